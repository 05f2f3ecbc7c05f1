package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/exit"
	"isc-sync/internal/render"
)

// exportFlags are the flags of export.
type exportFlags struct {
	common
	connection
	out    string
	only   []string
	kinds  []string
	strict bool
	// update writes into the documents of a directory instead of new files.
	update, prune, dryRun bool
	// asBase exports all environments.
	asBase bool
}

func (p *Program) exportCommand() command {
	var f exportFlags
	return command{
		name: "export", summary: "write the tenant as documents",
		about: "With --as-base it reads the tenant of every environment of isc-sync.yaml and writes a new directory with the same settings. Each environment needs an overlay and credentials. The order and the comments are those of the environment that --env names.",
		examples: []string{
			"isc-sync export --out tenant",
			"isc-sync export --out hr --only 'Source/HR Feed' --strict",
			"isc-sync export --out access --kind Role --kind AccessProfile",
			"isc-sync export --update --out tenant --dry-run",
			"isc-sync export --env dev --as-base --out tenants",
		},
		options: append(append(f.common.options(), f.connection.options()...),
			option{name: "out", word: "DIR", summary: "directory to write to; it must be new or empty without --update", into: &f.out},
			option{name: "only", word: "KEY", summary: "only this resource and its children; * in a key matches anything", into: &f.only},
			option{name: "kind", word: "KIND", summary: "only this kind; with --only, what fits both", into: &f.kinds},
			option{name: "update", summary: "write what differs into the documents of --out, in place, or into the overlay of --env", into: &f.update},
			option{name: "prune", summary: "with --update, remove the documents of what the tenant does not have, and rename those whose object clearly got another name", into: &f.prune},
			option{name: "dry-run", summary: "with --update, print the difference and write nothing", into: &f.dryRun},
			option{name: "as-base", summary: "export all environments: what they share, and the rest into their overlays", into: &f.asBase},
			option{name: "strict", summary: "exit with 1 where something could not be read", into: &f.strict},
		),
		run: func(ctx context.Context) error { return p.export(ctx, &f) },
	}
}

func (p *Program) export(ctx context.Context, f *exportFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	if f.update {
		return p.update(ctx, f)
	}
	if f.asBase {
		return p.asBaseExport(ctx, f)
	}
	d, err := loadSettings(ctx, &f.common, &f.connection)
	if err != nil {
		return err
	}
	part, err := d.part(f.only, f.kinds)
	if err != nil {
		return err
	}
	t := p.ui(&f.common)
	e, err := p.engine(&f.common, &f.connection, d, d.APIVersion, t)
	if err != nil {
		return err
	}
	p.keepGoing()
	end := t.during()
	exported, err := e.Export(ctx, part)
	end()
	if err != nil {
		return err
	}
	if err := f.foundIn("the tenant has", exported); err != nil {
		return err
	}
	for _, text := range exported.Unmatched {
		t.printf("%s", text)
	}
	t.printf("read the tenant with %s", render.Count(exported.Requests, "request", "requests"))
	e.Client.LogRequests()
	return p.writeExport(ctx, f, exported)
}

func (f *exportFlags) check() error {
	if err := firstError(f.common.check(), f.connection.check(), f.checkAsBase()); err != nil {
		return err
	}
	switch {
	case !f.update && (f.prune || f.dryRun):
		return usage("--prune and --dry-run need --update", "an export into a new directory changes no file")
	case f.update:
		return nil
	}
	return checkOut(f.out, f.otherOut())
}

// otherOut is what to do about an --out that is missing or not empty.
func (f *exportFlags) otherOut() string {
	if f.asBase {
		return newOut
	}
	return newOut + ", or write into the one that you have with --update --out " + cmp.Or(f.out, ".") + ": it changes what differs, and adds what no document declares"
}

// foundIn refuses an export of chosen resources of which there is none.
func (f *exportFlags) foundIn(tenant string, exported *engine.Exported) error {
	if len(f.only) == 0 || exported.Objects > 0 {
		return nil
	}
	return hinted(fmt.Errorf("%s nothing to export of %s", tenant, strings.Join(append(f.only, f.kinds...), ", ")), "names are case-sensitive")
}

const newOut = "name a directory that is new or empty"

// checkOut refuses a directory that is not there to write to, before anything is read.
func checkOut(dir, hint string) error {
	if dir == "" {
		return usage("--out is missing", hint)
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("look into --out: %w", err)
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") {
			return hinted(fmt.Errorf("%s is not empty", dir), hint)
		}
	}
	return nil
}

func (p *Program) writeExport(ctx context.Context, f *exportFlags, exported *engine.Exported) error {
	withSchemaLines(f.out, exported.Files, always)
	if err := documents.Write(ctx, f.out, exported.Files); err != nil {
		return fmt.Errorf("write the export: %w", err)
	}
	if err := p.results(&f.common).Exported(p.Stdout, exported, f.out); err != nil {
		return err
	}
	if f.strict && len(exported.NotRead) > 0 {
		return silentExit(exit.Error)
	}
	return nil
}
