package command

import (
	"context"

	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/exit"
	"isc-sync/internal/render"
	"isc-sync/schemas"
	"isc-sync/state"
)

// update writes what the tenant has into the documents of a directory.
func (p *Program) update(ctx context.Context, f *exportFlags) error {
	if f.out != "" {
		f.dir = f.out
	}
	d, err := load(ctx, &f.common, &f.connection)
	if err != nil {
		return err
	}
	part, err := d.part(f.only, f.kinds)
	if err != nil {
		return err
	}
	t := p.ui(&f.common)
	d.sayOverlays(f.dir, f.env, t)
	e, err := p.engine(&f.common, &f.connection, d, d.APIVersion, t)
	if err != nil {
		return err
	}
	to, err := replacing(f.dir)
	if err != nil {
		return err
	}
	defer to.root.Close()
	p.keepGoing()
	end := t.during()
	updated, err := e.Update(ctx, d.Documents, engine.UpdateOptions{
		ExportOptions: part,
		Settings:      d.Settings, LeftOut: d.LeftOut, Prune: f.prune, DryRun: f.dryRun, Read: to.readFile,
		Real:   func(name string) string { return realOf(to.root, name) },
		Reload: func(files map[string][]byte) (state.Documents, error) { return d.with(ctx, f, files) },
	})
	end()
	if err != nil {
		return err
	}
	t.printf("read the tenant with %s", render.Count(updated.Requests, "request", "requests"))
	for _, text := range updated.Unwritten {
		t.printf("%s; an export into an empty folder has the tenant's values", text)
	}
	return p.writeUpdate(ctx, f, to, updated, d.Settings.Overlay)
}

// with reads the directory as if files in it had other content.
func (d *directory) with(ctx context.Context, f *exportFlags, files map[string][]byte) (state.Documents, error) {
	set, err := documents.LoadWith(f.dir, files, d.kinds, schemas.FS, documents.Options{Env: f.env, APIVersion: f.apiVersion, Base: f.base(), Stop: ctx.Err})
	if err != nil {
		return nil, err
	}
	return set.Documents, nil
}

func (p *Program) writeUpdate(ctx context.Context, f *exportFlags, to replacement, updated *engine.Updated, overlay string) error {
	withSchemaLines(f.dir, updated.Files, func(name string) bool { return to.read[name] == nil })
	if !f.dryRun {
		if err := to.write(ctx, updated.Files); err != nil {
			return err
		}
	}
	before := map[string][]byte{}
	for name := range updated.Files {
		if data := to.read[name]; data != nil {
			before[name] = data
		}
	}
	err := p.results(&f.common).Updated(p.Stdout, render.Update{Updated: updated, Directory: f.dir, Before: before, DryRun: f.dryRun, Pruned: f.prune, Overlay: overlay, Terminal: isTerminal(p.Stdout), Path: pathsInPatches(to.root, f.dir)})
	if err != nil {
		return err
	}
	if f.strict && len(updated.NotRead) > 0 {
		return silentExit(exit.Error)
	}
	return nil
}
