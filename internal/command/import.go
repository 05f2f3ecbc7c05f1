package command

import (
	"context"
	"fmt"

	"isc-sync/engine"
	"isc-sync/internal/documents"
)

// fromSPConfig is the only form that import reads.
const fromSPConfig = "sp-config"

// importFlags are the flags of import.
type importFlags struct {
	common
	connection
	from, file, out string
}

func (p *Program) importCommand() command {
	var f importFlags
	return command{
		name: "import", summary: "write an export of SP-Config or Configuration Hub as documents",
		about: "It reads nothing but the file, and needs no tenant. What the file does not hold, such as secrets, clusters and schedules, the documents do not manage; what could not be converted is listed.",
		examples: []string{
			"isc-sync import --from sp-config export.json --out tenant",
			"isc-sync import --from sp-config export.json --out tenant -o json",
		},
		options: append(f.common.options(),
			option{name: "from", word: "FORM", summary: "the form of the file: " + fromSPConfig, into: &f.from},
			option{name: "out", word: "DIR", summary: "directory to write to; it must be new or empty", into: &f.out},
			option{name: "api-version", word: "VERSION", summary: "write documents of this API version", into: &f.apiVersion},
			option{name: "env", word: "NAME", summary: "environment of isc-sync.yaml to use", into: &f.env},
		),
		operand: "FILE", into: &f.file,
		run: func(ctx context.Context) error { return p.importFile(ctx, &f) },
	}
}

func (f *importFlags) check() error {
	if err := firstError(f.common.check(), f.connection.check()); err != nil {
		return err
	}
	if f.from == "" {
		return usage("--from is missing", "write --from "+fromSPConfig)
	}
	return firstError(oneOf("--from", f.from, fromSPConfig), checkOut(f.out, newOut))
}

func (p *Program) importFile(ctx context.Context, f *importFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	d, err := loadSettings(ctx, &f.common, &f.connection)
	if err != nil {
		return err
	}
	data, err := readAtMost(ctx, f.file, engine.MaxImport)
	if err != nil {
		return fmt.Errorf("read the export: %w", err)
	}
	imported, err := engine.Import(ctx, d.kinds, data, engine.ImportOptions{Version: d.APIVersion, Ignore: d.Settings.Ignore})
	if err != nil {
		return hinted(fmt.Errorf("read %s: %w", f.file, err), "name a file that SP-Config or Configuration Hub exported, as JSON")
	}
	t := p.ui(&f.common)
	for _, text := range imported.Unmatched {
		t.printf("%s", text)
	}
	p.keepGoing()
	withSchemaLines(f.out, imported.Files, always)
	if err := documents.Write(ctx, f.out, imported.Files); err != nil {
		return fmt.Errorf("write the documents: %w", err)
	}
	return p.results(&f.common).Imported(p.Stdout, imported, f.out)
}
