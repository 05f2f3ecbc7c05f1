package command

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/render"
)

// checkAsBase refuses flags that --as-base does not go with.
func (f *exportFlags) checkAsBase() error {
	for _, other := range []struct {
		name  string
		given bool
	}{{"--update", f.update}, {"--base-url", f.baseURL != ""}, {"--simulator", f.simulator != ""}} {
		if f.asBase && other.given {
			return conflict("--as-base", other.name)
		}
	}
	return nil
}

// asBaseExport exports the tenants of all environments into one directory, with the
// settings that name them.
func (p *Program) asBaseExport(ctx context.Context, f *exportFlags) error {
	settings, err := os.ReadFile(filepath.Join(f.dir, documents.SettingsFile))
	if err != nil {
		return hinted(fmt.Errorf("read the environments: %w", err), "--dir names the directory with "+documents.SettingsFile)
	}
	t := p.ui(&f.common)
	environments, err := p.overlaid(ctx, f, t)
	if err != nil {
		return err
	}
	p.keepGoing()
	end := t.during()
	exported, err := engine.ExportAll(ctx, environments)
	end()
	if err != nil {
		return err
	}
	if err := f.foundIn("the tenants have", exported); err != nil {
		return err
	}
	for _, text := range exported.Unmatched {
		t.printf("%s", text)
	}
	exported.Files[documents.SettingsFile] = settings
	t.printf("read %s with %s", render.Count(len(environments), "tenant", "tenants"), render.Count(exported.Requests, "request", "requests"))
	return p.writeExport(ctx, f, exported)
}

// overlaid opens the tenants of all environments. That of --env is the first one: its order
// and its comments count where the others have others.
func (p *Program) overlaid(ctx context.Context, f *exportFlags, t *ui) ([]engine.Environment, error) {
	directories, err := f.environments(ctx)
	if err != nil {
		return nil, err
	}
	var out []engine.Environment
	for _, d := range directories {
		c := f.connection
		c.env = d.name
		env := engine.Environment{Name: d.name, Overlay: d.Settings.Overlay}
		if env.Options, err = d.part(f.only, f.kinds); err != nil {
			return nil, err
		}
		env.Options.Partial = true
		if env.Engine, err = p.engine(&f.common, &c, d.directory, d.APIVersion, t); err != nil {
			return nil, fmt.Errorf("environment %s: %w", d.name, err)
		}
		out = append(out, env)
	}
	return out, nil
}

// environments reads the settings once for each environment, that of --env first.
func (f *exportFlags) environments(ctx context.Context) ([]environment, error) {
	all, err := readEnvironment(ctx, &f.common, f.connection, f.env)
	if err != nil {
		return nil, err
	}
	names := all.Environments
	if len(names) < 2 {
		return nil, usage("--as-base needs at least two environments", "name the tenants below environments in "+documents.SettingsFile+", each with its baseURL and overlay")
	}
	if at := slices.Index(names, f.env); at >= 0 {
		names = slices.Concat(names[at:at+1], names[:at], names[at+1:])
	}
	out, err := readEnvironments(ctx, &f.common, f.connection, names)
	if err != nil {
		return nil, err
	}
	return out, haveOverlays(out)
}

// haveOverlays refuses environments whose own values would have no place. One without an
// overlay would get what the others share, which is not what its tenant has.
func haveOverlays(environments []environment) error {
	var without []string
	for i, e := range environments {
		if e.Settings.Overlay == "" {
			without = append(without, e.name)
			continue
		}
		for _, before := range environments[:i] {
			if before.Settings.Overlay == e.Settings.Overlay {
				return usage(fmt.Sprintf("the environments %s and %s have one overlay", before.name, e.name), "give each its own: what only one has is written there")
			}
		}
	}
	if len(without) == 0 {
		return nil
	}
	return usage(fmt.Sprintf("%s without an overlay: %s", render.Count(len(without), "environment", "environments"), strings.Join(without, ", ")),
		fmt.Sprintf("write overlay: overlays/%s there: what only this environment has gets no other place", without[0]))
}
