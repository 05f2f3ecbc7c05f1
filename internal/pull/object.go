package pull

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/state"
)

// Object makes a live object of an answer of the API. parent is nil at the
// top. It returns nil for an answer that is no object of the kind.
func Object(kind *state.Kind, parent *state.Object, row rest.Row) *state.Object {
	value, ok := wrap(kind, row.Value)
	if !ok {
		return nil
	}
	o := &state.Object{Kind: kind, Parent: parent, Value: kind.Spec.InPosition(value)}
	o.ID, _ = value["id"].(string)
	o.Key = keyOf(kind, parent, value)
	o.Address = o.ID
	if len(kind.Address) > 0 && kind.Address[0] != "id" {
		o.Address, _ = value[kind.Address[0]].(string)
	}
	for _, flaw := range row.Flaws {
		o.Flawed = append(o.Flawed, kind.Root+jsonvalue.Pointer(flaw.Pointer))
	}
	return o
}

// wrap puts an answer that is an array where documents have it.
func wrap(kind *state.Kind, v any) (map[string]any, bool) {
	if kind.Root == "" {
		obj, ok := v.(map[string]any)
		return obj, ok
	}
	list, ok := v.([]any)
	return map[string]any{kind.Root.Last(): list}, ok
}

func keyOf(kind *state.Kind, parent *state.Object, value map[string]any) state.Key {
	parts := make([]string, len(kind.Identity))
	for i, f := range kind.Identity {
		if f.In == state.InParent {
			parts[i] = parent.Key.Name()
			continue
		}
		parts[i], _ = value[f.Name].(string)
	}
	return state.NewKey(kind.Name, parts...)
}
