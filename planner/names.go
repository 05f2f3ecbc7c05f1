package planner

import (
	"isc-sync/planner/plan"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// namesIn collects what people call the objects that changed fields refer to:
// Names for bare ids, People for what documents do not write as the tenant
// shows it. A text that refers to nothing has no name, whatever has it for an
// id.
func (s *scope) namesIn(kind *registry.Kind, c *plan.Change) {
	c.Names, c.People = map[string]string{}, map[string]plan.Called{}
	collect := func(ref reference.Ref) {
		id, bare := ref.Value.(string)
		if !bare {
			id = reference.ID(ref.Value)
		} else if ref.Rule.Form != registry.RefID || !ref.Rule.IsID(id) {
			return
		}
		if called := s.alias(id); called.Written != "" {
			c.People[id] = called
		} else if name := s.called(id); bare && name != "" && name != id {
			c.Names[id] = name
		}
	}
	for _, f := range c.Fields {
		at := kind.Spec.At(f.Pointer)
		reference.Visit(at, f.Before, collect)
		reference.Visit(at, f.After, collect)
	}
}

// alias returns both names of an object that documents do not write as the
// tenant shows it.
func (s *scope) alias(id string) plan.Called {
	for _, kind := range s.Kinds.Lookups() {
		e, known := s.Directory.ByID(kind.Name, id)
		if known && kind.Lookup.Parts == nil && e.Display != "" && e.Display != e.Name && e.Display != id {
			return plan.Called{Written: e.Name, Shown: e.Display}
		}
	}
	return plan.Called{}
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
