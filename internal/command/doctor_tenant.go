package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"isc-sync/engine"
	"isc-sync/internal/duration"
	"isc-sync/internal/render"
	"isc-sync/internal/rest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// environments checks that each environment names a tenant and has credentials. Nothing
// is sent.
func (c *checkup) environments(ctx context.Context) {
	if c.d == nil || c.f.env != "" || c.f.simulator != "" {
		return
	}
	for _, name := range c.d.Environments {
		check := "environment " + name
		d, err := readEnvironment(ctx, &c.f.common, c.f.connection, name)
		if err != nil {
			c.mistakes(check, err)
			continue
		}
		var cfg rest.Config
		host, err := rest.Host{}, c.connect(&cfg, &connection{env: name, allowHost: c.f.allowHost}, d.Settings.BaseURL)
		if err == nil {
			host, err = rest.HostOf(cfg.BaseURL)
		}
		if err != nil {
			c.warn(check, err.Error(), hintIn(err))
			continue
		}
		c.ok(check, host.String()+", with credentials")
	}
}

// tenant signs in and reads a little.
func (c *checkup) tenant(ctx context.Context) {
	if c.d == nil {
		c.warn("connection", "not checked, since the settings have mistakes", "")
		return
	}
	e, err := c.engine(&c.f.common, &c.f.connection, c.d, c.d.APIVersion, c.ui(&c.f.common))
	switch {
	case errors.Is(err, errNoTenant) && c.f.env == "" && len(c.d.Environments) > 0:
		c.warn("connection", "not checked: "+err.Error(), hintIn(err))
		return
	case err != nil:
		c.failed("connection", err)
		return
	}
	found, err := e.Probe(ctx)
	if err != nil {
		c.failed("connection", err)
		return
	}
	c.ok("connection", fmt.Sprintf("%s: signed in to %s; a token is used for %s", e.Client, found.Session.Org, duration.Words(found.Session.Life)))
	c.clock(found.Session)
	c.scopes(found.Session)
	c.version(found)
	c.kinds(found)
}

// clockMargin is by how much clocks may differ. The life of tokens does not depend on it,
// but reports and certificates do.
const clockMargin = time.Minute

func (c *checkup) clock(said rest.Session) {
	switch by := said.Ahead.Abs(); {
	case !said.Dated && c.f.simulator != "":
		return // it shares this machine's clock
	case !said.Dated:
		c.warn("clock", "not compared: the tenant's answer has no date", "")
	case by <= clockMargin:
		c.ok("clock", "agrees with the tenant's within a minute")
	default:
		word := map[bool]string{true: "ahead of", false: "behind"}[said.Ahead > 0]
		c.warn("clock", fmt.Sprintf("this machine is %s %s the tenant", duration.Words(by.Round(time.Minute)), word), "set the clock: certificates and the times in reports depend on it")
	}
}

func (c *checkup) scopes(said rest.Session) {
	const hint = "create a personal access token with the scope " + engine.AllScopes + ", or with those that docs/reference/rights.md lists"
	switch {
	case len(said.Scopes) == 0:
		c.warn("scopes", "the tenant does not name the scopes of the token", "whether they are enough for writing shows in apply")
	case slices.Equal(said.Scopes, []string{engine.DefaultScope}):
		c.fail("scopes", "the token has "+engine.DefaultScope+" alone, which opens nothing that needs a scope", hint)
	default:
		c.ok("scopes", strings.Join(said.Scopes, ", "))
	}
}

// version fails if nothing at all can be read with it.
func (c *checkup) version(found *engine.Probed) {
	for _, k := range found.Kinds {
		if !k.Unread.Happened() && !k.Kind.IsSetting() { // a setting that is 404 was never set
			c.ok("API version", c.d.APIVersion)
			return
		}
	}
	c.fail("API version", "no list can be read in "+c.d.APIVersion, "does the tenant have this version? --api-version or apiVersion chooses another one")
}

// kinds reports what the client may not read, and what its scopes do not let it write.
func (c *checkup) kinds(found *engine.Probed) {
	declared := engine.DeclaredOf(c.d.Documents)
	readable := 0
	var others []string
	for _, k := range found.Kinds {
		switch {
		case !k.Unread.Happened():
			readable++
		case declared[k.Kind]:
			c.fail("read", k.Kind.Name+": "+k.Unread.Why, state.WithoutSkipping(k.Unread.Hint))
		default:
			others = append(others, k.Kind.Name)
		}
	}
	c.ok("read", fmt.Sprintf("%d of %s can be read, not counting what belongs to other objects", readable, render.Count(len(found.Kinds), "kind", "kinds")))
	if len(others) > 0 {
		c.warn("read", "no document declares these, and they cannot be read: "+strings.Join(others, ", "), "an export leaves them out, and lists the rights that each of them needs")
	}
	c.writing(found.Lacks, declared)
}

// writing reports the kinds that the scopes do not cover, those that are declared or else
// all.
func (c *checkup) writing(lacks []engine.Lack, declared map[*registry.Kind]bool) {
	complete := true
	for _, l := range lacks {
		if len(declared) == 0 || declared[l.Kind] {
			c.warn("write", l.Kind.Name+" cannot be written: the token has no scope for it", "give it the scope "+strings.Join(l.Scopes, " or "))
			complete = false
		}
	}
	if complete {
		c.ok("write", "no scope is missing; whether the level of the user is enough, only a write shows")
	}
}
