package propose

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/diff"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// WithFlaws returns the object with marks at the values that cannot be written
// back.
func WithFlaws(o *state.Object) *state.Object {
	if len(o.Flawed) == 0 {
		return o
	}
	marked, value := *o, any(o.Value)
	for _, at := range o.Flawed {
		was, found := at.Get(value)
		if !found || at == "" {
			continue // it lies in another flaw
		}
		value, _ = patch.Patch{{Op: patch.Replace, Path: at, Value: &state.Unwritable{Value: was}}}.Apply(value)
	}
	marked.Value = value.(map[string]any)
	return &marked
}

// unflawed puts the tenant's values back in their places.
func unflawed(v any) any {
	return jsonvalue.Map(v, func(v any) (any, bool) {
		mark, is := v.(*state.Unwritable)
		if !is {
			return nil, false
		}
		return mark.Value, true
	})
}

// leavesFlawed notes a field whose live value cannot be written back. A list is
// such a field where an element of it is, or what identifies one.
func (p *Proposer) leavesFlawed(f *registry.Field, live jsonvalue.Optional, at jsonvalue.Pointer) bool {
	if !isFlawed(f, live.Value) {
		return false
	}
	p.note(plan.NoteLeftAlone, at, "the tenant sent a value that cannot be written back unchanged (broken Unicode, or a key that stands twice); the field is left alone")
	return true
}

func isFlawed(f *registry.Field, live any) bool {
	switch v := live.(type) {
	case *state.Unwritable:
		return true
	case []any:
		for _, e := range v {
			if isFlawed(nil, e) || f.IsKeyed() && hasFlawedKey(f, e) {
				return true
			}
		}
	}
	return false
}

func hasFlawedKey(f *registry.Field, element any) bool {
	return slices.ContainsFunc(f.KeyFields, func(name string) bool { return isFlawed(nil, jsonvalue.MemberOf(element, name).Value) })
}

// Edits returns the edits that make the proposed object. It reports false, and
// records a problem, if they would write back a value that cannot be written back.
func (p *Proposer) Edits(proposed map[string]any) (plan.Edits, bool) {
	e := diff.Edits(SecretsOf(p.Doc, p.Live, p.Env), proposed, p.paired)
	if len(p.Live.Flawed) == 0 {
		return e, true
	}
	if e.Put {
		p.Problem(p.Live.Flawed[0], "the tenant sent a value that cannot be written back unchanged, and this change would have to write it back", "correct the value in the tenant first")
		return plan.Edits{}, false
	}
	e.Proposed = unflawed(e.Proposed).(map[string]any)
	for i, f := range e.Fields {
		e.Fields[i].Before, e.Fields[i].After = unflawed(f.Before), unflawed(f.After)
	}
	return e, true
}
