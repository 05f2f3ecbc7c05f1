// Package docschema generates the JSON Schema of the documents that users write
// from the kinds: the fields beside kind, references as names, and no field
// that only the server writes. Everything in it follows from the kinds.
package docschema

import (
	"fmt"

	"isc-sync/state"
	"isc-sync/state/registry"
)

//go:generate go test . -run TestTheCommittedSchemasAreCurrent -update

const (
	dialect = "https://json-schema.org/draft/2020-12/schema"
	base    = "https://isc-sync.invalid/schemas/documents/"
)

// All is the name of the file that describes documents of every kind.
const All = "all.json"

// File returns the name of the file that describes documents of a kind.
func File(k *registry.Kind) string { return k.Name + ".json" }

// Files returns the content of every document schema by its file's name.
func Files(kinds *registry.Kinds) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, k := range kinds.All() {
		data, err := indented(append(heading(File(k)), document(k)...))
		if err != nil {
			return nil, fmt.Errorf("write the schema of %s documents: %w", k.Name, err)
		}
		files[File(k)] = data
	}
	data, err := indented(all(kinds))
	if err != nil {
		return nil, fmt.Errorf("write the schema of all documents: %w", err)
	}
	files[All] = data
	return files, nil
}

func heading(file string) object {
	return object{{"$schema", dialect}, {"$id", base + file}}
}

// document returns the schema of a kind's documents.
func document(k *registry.Kind) object {
	required := []string{"kind"}
	for _, f := range k.Identity {
		required = append(required, f.Name)
	}
	out := object{
		{"title", k.Name},
		{"description", k.Description},
		{"type", "object"},
		{"required", required},
		{"properties", envelope(k)},
		{"patternProperties", object{{"^x-", object{{"description", "Free for your own use, such as anchors."}}}}},
		{"additionalProperties", false},
	}
	if k.Delete.How == registry.DeleteNever {
		return out.with("allOf", []object{{{"required", []string{"spec"}}}})
	}
	return out.
		with("if", object{{"required", []string{"ensure"}}}).
		with("else", object{{"required", []string{"spec"}}})
}

// envelope returns the keys that a document may have at its top.
func envelope(k *registry.Kind) object {
	out := object{{"kind", object{{"const", k.Name}, {"description", "What the document declares."}}}}
	for _, f := range k.Identity {
		out = out.with(f.Name, identity(f, k.Spec.Property(f.Name)))
	}
	if k.Renameable() {
		out = out.with("previously", text("The former name: the object that has it is renamed instead of a new one created."))
	}
	if !k.IsSetting() {
		out = out.with("id", text("Pins the object by its id in the tenant, even if it has another name there."))
	}
	if k.Delete.How != registry.DeleteNever {
		out = out.with("ensure", object{
			{"const", "absent"},
			{"description", "absent: delete the object. Applying that also needs --allow-delete."},
		})
	}
	out = out.with("manage", object{
		{"enum", state.ManageModes()},
		{"description", "all: fields that are not written are compared with their default, null or empty. declared: they are left alone."},
	})
	return out.with("spec", spec(k))
}

// identity returns the words of a field beside kind. The limit of its length is
// that of the object's field of the same name.
func identity(f registry.IdentityField, inBody *registry.Field) object {
	out := text(f.Description)
	if f.Enum != nil {
		out = out.with("anyOf", tolerant(f.Enum))
	}
	if f.Pattern != "" {
		out = out.with("pattern", f.Pattern)
	}
	if inBody != nil && inBody.MaxLength > 0 {
		out = out.with("maxLength", inBody.MaxLength)
	}
	return out
}

func text(description string) object {
	return object{{"description", description}, {"type", "string"}, {"minLength", 1}}
}

// all returns one schema for documents of every kind, chosen by `kind`.
func all(kinds *registry.Kinds) object {
	var names []string
	var choices []object
	definitions := object{}
	for _, k := range kinds.All() {
		names = append(names, k.Name)
		definitions = definitions.with(k.Name, document(k))
		choices = append(choices, object{
			{"if", object{
				{"required", []string{"kind"}},
				{"properties", object{{"kind", object{{"const", k.Name}}}}},
			}},
			{"then", object{{"$ref", "#/$defs/" + k.Name}}},
		})
	}
	return append(heading(All), object{
		{"title", "isc-sync document"},
		{"description", "One object of the tenant, as it is to be."},
		{"type", "object"},
		{"required", []string{"kind"}},
		{"properties", object{{"kind", object{{"enum", names}, {"description", "What the document declares."}}}}},
		{"allOf", choices},
		{"$defs", definitions},
	}...)
}
