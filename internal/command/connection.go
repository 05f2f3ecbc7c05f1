package command

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"isc-sync/internal/documents"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// The variables that name a tenant, in the ecosystem's own words.
const (
	varBaseURL      = "SAIL_BASE_URL"
	varClientID     = "SAIL_CLIENT_ID"
	varClientSecret = "SAIL_CLIENT_SECRET"
)

// connection are the flags that say which tenant to talk to, and how.
type connection struct {
	baseURL, apiVersion, env, simulator string
	allowHost                           []string
	// rate is rateUnset unless it is given; 0 is not a limit.
	rate int
	// log are the events of the run.
	log *eventLog
}

func (c *connection) options() []option {
	c.rate, c.log = rateUnset, &eventLog{}
	return []option{
		{name: "base-url", word: "URL", summary: "address of the tenant's API (" + varBaseURL + ")", into: &c.baseURL},
		{name: "api-version", word: "VERSION", summary: "beta, v3, v2024, v2025 (the default), v2026 or v1", into: &c.apiVersion},
		{name: "env", word: "NAME", summary: "environment of isc-sync.yaml to use, with its overlay", into: &c.env},
		{name: "simulator", word: "FILE", summary: "use the simulated tenant kept in FILE; :memory: keeps nothing", into: &c.simulator},
		{name: "allow-host", word: "HOST", summary: "let this host, named by --env, receive the credentials (" + varAllowedHosts + ")", into: &c.allowHost},
		{name: "rate", word: "N", summary: "requests per 10 s and API version (default 100); 0 means unlimited, on loopback only", into: &c.rate, least: 0, most: state.MaxRate},
		{name: "events", word: "FILE", summary: "write what happens, as it happens (JSON Lines)", into: &c.log.path, log: c.log},
	}
}

func (c *connection) check() error {
	if c.baseURL != "" && c.simulator != "" {
		return conflict("--base-url", "--simulator")
	}
	if c.apiVersion == "" {
		return nil
	}
	if slices.Contains(registry.Versions(), c.apiVersion) {
		return nil
	}
	return usage(fmt.Sprintf("--api-version is %q", c.apiVersion), documents.VersionHint(c.apiVersion))
}

const rateUnset = -1

// simulatorRate is a budget that the simulator's own client never spends.
const simulatorRate = 1_000_000

// simulatorPause is how soon something that the simulator does in the
// background is looked at again.
const simulatorPause = 20 * time.Millisecond

// open makes a client for the tenant that flags, settings, environment and the
// sail CLI name, in this order.
func (p *Program) open(c *connection, f *common, settings state.Settings, apiVersion string, t *ui) (*rest.Client, error) {
	cfg := rest.Config{
		Version: apiVersion, Reserve: settings.Guard.Reserve,
		UserAgent: "isc-sync/" + strings.Fields(version())[0], Logger: p.logger(f), OnWait: t.waiting,
		Wrap: p.Wrap,
	}
	c.setRate(&cfg, settings.Rate)
	var err error
	if c.simulator != "" {
		err = c.simulate(&cfg)
	} else {
		err = p.connect(&cfg, c, settings.BaseURL)
	}
	if err != nil {
		return nil, err
	}
	if c.simulator == "" {
		cfg.Shared = p.shared(&cfg)
	}
	client, err := rest.New(cfg)
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	c.log.use(client)
	t.log = c.log.events()
	return client, nil
}

// setRate takes the rate of the flag, or else that of the settings.
func (c *connection) setRate(cfg *rest.Config, fromFile *int) {
	rate := c.rate
	if rate == rateUnset && fromFile != nil {
		rate = *fromFile
	}
	cfg.Rate, cfg.Unlimited = max(rate, 0), rate == 0
}

// simulate lets the client talk to the tenant inside the program.
func (c *connection) simulate(cfg *rest.Config) error {
	tenant, err := simulator.Open(c.simulator, simulator.Options{})
	if err != nil {
		return err
	}
	cfg.BaseURL = "http://127.0.0.1"
	cfg.ClientID, cfg.ClientSecret = tenant.Credentials()
	cfg.Transport = simulator.Transport(tenant)
	cfg.Reserve = 0
	if c.rate == rateUnset {
		cfg.Rate, cfg.Unlimited = simulatorRate, false
	}
	return nil
}

// connect finds the address and the credentials of a real tenant.
func (p *Program) connect(cfg *rest.Config, c *connection, fromFile string) (err error) {
	if cfg.BaseURL, err = p.chooseBaseURL(c, fromFile); err != nil {
		return err
	}
	id, secret := p.credentialNames(c.env)
	cfg.ClientID, cfg.ClientSecret = p.credential(id), p.credential(secret)
	if (cfg.ClientID == "") != (cfg.ClientSecret == "") {
		return hinted(errors.New("only one of "+id+" and "+secret+" is set"), "set both, or neither to use those of the sail CLI")
	}
	if cfg.BaseURL != "" && cfg.ClientID != "" {
		return nil
	}
	return p.askSail(cfg, c.env)
}

// credentialNames are the variables with the credentials for an environment: its own, as
// in SAIL_CLIENT_ID_PROD, if one of them is set, or else those for every tenant.
func (p *Program) credentialNames(env string) (id, secret string) {
	if env != "" {
		id, secret = ownName(varClientID, env), ownName(varClientSecret, env)
		if p.credential(id) != "" || p.credential(secret) != "" {
			return id, secret
		}
	}
	return varClientID, varClientSecret
}

// ownName is the name of a variable that is for one environment.
func ownName(variable, env string) string {
	return variable + "_" + strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToUpper(env))
}

// credential returns a variable without the line end and the spaces that stay
// on a value that was pasted or read from a file.
func (p *Program) credential(name string) string {
	value, _ := p.LookupEnv(name)
	return strings.TrimSpace(value)
}

var errNoTenant = errors.New("no tenant is named")

// askSail fills in what is missing from the sail CLI's active environment. Its
// credentials are never sent to another tenant than its own.
func (p *Program) askSail(cfg *rest.Config, env string) error {
	sail, err := readSail(p.Home)
	if err != nil {
		return err
	}
	switch {
	case sail == nil && cfg.BaseURL == "":
		return hinted(errNoTenant,
			"set "+varBaseURL+", "+varClientID+" and "+varClientSecret+", or try --simulator :memory:")
	case sail == nil || cfg.BaseURL != "" && !sail.isAt(cfg.BaseURL):
		return hinted(fmt.Errorf("there are no credentials for %s", cfg.BaseURL), credentialsHint(env))
	}
	cfg.BaseURL = sail.BaseURL
	if cfg.ClientID != "" {
		return nil
	}
	cfg.ClientID, cfg.ClientSecret, err = sail.credentials()
	return err
}

func credentialsHint(env string) string {
	hint := "set " + varClientID + " and " + varClientSecret
	if env == "" {
		return hint
	}
	return hint + ", or for this environment alone, " + ownName(varClientID, env) + " and " + ownName(varClientSecret, env)
}

// variable finds a variable that documents name, which is never one of the
// program's own. An empty one counts as not set: that is what a CI system
// passes on for a secret that it does not have.
func (p *Program) variable(name string) (string, bool) {
	if state.IsReservedVariable(name) {
		return "", false
	}
	value, set := p.LookupEnv(name)
	return value, set && value != ""
}
