package tenant

import (
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Object makes a live object of an answer of the API. parent is nil at the
// top. An answer that cannot be an object of the kind is a *rest.ShapeError: it
// does not prove that there is none.
func Object(kind *registry.Kind, parent *state.Object, row paging.Row) (*state.Object, error) {
	value, err := wrap(kind, row.Value)
	if err != nil {
		return nil, err
	}
	if missing := missingIdentity(kind, value); missing != "" {
		return nil, &rest.ShapeError{What: fmt.Sprintf("the answer is an object whose %s is not a text", missing)}
	}
	value, brought := kind.Spec.AsTaken(value)
	o := &state.Object{Kind: kind, Parent: parent, Value: kind.Spec.InPosition(value), Brought: brought}
	o.ID, _ = value["id"].(string)
	o.Key = keyOf(kind, parent, value)
	o.Address = o.ID
	if len(kind.Address) > 0 && kind.Address[0] != "id" {
		o.Address, _ = value[kind.Address[0]].(string)
	}
	for _, flaw := range row.Flaws {
		o.Malformed = append(o.Malformed, kind.Root+jsonvalue.Pointer(flaw.Pointer))
	}
	return o, nil
}

// missingIdentity returns the first field that identifies objects of the kind
// and that a value does not have as text; "" if it has all of them.
func missingIdentity(kind *registry.Kind, value map[string]any) string {
	for _, f := range kind.Identity {
		if _, isText := value[f.Name].(string); f.In == registry.InBody && !isText {
			return f.Name
		}
	}
	if _, isText := value["id"].(string); kind.API.List != nil && slices.Equal(kind.Address, []string{"id"}) && !isText {
		return "id"
	}
	return ""
}

// wrap puts an answer that is an array where documents have it.
func wrap(kind *registry.Kind, v any) (map[string]any, error) {
	if kind.Root == "" {
		obj, ok := v.(map[string]any)
		if !ok {
			return nil, &rest.ShapeError{What: "the answer is " + rest.Describe(v) + " instead of an object"}
		}
		return obj, nil
	}
	list, ok := v.([]any)
	if !ok {
		return nil, &rest.ShapeError{What: "the answer is " + rest.Describe(v) + " instead of a list"}
	}
	return map[string]any{kind.Root.Last(): list}, nil
}

// objectsOf makes objects of the elements of a list, without those that lack their
// name. The error is about the first element that is not one.
func objectsOf(kind *registry.Kind, parent *state.Object, rows []paging.Row) ([]*state.Object, error) {
	var out []*state.Object
	var doubt error
	for i, row := range rows {
		if isNameless(kind, row) {
			continue
		}
		o, err := Object(kind, parent, row)
		if err == nil {
			out = append(out, o)
		} else if doubt == nil {
			doubt = fmt.Errorf("element %d of %d: %w", i+1, len(rows), err)
		}
	}
	return out, doubt
}

// isNameless reports whether a row lacks a name that objects may lack.
func isNameless(kind *registry.Kind, row paging.Row) bool {
	value, isObject := row.Value.(map[string]any)
	return isObject && kind.LacksIdentity(value)
}

func keyOf(kind *registry.Kind, parent *state.Object, value map[string]any) state.Key {
	return ownKey(kind, parent, func(field string) string {
		text, _ := value[field].(string)
		return text
	})
}

// ownKey is the key of an object below another, nil at the top, of which own
// returns the values of the fields that are not in the parent.
func ownKey(kind *registry.Kind, parent *state.Object, own func(field string) string) state.Key {
	parts := make([]string, len(kind.Identity))
	for i, f := range kind.Identity {
		if f.In != registry.InParent {
			parts[i] = own(f.Name)
		}
	}
	key := state.NewKey(kind.Name, parts...)
	if parent == nil {
		return key
	}
	return state.Below(kind, key, parent.Key)
}
