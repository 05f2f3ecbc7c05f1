package command

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"

	"isc-sync/engine"
	"isc-sync/examples"
	"isc-sync/internal/docschema"
	"isc-sync/internal/kindpage"
	"isc-sync/schemas"
	"isc-sync/state/registry"
)

func (p *Program) kindsCommand() command {
	var f common
	var schema, name string
	return command{
		name: "kinds", summary: "list what can be declared, or explain one kind",
		about:    "With a KIND it prints what its documents may contain: fields, types, defaults, references, dangers, and an example.",
		examples: []string{"isc-sync kinds", "isc-sync kinds Role", "isc-sync kinds --schema Source > source.schema.json"},
		operand:  "[KIND]", into: &name,
		options: append(f.options()[1:],
			option{name: "schema", word: "KIND", summary: "print the schema of these documents for editors; all is for every kind", into: &schema},
		),
		run: func(context.Context) error { return p.kinds(&f, name, schema) },
	}
}

func (p *Program) kinds(f *common, name, schema string) error {
	if err := f.check(); err != nil {
		return err
	}
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		return err
	}
	switch {
	case name != "" && schema != "":
		return conflict("KIND", "--schema")
	case name != "":
		return p.explainKind(f, kinds, name)
	case schema != "":
		return p.documentSchema(kinds, schema)
	}
	return p.results(f).Kinds(p.Stdout, kinds.All())
}

// explainKind prints what documents of a kind may contain.
func (p *Program) explainKind(f *common, kinds *registry.Kinds, name string) error {
	kind, err := kindCalled(kinds, name)
	if err != nil {
		return err
	}
	example, err := kindpage.Example(examples.Kinds, kind.Name)
	if err != nil {
		return err
	}
	return p.results(f).Kind(p.Stdout, kindpage.Of(kinds, kind, example))
}

// documentSchema prints the schema of the documents of a kind, or of all.
func (p *Program) documentSchema(kinds *registry.Kinds, schema string) error {
	file := docschema.All
	if schema != "all" && schema != docschema.All {
		kind, err := kindCalled(kinds, schema)
		if err != nil {
			return err
		}
		file = docschema.File(kind)
	}
	data, err := fs.ReadFile(schemas.FS, "documents/"+file)
	if err != nil {
		return fmt.Errorf("read the schema: %w", err)
	}
	_, err = p.Stdout.Write(data)
	return err
}

// kindCalled returns the kind with a name that documents can declare.
func kindCalled(kinds *registry.Kinds, name string) (*registry.Kind, error) {
	if kind := kinds.Find(name); kind != nil && kind.Declarable() {
		return kind, nil
	}
	return nil, usage(fmt.Sprintf("unknown kind %q", name), cmp.Or(nearKind(kinds, name), "isc-sync kinds lists what there is"))
}

// part is the part of a tenant that --only and --kind choose.
func (d *directory) part(only, kinds []string) (part engine.ExportOptions, err error) {
	part.Ignore = d.Settings.Ignore
	if part.Only, err = d.patterns(flagOnly, only); err != nil {
		return part, err
	}
	part.Kinds, err = d.kindsCalled(kinds)
	return part, err
}

// kindsCalled returns the kinds with these names.
func (d *directory) kindsCalled(names []string) (kinds []*registry.Kind, err error) {
	for _, name := range names {
		kind, err := kindCalled(d.kinds, name)
		if err != nil {
			return nil, err
		}
		kinds = append(kinds, kind)
	}
	return kinds, nil
}
