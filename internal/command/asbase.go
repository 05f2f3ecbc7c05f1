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

// asBaseExport exports the tenants of all environments that have an overlay into one
// directory, with the settings that name them.
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
	exported.Files[documents.SettingsFile] = settings
	t.printf("read %d tenants with %s", len(environments), render.Count(exported.Requests, "request", "requests"))
	return p.writeExport(ctx, f, exported)
}

// overlaid opens the tenants of the environments that have an overlay. That of --env is the
// first one: its order counts where the others have another one.
func (p *Program) overlaid(ctx context.Context, f *exportFlags, t *ui) ([]engine.Environment, error) {
	all, err := readEnvironment(ctx, &f.common, f.connection, f.env)
	if err != nil {
		return nil, err
	}
	var out []engine.Environment
	for _, name := range all.Environments {
		c := f.connection
		c.env = name
		d, err := readEnvironment(ctx, &f.common, c, name)
		if err != nil {
			return nil, err
		}
		if d.Settings.Overlay == "" && name == f.env {
			return nil, usage(fmt.Sprintf("the environment %s has no overlay", name), "write overlay: overlays/"+name+" there, for what only this environment has")
		} else if d.Settings.Overlay == "" {
			continue
		}
		if i := slices.IndexFunc(out, func(e engine.Environment) bool { return e.Overlay == d.Settings.Overlay }); i >= 0 {
			return nil, usage(fmt.Sprintf("the environments %s and %s have one overlay", out[i].Name, name), "give each its own: what only one has is written there")
		}
		env := engine.Environment{Name: name, Overlay: d.Settings.Overlay}
		env.Options.Ignore, env.Options.Partial = d.Settings.Ignore, true
		if env.Options.Only, err = d.patterns(flagOnly, f.only); err != nil {
			return nil, err
		}
		if env.Options.Kinds, err = d.kindsCalled(f.kinds); err != nil {
			return nil, err
		}
		if env.Engine, err = p.engine(&f.common, &c, d, d.APIVersion, t); err != nil {
			return nil, err
		}
		if name == f.env {
			out = append([]engine.Environment{env}, out...)
			continue
		}
		out = append(out, env)
	}
	if len(out) == 0 {
		return nil, usage("no environment has an overlay", "write overlay: overlays/NAME into the environments, "+strings.Join(all.Environments, ", "))
	}
	return out, nil
}
