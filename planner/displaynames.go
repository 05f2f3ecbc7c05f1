package planner

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// namesIn collects the display names of the objects that changed fields refer
// to: Names for bare ids, Aliases for names that differ between documents and
// tenant. A text that is not a reference has no name, even if it is an id.
//
// States are the whole object, before and after. What refers inside a value shows
// only there.
func (s *scope) namesIn(kind *registry.Kind, c *plan.Change, states ...map[string]any) {
	c.Names, c.Aliases = map[string]string{}, map[string]plan.Alias{}
	collect := func(ref reference.Ref) {
		id, bare := ref.Value.(string)
		if !bare {
			id = reference.ID(ref.Value)
		} else if ref.Rule.Form != registry.RefID || !ref.Rule.IsID(id) {
			return
		}
		if called := s.alias(id); called.Written != "" {
			c.Aliases[id] = called
		} else if name := s.displayName(id); bare && name != "" && name != id {
			c.Names[id] = name
		}
	}
	for _, f := range c.Fields {
		at := kind.Spec.At(f.Pointer)
		reference.Visit(at, f.Before, collect)
		reference.Visit(at, f.After, collect)
	}
	if !reference.Inside(kind.Spec) {
		return
	}
	for _, object := range states {
		reference.Visit(kind.Spec, object, func(ref reference.Ref) {
			if ref.Inner != nil && isChanged(c, ref.At()) {
				collect(ref)
			}
		})
	}
}

// alias returns both names of an object whose name in documents differs from
// the one that the tenant shows.
func (s *scope) alias(id string) plan.Alias {
	for _, kind := range s.Kinds.Lookups() {
		e, known := s.Directory.ByID(kind.Name, id)
		if known && kind.Lookup.Parts == nil && e.Display != "" && e.Display != e.Name && e.Display != id {
			return plan.Alias{Written: e.Name, Shown: e.Display}
		}
	}
	return plan.Alias{}
}

// displayName is the display name of the object with an id, "" if it is not
// known.
func (s *scope) displayName(id string) string {
	for _, kind := range s.Kinds.All() {
		if o := s.Live.ByID(kind.Name, id); o != nil && kind.Parent == "" {
			return o.Key.Name()
		}
	}
	return s.Directory.DisplayName(id)
}

// isChanged reports whether a change shows the value at a place.
func isChanged(c *plan.Change, at jsonvalue.Pointer) bool {
	return slices.ContainsFunc(c.Fields, func(f plan.FieldChange) bool { return f.Pointer.Contains(at) })
}
