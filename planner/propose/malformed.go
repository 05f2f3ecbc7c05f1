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

// MarkMalformed returns the object with marks at the values that cannot be
// written back.
func MarkMalformed(o *state.Object) *state.Object {
	if len(o.Malformed) == 0 {
		return o
	}
	marked, value := *o, any(o.Value)
	for _, at := range o.Malformed {
		was, found := at.Get(value)
		if !found || at == "" {
			continue // it is part of a malformed value
		}
		value, _ = patch.Patch{{Op: patch.Replace, Path: at, Value: &state.Unwritable{Value: was}}}.Apply(value)
	}
	marked.Value = value.(map[string]any)
	return &marked
}

// withoutMarks puts the tenant's values back.
func withoutMarks(v any) any {
	return jsonvalue.Map(v, func(v any) (any, bool) {
		mark, is := v.(*state.Unwritable)
		if !is {
			return nil, false
		}
		return mark.Value, true
	})
}

// keepsMalformed notes a field whose live value cannot be written back. A
// list is such a field if one of its elements, or the key of one, is.
func (p *Proposer) keepsMalformed(f *registry.Field, live jsonvalue.Optional, at jsonvalue.Pointer) bool {
	if !isMalformed(f, live.Value) {
		return false
	}
	p.note(plan.NoteLeftAlone, at, "the tenant sent a value that cannot be written back unchanged (broken Unicode, or a duplicate key); the field is left alone")
	return true
}

func isMalformed(f *registry.Field, live any) bool {
	switch v := live.(type) {
	case *state.Unwritable:
		return true
	case []any:
		for _, e := range v {
			if isMalformed(nil, e) || f.IsKeyed() && hasMalformedKey(f, e) {
				return true
			}
		}
	}
	return false
}

func hasMalformedKey(f *registry.Field, element any) bool {
	return slices.ContainsFunc(f.KeyFields, func(name string) bool { return isMalformed(nil, jsonvalue.MemberOf(element, name).Value) })
}

// Edits returns the edits that make the proposed object. It reports false, and
// records a problem, if they would write back a value that cannot be written back.
func (p *Proposer) Edits(proposed map[string]any) (plan.Edits, bool) {
	e := diff.Edits(SecretsOf(p.Doc, p.Live, p.Env), proposed, p.paired)
	if len(p.Live.Malformed) == 0 {
		return e, true
	}
	if e.Put {
		p.Problem(p.Live.Malformed[0], "the tenant sent a value that cannot be written back unchanged, and this change would have to write it back", "correct the value in the tenant first")
		return plan.Edits{}, false
	}
	e.Proposed = withoutMarks(e.Proposed).(map[string]any)
	for i, f := range e.Fields {
		e.Fields[i].Before, e.Fields[i].After = withoutMarks(f.Before), withoutMarks(f.After)
	}
	return e, true
}
