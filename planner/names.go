package planner

import (
	"slices"

	"isc-sync/state"
)

// namesIn returns what people call the objects whose bare ids stand in changed
// fields. Kinds that refer to nothing by a bare id have none.
func (s *scope) namesIn(kind *state.Kind, fields []FieldChange) map[string]string {
	if !refersByID(kind.Spec) {
		return nil
	}
	names := map[string]string{}
	collect := func(leaf any) {
		id, _ := leaf.(string)
		if name := s.called(id); name != "" && name != id {
			names[id] = name
		}
	}
	for _, f := range fields {
		Walk(f.Before, collect)
		Walk(f.After, collect)
	}
	return names
}

// called is what people call the object with an id, "" where nobody knows.
func (s *scope) called(id string) string {
	for _, kind := range s.Kinds.All() {
		if o := s.Live.ByID(kind.Name, id); o != nil && kind.Parent == "" {
			return o.Key.Name()
		}
	}
	return s.Directory.Called(id)
}

// refersByID tells whether a reference below a field is written as an id alone.
func refersByID(f *state.Field) bool {
	if f == nil {
		return false
	}
	if f.Ref != nil && (f.Ref.Form == state.RefID || f.Ref.Form == "") {
		return true
	}
	return slices.ContainsFunc(f.Properties, refersByID) || refersByID(f.Items)
}
