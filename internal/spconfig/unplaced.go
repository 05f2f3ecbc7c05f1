package spconfig

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// unplaced notes the members of an object that say something and that the kind has no
// field for. elsewhere are those at the top that are read otherwise.
func (r *reader) unplaced(kind *registry.Kind, value map[string]any, e *exported, elsewhere []string) {
	members(kind.Spec, value, "", func(at jsonvalue.Pointer) {
		if !slices.Contains(elsewhere, at.First()) {
			r.lost.add(kind.Name+"#"+string(at), noField, nameIn(kind, value, e))
		}
	})
}

const noField = "documents have no field for it"

// elsewhere are the members of a kind's objects that are read as another kind's, or
// that repeat others.
func (r *reader) elsewhere(kind *registry.Kind) []string {
	names := slices.Clone(kind.SPConfig.Repeats)
	if kind.SPConfig.At != "" {
		return names
	}
	if kind.SPConfig.Parent != "" {
		names = append(names, kind.SPConfig.Parent.First())
	}
	return append(names, r.embedded(kind.SPConfig.Type)...)
}

// embedded are the members in which exported objects of a type have the objects of
// kinds.
func (r *reader) embedded(exported string) (names []string) {
	for _, kind := range r.kinds.All() {
		if rule := kind.SPConfig; rule != nil && rule.Type == exported && rule.At != "" {
			names = append(names, rule.At.First())
		}
	}
	return names
}

// around notes the members of an exported object that has objects of kinds and is not
// one itself.
func (r *reader) around(e *exported) {
	for _, kind := range r.kinds.All() {
		if rule := kind.SPConfig; rule != nil && rule.Type == e.Type && rule.At == "" {
			return
		}
	}
	known := append(r.embedded(e.Type), "id", "name")
	for _, key := range jsonvalue.SortedKeys(e.Value) {
		if !slices.Contains(known, key) && saysSomething(e.Value[key]) {
			r.lost.add(e.Type+"#/"+key, noField, e.label())
		}
	}
}

// members visits the places of the members of a described value that say something
// and are not described, each list element's as *.
func members(f *registry.Field, v any, at jsonvalue.Pointer, visit func(at jsonvalue.Pointer)) {
	if f == nil || f.Ref != nil || f.ReadOnly {
		return
	}
	switch v := v.(type) {
	case map[string]any:
		if len(f.Properties) == 0 {
			return
		}
		for _, key := range jsonvalue.SortedKeys(v) {
			child := f.Called(key)
			if child == nil && !f.Free && saysSomething(v[key]) {
				visit(at.Append(key))
			}
			members(child, v[key], at.Append(key), visit)
		}
	case []any:
		for _, element := range v {
			members(f.Items, element, at.Append("*"), visit)
		}
	}
}

// saysSomething reports whether a value has anything in it but null and "".
func saysSomething(v any) bool {
	says := false
	jsonvalue.Leaves(v, func(leaf any) { says = says || leaf != nil && leaf != "" })
	return says
}
