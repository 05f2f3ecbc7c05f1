package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/zalando/go-keyring"
	"isc-sync/internal/yamltree"
)

// sailEnvironment is the environment that the vendor's sail CLI would use.
type sailEnvironment struct {
	Name    string `yaml:"-"`
	BaseURL string `yaml:"baseurl"`
}

// sailConfig is what is needed of ~/.sailpoint/config.yaml.
type sailConfig struct {
	AuthType     string                     `yaml:"authtype"`
	Active       string                     `yaml:"activeenvironment"`
	Environments map[string]sailEnvironment `yaml:"environments"`
}

// The services under which the sail CLI keeps a personal access token in the
// system's keyring; the user is the environment.
const (
	sailIDService     = "environments.pat.clientid"
	sailSecretService = "environments.pat.clientsecret"
)

// readSail returns the sail CLI's active environment, nil if it has none.
func readSail(home string) (*sailEnvironment, error) {
	if home == "" {
		return nil, nil
	}
	path := filepath.Join(home, ".sailpoint", "config.yaml")
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the sail CLI's settings: %w", err)
	}
	var config sailConfig
	if err := yamltree.Into(data, &config); err != nil {
		return nil, fmt.Errorf("read the sail CLI's settings: %s is not a valid sail config file", path)
	}
	return config.active()
}

// active finds the active environment; letter case does not count.
func (c sailConfig) active() (*sailEnvironment, error) {
	name := strings.ToLower(c.Active)
	if name == "" {
		name = "default"
	}
	for key, env := range c.Environments {
		if strings.ToLower(key) != name || env.BaseURL == "" {
			continue
		}
		if kind := strings.ToLower(c.AuthType); kind != "" && kind != "pat" {
			return nil, hinted(fmt.Errorf("the sail CLI signs in to %s by %s", env.BaseURL, kind),
				"isc-sync needs a personal access token: sail set auth pat, or "+varClientID+" and "+varClientSecret)
		}
		env.Name = name
		return &env, nil
	}
	return nil, nil
}

// isAt reports whether a base URL is that of the environment.
func (e *sailEnvironment) isAt(baseURL string) bool {
	same := func(s string) string { return strings.ToLower(strings.TrimRight(s, "/")) }
	return same(e.BaseURL) == same(baseURL)
}

// credentials reads the token from the system's keyring.
func (e *sailEnvironment) credentials() (id, secret string, err error) {
	if id, err = keyring.Get(sailIDService, e.Name); err == nil {
		secret, err = keyring.Get(sailSecretService, e.Name)
	}
	if err != nil {
		return "", "", hinted(fmt.Errorf("read the sail CLI's credentials for %s from the system's keyring: %w", e.BaseURL, err),
			"set "+varClientID+" and "+varClientSecret)
	}
	return id, secret, nil
}
