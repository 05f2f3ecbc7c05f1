package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"isc-sync/internal/documents"
	"isc-sync/schemas"
	"isc-sync/state/registry"
)

// directory is a directory of documents and the kinds to read it with.
type directory struct {
	kinds *registry.Kinds
	*documents.Set
}

// load reads the documents of --dir. A directory without any, and without
// settings, is an error: it is rarely the one that was meant.
func load(ctx context.Context, f *common, c *connection) (*directory, error) {
	d, err := read(ctx, f, c)
	if err != nil {
		return nil, err
	}
	if len(d.Files) == 0 && !d.HasSettings {
		return nil, hinted(fmt.Errorf("there are no documents in %s", f.dir), d.emptyHint())
	}
	return d, nil
}

// sayEmpty reports that a new directory declares nothing yet, which explains
// why there are no changes and no problems.
func (d *directory) sayEmpty(dir string, t *ui) {
	if len(d.Files) == 0 {
		t.printf("there are no documents in %s: %s", dir, d.emptyHint())
	}
}

// sayOverlays reports that documents are read without what environments lay over them: a
// list that is managed whole may have less in them than a tenant is to have.
func (d *directory) sayOverlays(dir, env string, t *ui) {
	if env != "" {
		return
	}
	if names := documents.Overlaid(dir, d.kinds); len(names) > 0 {
		t.printf("no overlay is used without --env; the environments are %s", strings.Join(names, ", "))
	}
}

// emptyHint returns what to do about a directory without documents.
func (d *directory) emptyHint() string {
	switch {
	case len(d.JSON) > 0:
		return d.JSON[0] + " is JSON, and documents are YAML files: *.yaml or *.yml"
	case d.HasSettings:
		return "is --dir right? isc-sync export --out DIR writes a tenant as documents"
	}
	return "is --dir right? isc-sync init starts a new directory"
}

// loadSettings reads a directory for its settings, if there are any.
func loadSettings(ctx context.Context, f *common, c *connection) (*directory, error) {
	_, err := os.Stat(filepath.Join(f.dir, documents.SettingsFile))
	if err == nil || c.env != "" {
		return read(ctx, f, c)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("look for settings: %w", err)
	}
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		return nil, err
	}
	set := &documents.Set{APIVersion: c.apiVersion}
	if set.APIVersion == "" {
		set.APIVersion = registry.DefaultVersion
	}
	return &directory{kinds: kinds, Set: set}, nil
}

func read(ctx context.Context, f *common, c *connection) (*directory, error) {
	return readWith(ctx, f, c, documents.Options{})
}

func readWith(ctx context.Context, f *common, c *connection, o documents.Options) (*directory, error) {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		return nil, err
	}
	o.Env, o.APIVersion, o.Base, o.Stop = c.env, c.apiVersion, f.base(), ctx.Err
	set, err := documents.Load(f.dir, kinds, schemas.FS, o)
	if err != nil {
		return nil, err
	}
	return &directory{kinds: kinds, Set: set}, nil
}

// readFile reads a file that may be a pipe without a writer yet: an interrupt
// ends the wait.
func readFile(ctx context.Context, name string) ([]byte, error) {
	return waitFor(ctx, func() ([]byte, error) { return os.ReadFile(name) })
}

// readAtMost reads a file like readFile, but no more than one byte beyond a limit.
func readAtMost(ctx context.Context, name string, limit int64) ([]byte, error) {
	return waitFor(ctx, func() ([]byte, error) {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer func() { _ = file.Close() }()
		return io.ReadAll(io.LimitReader(file, limit+1))
	})
}

// waitFor returns what a function reads, or the reason why the wait for it ended.
func waitFor(ctx context.Context, reads func() ([]byte, error)) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	read := make(chan result, 1)
	go func() {
		data, err := reads()
		read <- result{data, err}
	}()
	select {
	case r := <-read:
		return r.data, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
