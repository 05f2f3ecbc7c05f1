package render

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/state"
)

// entry is one line of a change as a reader sees it.
type entry struct {
	sign string
	at   string
	// pointer is what at was made of.
	pointer jsonvalue.Pointer
	// before and after are Absent where nothing was or will be.
	before, after any
	// said stands in the place of values: for secrets, for moves, for lists
	// that are told by the names of their elements.
	said string
}

// The signs of actions and entries.
const (
	signAdd     = "+"
	signChange  = "~"
	signRemove  = "-"
	signDanger  = "!"
	signSkipped = "·"
)

func signOf(a planner.Action) string {
	switch a {
	case planner.Create:
		return signAdd
	case planner.Delete:
		return signRemove
	}
	return signChange
}

// entriesOf returns what changes in a resource, in the plan's order.
func entriesOf(c *planner.Change) []entry {
	names := elementsOf(c)
	moved := movesIn(c.Fields)
	var entries []entry
	for i, f := range c.Fields {
		if m, ok := moved[i]; ok {
			entries = append(entries, m.entries()...)
			continue
		}
		entries = append(entries, entryOf(c, f, names.name(f)))
	}
	return entries
}

func entryOf(c *planner.Change, f planner.FieldChange, name string) entry {
	e := entry{sign: signChange, at: label(f.Pointer, name), pointer: f.Pointer, before: named(f.Before, c.Names), after: named(f.After, c.Names)}
	switch {
	case f.Sensitive:
		e.said = sensitive(c, f.Pointer)
		if c.Action == planner.Create {
			e.sign = signAdd
		}
	case isAbsent(f.Before):
		e.sign = signAdd
	case isAbsent(f.After):
		e.sign = signRemove
	}
	return e
}

// sensitive says where a secret comes from, and never what it is.
func sensitive(c *planner.Change, at jsonvalue.Pointer) string {
	for _, s := range c.Steps {
		if env, ok := valueAt(s, at).(state.Env); ok {
			return "(sensitive, from " + clean(env.Name) + ")"
		}
	}
	return "(sensitive)"
}

// valueAt returns what a step sends for a field.
func valueAt(s planner.Step, at jsonvalue.Pointer) any {
	if v, ok := at.Get(s.Body); ok {
		return v
	}
	for _, op := range s.Patch {
		if op.Path.Contains(at) {
			v, _ := at[len(op.Path):].Get(op.Value)
			return v
		}
	}
	return nil
}
