package planner

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// explainValues adds what the values in the fields of a change mean to users to
// the legend of the plan.
//
// States are the whole object, before and after. What refers inside a value shows
// only there.
func (s *scope) explainValues(c *plan.Change, states ...map[string]any) {
	for _, f := range c.Fields {
		s.explainValue(c.Spec.At(f.Pointer), f.Before)
		s.explainValue(c.Spec.At(f.Pointer), f.After)
	}
	if !reference.Inside(c.Spec) {
		return
	}
	for _, object := range states {
		reference.Visit(c.Spec, object, func(ref reference.Ref) {
			if ref.Inner != nil && isChanged(c, ref.At()) {
				s.explainReference(ref)
			}
		})
	}
}

// withoutTexts leaves the texts of uploaded files out of a plan: they may be long,
// and nothing compares them.
func withoutTexts(fields []plan.FieldChange) {
	for i := range fields {
		fields[i].After = jsonvalue.Map(fields[i].After, func(v any) (any, bool) {
			file, is := v.(state.File)
			file.Text = ""
			return file, is
		})
	}
}

func (s *scope) explainValue(f *registry.Field, v any) {
	reference.Visit(f, v, s.explainReference)
	jsonvalue.Leaves(v, func(leaf any) {
		if file, ok := leaf.(state.File); ok && file.Text != "" && utf8.ValidString(file.Text) {
			s.legend.Files[file.SHA256] = file.Text
		}
	})
}

// explainReference adds the name of an object whose reference does not have it as
// documents write it. A text that is not a reference has no name, even if it is an
// id.
func (s *scope) explainReference(ref reference.Ref) {
	id, name := reference.Held(ref.Value)
	if _, bare := ref.Value.(string); bare && (ref.Rule.Form == registry.RefName || !ref.Rule.IsID(id)) {
		return
	}
	if called := s.nameOf(ref.Kind, id); id != "" && called.Name != "" && called.Name != id && called != (plan.Name{Name: name}) {
		s.legend.Names[id] = called
	}
}

// nameOf is the name of the object with an id, of any kind if that is "".
func (s *scope) nameOf(kind, id string) plan.Name {
	if k := s.Kinds.Find(kind); k != nil {
		return s.nameOfKind(k, id)
	}
	for _, k := range append(s.Kinds.Lookups(), s.Kinds.All()...) {
		if name := s.nameOfKind(k, id); name.Name != "" {
			return name
		}
	}
	return plan.Name{}
}

func (s *scope) nameOfKind(kind *registry.Kind, id string) plan.Name {
	e, known := s.Directory.ByID(kind.Name, id)
	if known && kind.Lookup != nil && kind.Lookup.Parts != nil {
		return plan.Name{Name: cmp.Or(e.Display, reference.Split(e.Name)[len(kind.Lookup.Parts)-1])}
	}
	if known && e.Display != "" && e.Display != e.Name && e.Display != id {
		return plan.Name{Name: e.Name, Display: e.Display}
	}
	o := s.Live.ByID(kind.Name, id)
	if o == nil {
		return plan.Name{Name: e.Name}
	}
	if doc := s.former[o.Key]; doc != nil { // documents write its new name
		return plan.Name{Name: doc.Key.Name()}
	}
	return plan.Name{Name: o.Key.Name()}
}

// isChanged reports whether a change shows the value at a place.
func isChanged(c *plan.Change, at jsonvalue.Pointer) bool {
	return slices.ContainsFunc(c.Fields, func(f plan.FieldChange) bool { return f.Pointer.Contains(at) })
}
