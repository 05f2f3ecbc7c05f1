package planner

import "isc-sync/state"

// namesIn returns what people call the objects whose bare ids stand in changed
// fields. A text that refers to nothing is none, whatever has it for an id.
func (s *scope) namesIn(kind *state.Kind, fields []FieldChange) map[string]string {
	names := map[string]string{}
	collect := func(id string) {
		if name := s.called(id); name != "" && name != id {
			names[id] = name
		}
	}
	for _, f := range fields {
		at := kind.Spec.At(f.Pointer)
		visitIDs(at, f.Before, collect)
		visitIDs(at, f.After, collect)
	}
	return names
}

// visitIDs finds the references in a value that are written as an id alone.
func visitIDs(f *state.Field, v any, visit func(id string)) {
	if f == nil {
		return
	}
	switch v := v.(type) {
	case string:
		if f.Ref != nil && f.Ref.Form == state.RefID && f.Ref.IsID(v) {
			visit(v)
		}
	case map[string]any:
		for key, e := range v {
			visitIDs(f.Property(key), e, visit)
		}
	case []any:
		for _, e := range v {
			visitIDs(f.Items, e, visit)
		}
	}
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
