package planner

import "isc-sync/state"

// namesIn returns what people call the objects whose bare ids stand in changed
// fields. A text that refers to nothing is none, whatever has it for an id.
func (s *scope) namesIn(kind *state.Kind, fields []FieldChange) map[string]string {
	names := map[string]string{}
	collect := func(rule *state.RefRule, ref any) {
		id, isText := ref.(string)
		if !isText || rule.Form != state.RefID || !rule.IsID(id) {
			return
		}
		if name := s.called(id); name != "" && name != id {
			names[id] = name
		}
	}
	for _, f := range fields {
		at := kind.Spec.At(f.Pointer)
		visitRefs(at, f.Before, collect)
		visitRefs(at, f.After, collect)
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
