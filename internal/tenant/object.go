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
	o := state.NewObject(kind, parent, value)
	if row.Identity != nil {
		o.Key, o.Address = state.NewKey(kind.Name, row.Identity...), row.Identity[0]
	}
	for _, flaw := range row.Flaws {
		o.Malformed = append(o.Malformed, kind.Root+jsonvalue.Pointer(flaw.Pointer))
	}
	return o, nil
}

// missingIdentity returns the first field that identifies objects of the kind
// and that an answer does not have as text, or the reference to what one is about; "" if
// it has all of them.
func missingIdentity(kind *registry.Kind, value map[string]any) string {
	if missing := kind.MissingIdentity(value); missing != "" {
		return missing
	}
	if _, isText := value[kind.IDMember()].(string); kind.API.List != nil && slices.Equal(kind.Address, []string{"id"}) && kind.About == "" && !isText {
		return kind.IDMember()
	}
	if kind.About != "" && kind.IDIn(value) == "" {
		return kind.About
	}
	return ""
}

// wrap puts an answer that is an array or a text where documents have it.
func wrap(kind *registry.Kind, v any) (map[string]any, error) {
	if kind.Root == "" {
		obj, ok := v.(map[string]any)
		if !ok {
			return nil, &rest.ShapeError{What: "the answer is " + rest.Describe(v) + " instead of an object"}
		}
		return obj, nil
	}
	if text, ok := v.(string); ok && kind.IsText() {
		if text == "" {
			return map[string]any{}, nil // it was never set
		}
		return map[string]any{kind.Root.Last(): text}, nil
	}
	list, ok := v.([]any)
	if !ok || kind.IsText() {
		wanted := map[bool]string{true: "text", false: "list"}[kind.IsText()]
		return nil, &rest.ShapeError{What: "the answer is " + rest.Describe(v) + " instead of a " + wanted}
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
		if err == nil && kind.UnsetIsAbsent() && kind.Create.How != registry.CreateNever && o.IsUnset() {
			continue // a declared one is created
		}
		if err == nil {
			out = append(out, o)
		} else if doubt == nil {
			doubt = fmt.Errorf("element %d of %d: %w", i+1, len(rows), err)
		}
	}
	return out, doubt
}

// nameless is how many rows lack a name that objects may lack.
func nameless(kind *registry.Kind, rows []paging.Row) (n int) {
	for _, row := range rows {
		if isNameless(kind, row) {
			n++
		}
	}
	return n
}

// isNameless reports whether a row lacks a name that objects may lack.
func isNameless(kind *registry.Kind, row paging.Row) bool {
	value, isObject := row.Value.(map[string]any)
	return isObject && kind.LacksIdentity(value)
}
