package command

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/documents"
	"isc-sync/internal/rest"
)

const (
	varAllowedHosts = "SAIL_ALLOWED_HOSTS"
	flagAllowHost   = "--allow-host"
)

// chooseBaseURL returns the address that the flag, the environment of
// isc-sync.yaml or the variable names, in this order, or "" if none does. The
// file is part of the reviewed directory: a user who can propose a change to it
// must not be able to choose who receives the credentials.
func (p *Program) chooseBaseURL(c *connection, fromFile string) (string, error) {
	fromVariable, _ := p.LookupEnv(varBaseURL)
	switch {
	case c.baseURL != "":
		return c.baseURL, nil
	case fromFile == "":
		return fromVariable, nil
	}
	host, err := rest.HostOf(fromFile)
	if err != nil {
		return "", fmt.Errorf("environment %q of %s: %w", c.env, documents.SettingsFile, err)
	}
	if fromVariable != "" {
		return fromFile, sameHost(c.env, host, fromVariable)
	}
	return fromFile, p.mayReceiveCredentials(c, host)
}

// sameHost refuses an environment that names another host than the variable.
func sameHost(env string, host rest.Host, fromVariable string) error {
	other, err := rest.HostOf(fromVariable)
	if err != nil {
		return fmt.Errorf("%s: %w", varBaseURL, err)
	}
	if host == other {
		return nil
	}
	return hinted(fmt.Errorf("environment %q of %s is at %s, but %s is at %s", env, documents.SettingsFile, host, varBaseURL, other),
		"unset "+varBaseURL+", leave out --env, or choose one with --base-url; nothing was sent")
}

// mayReceiveCredentials refuses a host from isc-sync.yaml that is neither the
// vendor's, nor this machine, nor allowed outside the directory.
func (p *Program) mayReceiveCredentials(c *connection, host rest.Host) error {
	allowed, err := p.allowedHosts(c)
	if err != nil || host.IsVendor() || host.IsLoopback() || slices.ContainsFunc(allowed, host.Is) {
		return err
	}
	return hinted(fmt.Errorf("environment %q of %s is at %s, which is outside SailPoint's domains", c.env, documents.SettingsFile, host),
		fmt.Sprintf("if this host may receive your credentials, add %s %s, or set %s=%s; nothing was sent", flagAllowHost, host, varAllowedHosts, host))
}

// allowedHosts are the hosts that the operator allows: by flag, or in a
// variable that separates them by commas or spaces.
func (p *Program) allowedHosts(c *connection) ([]string, error) {
	for _, host := range c.allowHost {
		if !isHostName(host) {
			return nil, usage(fmt.Sprintf("%s is %q", flagAllowHost, host), "it takes one host, such as acme.example, or a host and a port")
		}
	}
	list, _ := p.LookupEnv(varAllowedHosts)
	fromVariable := strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' || r == '\r' })
	for _, host := range fromVariable {
		if !isHostName(host) {
			return nil, hinted(fmt.Errorf("%s holds %q, which is not a host", varAllowedHosts, host), "separate hosts such as acme.example by commas")
		}
	}
	return append(fromVariable, c.allowHost...), nil
}

// isHostName reports whether text can be a host, with or without a port. Wildcards are not:
// each host is allowed by name.
func isHostName(text string) bool {
	return text != "" && !strings.ContainsAny(text, "/@*?#\\ ,")
}
