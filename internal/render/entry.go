package render

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// entry is one line of a change as a reader sees it.
type entry struct {
	sign string
	at   string
	// pointer is what at was made of.
	pointer jsonvalue.Pointer
	// before and after are Absent if nothing was or will be.
	before, after any
	// override replaces values: for secrets, for moves, and for lists that are
	// shown by the names of their elements.
	override string
}

// The signs of actions and entries.
const (
	signAdd     = "+"
	signChange  = "~"
	signRemove  = "-"
	signDanger  = "!"
	signSkipped = "·"
)

func signOf(a plan.Action) string {
	switch a {
	case plan.Create:
		return signAdd
	case plan.Delete:
		return signRemove
	}
	return signChange
}

// reader makes entries of a resource's field changes.
type reader struct {
	change *plan.Change
	elements
	namer
}

// entriesOf returns what changes in a resource, in the plan's order.
func entriesOf(c *plan.Change) []entry {
	r := reader{c, elementsOf(c), namerOf(c)}
	moved := plan.Moved(c.Fields)
	gone := map[int]bool{}
	for _, from := range moved {
		gone[from] = true
	}
	var entries []entry
	for i, f := range c.Fields {
		from, moves := moved[i]
		switch {
		case moves:
			entries = append(entries, r.moved(c.Fields[from], f)...)
		case !gone[i]:
			entries = append(entries, r.entry(f))
		}
	}
	return entries
}

func (r reader) entry(f plan.FieldChange) entry {
	c := r.change
	e := entry{sign: signChange, at: r.label(f), pointer: f.Pointer, before: r.named(r.spec.At(f.Pointer), f.Before), after: r.named(r.spec.At(f.Pointer), f.After)}
	switch {
	case f.Sensitive:
		e.sign, e.override = secretSign(c.Action, f.Secret), "(sensitive)"
		if f.Secret != plan.SecretRemoved {
			e.override = sensitive(c, f.Pointer)
		}
	case isAbsent(f.Before):
		e.sign = signAdd
	case isAbsent(f.After):
		e.sign, e.before = signRemove, worthSaying(e.before)
	}
	return e
}

// worthSaying drops the empty values of a deleted object: null, false and what
// is empty.
func worthSaying(v any) any {
	obj, ok := v.(map[string]any)
	if !ok {
		return v
	}
	out := map[string]any{}
	for k, member := range obj {
		if member != nil && member != "" && member != false && !isEmpty(member) {
			out[k] = worthSaying(member)
		}
	}
	if len(out) == 0 {
		return obj
	}
	return out
}

func secretSign(action plan.Action, change plan.SecretChange) string {
	switch {
	case change == plan.SecretAdded, action == plan.Create:
		return signAdd
	case change == plan.SecretRemoved:
		return signRemove
	}
	return signChange
}

// sensitive describes where a secret comes from, and never its value.
func sensitive(c *plan.Change, at jsonvalue.Pointer) string {
	for _, s := range c.Steps {
		if env, ok := valueAt(s, at).(state.Env); ok {
			return "(sensitive, from " + clean(env.Name) + ")"
		}
	}
	return "(sensitive)"
}

// valueAt returns what a step sends for a field.
func valueAt(s plan.Step, at jsonvalue.Pointer) any {
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
