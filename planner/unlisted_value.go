package planner

import (
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// unlistedValues notes each value that the plan would send although the
// vendor does not list it. Tenants have such values, so it is not an error;
// only the tenant can decide.
func (s *scope) unlistedValues(p *plan.Plan) []plan.Note {
	var notes []plan.Note
	for _, c := range p.Changes {
		spec := s.Documents.Find(c.Key).Kind.Spec
		for _, f := range c.Fields {
			visitEnums(spec.At(f.Pointer), f.After, f.Pointer, func(field *registry.Field, text string, at jsonvalue.Pointer) {
				if slices.Contains(field.Enum, text) || s.hasMember(c.LiveKey, at, text) {
					return
				}
				notes = append(notes, plan.Note{Code: plan.NoteUnlistedValue, Key: c.Key, Pointer: at,
					Text: fmt.Sprintf("%q is not a value that the vendor lists here; the tenant may refuse it", text)})
			})
		}
	}
	return notes
}

// hasMember reports whether the live list on the path of a pointer already
// has the text.
func (s *scope) hasMember(key state.Key, at jsonvalue.Pointer, text string) bool {
	live := s.Live.Find(key)
	if live == nil {
		return false
	}
	list, _ := at.Parent().Get(map[string]any(live.Value))
	members, _ := list.([]any)
	return slices.Contains(members, any(text))
}

// visitEnums visits the texts in a value whose field lists values.
func visitEnums(f *registry.Field, v any, at jsonvalue.Pointer, visit func(*registry.Field, string, jsonvalue.Pointer)) {
	if f == nil {
		return
	}
	switch v := v.(type) {
	case string:
		if f.Enum != nil {
			visit(f, v, at)
		}
	case map[string]any:
		for _, key := range jsonvalue.SortedKeys(v) {
			visitEnums(f.Property(key), v[key], at.Append(key), visit)
		}
	case []any:
		for i, e := range v {
			visitEnums(f.Items, e, at.Index(i), visit)
		}
	}
}
