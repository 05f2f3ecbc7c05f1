package plan

import (
	"cmp"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// VariableUse is a place in a resource that a variable is sent to.
type VariableUse struct {
	Name    string
	Pointer jsonvalue.Pointer
}

// VariableUses returns where the change's steps send variables, each variable
// once, sorted by name.
func (c Change) VariableUses() []VariableUse {
	var uses []VariableUse
	collect := func(v any, at jsonvalue.Pointer) {
		jsonvalue.LeavesAt(v, at, func(at jsonvalue.Pointer, leaf any) {
			if env, ok := leaf.(state.Env); ok {
				uses = append(uses, VariableUse{env.Name, at})
			}
		})
	}
	for _, s := range c.Steps {
		collect(s.Body, "")
		for _, op := range s.Patch {
			collect(op.Value, op.Path)
		}
	}
	slices.SortFunc(uses, func(a, b VariableUse) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Pointer, b.Pointer))
	})
	return slices.CompactFunc(uses, func(a, b VariableUse) bool { return a.Name == b.Name })
}

// Variables returns the environment variables that the change's steps send,
// sorted.
func (c Change) Variables() []string {
	var names []string
	for _, s := range c.Steps {
		names = append(names, Variables(s.Body)...)
		for _, op := range s.Patch {
			names = append(names, Variables(op.Value)...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Variables returns the environment variables that a value needs, in no order.
func Variables(v any) []string {
	var names []string
	jsonvalue.Leaves(v, func(leaf any) {
		if env, ok := leaf.(state.Env); ok {
			names = append(names, env.Name)
		}
	})
	return names
}
