package kindpage

import (
	"encoding/json"
	"slices"

	"isc-sync/state/registry"
)

// beside returns the fields beside `kind`.
func beside(k *registry.Kind) (all []Field) {
	for _, f := range k.Identity {
		out := Field{Path: f.Name, Type: "text", Required: true, Description: f.Description}
		if f.Enum != nil {
			out.Type = "one of " + either(f.Enum)
		}
		if f.Rule != "" {
			out.Notes = append(out.Notes, f.Rule)
		}
		if inBody := k.Spec.Property(f.Name); inBody != nil {
			out.Notes = append(out.Notes, notes(inBody, k.Versions)...)
		}
		all = append(all, out)
	}
	return all
}

// fields returns the fields below `spec`, with those inside them.
func fields(kinds *registry.Kinds, k *registry.Kind) []Field {
	names := make([]string, len(k.Identity))
	for i, f := range k.Identity {
		names[i] = f.Name
	}
	w := walk{typeWords: typeWords{kinds}, versions: k.Versions, created: k.Create.How != registry.CreateNever}
	w.members("", k.Spec, names)
	return w.all
}

// walk collects the fields that a document may have.
type walk struct {
	typeWords
	versions []string
	// created: users create what has the field: an object, or an element of a list.
	created bool
	all     []Field
}

func (w *walk) members(path string, f *registry.Field, leftOut []string) {
	for _, p := range f.Properties {
		if p.ReadOnly || slices.Contains(leftOut, p.Name) {
			continue
		}
		w.field(path+p.Name, p, slices.Contains(f.Required, p.Name))
		w.inside(path+p.Name, p, f.Tree != nil && p.Name == f.Tree.Children)
	}
}

func (w *walk) field(path string, f *registry.Field, required bool) {
	out := Field{Path: path, Type: w.typeOf(f), Description: f.Description, Notes: notes(f, w.versions)}
	if f.HasDefault && f.Default != nil {
		data, err := json.Marshal(f.Default)
		if err == nil {
			out.Default = string(data)
		}
	}
	// What has a default is sent with it.
	out.Required = required && w.created && !f.HasDefault
	w.all = append(w.all, out)
}

// inside collects what the value of a field may have inside. The conditions of a
// tree are described once.
func (w *walk) inside(path string, f *registry.Field, same bool) {
	switch {
	case f.Ref != nil || same:
	case f.IsList() && f.Items != nil && f.Items.Ref == nil:
		element := *w
		element.created = true
		element.inside(path+"[]", f.Items, false)
		w.all = element.all
	case f.IsObject():
		w.members(path+".", f, nil)
	}
}
