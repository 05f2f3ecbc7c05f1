package command

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"

	"isc-sync/internal/docschema"
	"isc-sync/schemas"
	"isc-sync/state/registry"
)

func (p *Program) kindsCommand() command {
	var f common
	var schema string
	return command{
		name: "kinds", summary: "list what can be declared",
		examples: []string{"isc-sync kinds", "isc-sync kinds --schema Source > source.schema.json"},
		options: append(f.options()[1:],
			option{name: "schema", word: "KIND", summary: "print the schema of these documents for editors; all is for every kind", into: &schema},
		),
		run: func(context.Context) error { return p.kinds(&f, schema) },
	}
}

func (p *Program) kinds(f *common, schema string) error {
	if err := f.check(); err != nil {
		return err
	}
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		return err
	}
	if schema == "" {
		return p.results(f).Kinds(p.Stdout, kinds.All())
	}
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
