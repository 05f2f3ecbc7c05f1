package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2/maybe"

	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/exit"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/realpath"
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
	only, err := d.patterns(flagOnly, f.only)
	if err != nil {
		return err
	}
	kinds, err := d.kindsCalled(f.kinds)
	if err != nil {
		return err
	}
	t := p.ui(&f.common)
	e, err := p.engine(&f.common, &f.connection, d, d.APIVersion, t)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return fmt.Errorf("open %s: %w", f.dir, err)
	}
	defer root.Close()
	p.keepGoing()
	end := t.during()
	updated, err := e.Update(ctx, d.Documents, engine.UpdateOptions{
		ExportOptions: engine.ExportOptions{Only: only, Kinds: kinds, Ignore: d.Settings.Ignore},
		Settings:      d.Settings, LeftOut: d.LeftOut, Prune: f.prune, DryRun: f.dryRun, Read: root.ReadFile,
		Real:   func(name string) string { return realOf(root, name) },
		Reload: func(files map[string][]byte) (state.Documents, error) { return d.with(ctx, f, files) },
	})
	end()
	if err != nil {
		return err
	}
	t.printf("read the tenant with %s", render.Count(updated.Requests, "request", "requests"))
	return p.writeUpdate(f, root, updated)
}

// with reads the directory as if files in it had other content.
func (d *directory) with(ctx context.Context, f *exportFlags, files map[string][]byte) (state.Documents, error) {
	set, err := documents.LoadWith(f.dir, files, d.kinds, schemas.FS, documents.Options{Env: f.env, APIVersion: f.apiVersion, Base: f.base(), Stop: ctx.Err})
	if err != nil {
		return nil, err
	}
	return set.Documents, nil
}

func (p *Program) writeUpdate(f *exportFlags, root *os.Root, updated *engine.Updated) error {
	before := map[string][]byte{}
	for name := range updated.Files {
		data, err := root.ReadFile(name)
		if err == nil {
			before[name] = data
		} else if !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("read %s: %w", name, err)
		}
	}
	if !f.dryRun {
		for _, name := range jsonvalue.SortedKeys(updated.Files) {
			if err := replaceFile(root, f.dir, name, updated.Files[name]); err != nil {
				return fmt.Errorf("write %s: %w", name, err)
			}
		}
	}
	err := p.results(&f.common).Updated(p.Stdout, render.Update{Updated: updated, Directory: f.dir, Before: before, DryRun: f.dryRun, Pruned: f.prune})
	if err != nil {
		return err
	}
	if f.strict && len(updated.NotRead) > 0 {
		return silentExit(exit.Error)
	}
	return nil
}

// realOf is the path that a link leads to.
func realOf(root *os.Root, name string) string {
	if real, err := realpath.Of(root.FS(), name); err == nil {
		return real
	}
	return name
}

// replaceFile writes a file in one piece, so that it is either the old one or the new
// one, or removes it. What a link leads to is written, not the link.
func replaceFile(root *os.Root, dir, name string, data []byte) error {
	if data == nil {
		return root.Remove(filepath.FromSlash(name))
	}
	mode := fs.FileMode(0o644)
	name = realOf(root, name)
	if info, err := root.Stat(filepath.FromSlash(name)); err == nil {
		mode = info.Mode().Perm()
	}
	if err := root.MkdirAll(filepath.Dir(filepath.FromSlash(name)), 0o755); err != nil {
		return err
	}
	return maybe.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), data, mode)
}
