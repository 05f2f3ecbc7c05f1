package render

import (
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// called is a reference that is shown by the name that documents write.
type called struct {
	plan.Name
	id string
	// reference is the value itself, nil if that is only the id.
	reference map[string]any
	// shared: other objects also have the name.
	shared bool
}

// String returns "Finance Files", or user.03 (Zoë Müller) if the tenant shows
// another name.
func (c called) String() string {
	switch {
	case c.shared:
		return c.withID()
	case c.Display == "":
		return quote(c.Name.Name)
	}
	return bareName(c.Name.Name) + " (" + clean(c.Display) + ")"
}

func (c called) withID() string { return quote(c.id) + " (" + clean(c.Name.Name) + ")" }

// namer finds the names of references.
type namer struct {
	plan.Legend
	shared map[plan.Name]bool
}

func namerOf(c *plan.Change) namer { return namer{c.Legend, c.Legend.Shared()} }

// named returns a value of a field with its ids and references replaced by what
// shows their names, and with the texts of files.
func (n namer) named(f *registry.Field, v any) any {
	switch v := v.(type) {
	case string:
		if name, ok := n.Names[v]; ok {
			return called{name, v, nil, n.shared[name]}
		}
	case state.File:
		if v.Text == "" {
			v.Text = n.Files[v.SHA256]
		}
		return v
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = n.named(itemsOf(f), e)
		}
		return out
	case map[string]any:
		return n.object(f, v)
	}
	return v
}

func (n namer) object(f *registry.Field, obj map[string]any) any {
	if ref, ok := n.reference(f, obj); ok {
		return ref
	}
	out := make(map[string]any, len(obj))
	for k, e := range obj {
		if name, ok := n.Names[k]; ok && !n.shared[name] {
			k = name.Name
		}
		out[k] = n.named(f.Property(k), e)
	}
	return out
}

// reference returns what shows a reference. What the tenant has in one beside id,
// name and type means nothing.
func (n namer) reference(f *registry.Field, obj map[string]any) (any, bool) {
	id, _ := obj["id"].(string)
	name, known := n.Names[id]
	described := f != nil && f.Ref != nil && f.Ref.Form == registry.RefObject
	if held, _ := obj["name"].(string); !known && described && id != "" && held != "" {
		name, known = plan.Name{Name: held}, true
	}
	if !known || !described && !isReference(obj) {
		return nil, false
	}
	return called{name, id, obj, n.shared[name]}, true
}

func itemsOf(f *registry.Field) *registry.Field {
	if f == nil {
		return nil
	}
	return f.Items
}
