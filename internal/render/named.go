package render

import "isc-sync/planner/plan"

// namedID is an id together with the name of its object.
type namedID struct{ id, name string }

func (n namedID) String() string { return quote(n.id) + " (" + clean(n.name) + ")" }

// person is a reference whose documents write another name than the tenant
// shows.
type person struct {
	plan.Alias
	reference map[string]any
}

// String returns "user.03 (Zoë Müller)".
func (p person) String() string {
	return bareName(p.Written) + " (" + clean(p.Shown) + ")"
}

// named returns a value whose ids and references are shown with the names that
// documents write and that the tenant shows. A value without any is returned as
// it is.
func named(v any, c *plan.Change) any {
	if len(c.Names)+len(c.Aliases) == 0 {
		return v
	}
	switch v := v.(type) {
	case string:
		if called, ok := c.Aliases[v]; ok {
			return person{called, map[string]any{"id": v}}
		}
		if name, ok := c.Names[v]; ok {
			return namedID{v, name}
		}
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = named(e, c)
		}
		return out
	case map[string]any:
		return namedObject(v, c)
	}
	return v
}

func namedObject(obj map[string]any, c *plan.Change) any {
	id, _ := obj["id"].(string)
	if called, ok := c.Aliases[id]; ok && referenceName(obj) != "" {
		return person{called, obj}
	}
	out := make(map[string]any, len(obj))
	for k, e := range obj {
		out[k] = named(e, c)
	}
	return out
}
