package planner

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

const notDone = "the object does not have what it shows, and its document asks for no change"

// undone returns why a change cannot be complete, or "": the object must be
// the one that the path names, and must have every value that the change
// shows and sends.
func (p *prover) undone(c *plan.Change, live *state.Object) string {
	if c.Action == plan.Delete || live == nil || p.kindOf(c).IsUpload() {
		return ""
	}
	d := p.doneCheck(c, live)
	if id, named := c.Vars(p.kindOf(c))["id"]; named && c.Action == plan.Update && id != live.ID && id != live.Address {
		return "its path is not that of the object"
	}
	if c.Action == plan.Update && len(c.Fields) == 0 {
		return "it shows no field"
	}
	for _, f := range c.Fields {
		if !f.Sensitive && !d.has(f.Pointer, f.After) {
			return notDone
		}
	}
	for _, op := range stepOps(c) {
		if !d.has(op.Path, op.Value) {
			return notDone
		}
	}
	return ""
}

// comparing is a proposer that compares values with the live object.
func (p *prover) comparing(c *plan.Change, live *state.Object) *propose.Proposer {
	s := &scope{Input: p.Input}
	doc := &state.Document{Key: c.Key, Kind: p.kindOf(c), Identity: c.Key.Parts()}
	return &propose.Proposer{View: s.view(), Doc: doc, Live: live, Found: &propose.Findings{}, NoTrace: true}
}

// stepOps are the operations of a change's steps whose value no later step
// replaces.
func stepOps(c *plan.Change) []patch.Op {
	var ops []patch.Op
	for i, s := range c.Steps {
		for _, op := range s.Patch {
			if op.Op != patch.Remove && !setBy(c.Steps[i+1:], op.Path) {
				ops = append(ops, op)
			}
		}
	}
	return ops
}

// doneCheck compares values of a saved change with a live object.
type doneCheck struct {
	*propose.Proposer
	// used are the variables of the document.
	used  []string
	steps []plan.Step
}

func (p *prover) doneCheck(c *plan.Change, live *state.Object) doneCheck {
	return doneCheck{Proposer: p.comparing(c, live), used: plan.Variables(p.Documents.Find(c.Key).Spec), steps: c.Steps}
}

// has reports whether the live object has a value at a pointer. In a list it
// may be at another index now. A value that cannot be compared counts as
// existing, except for variables that the document does not use.
func (d doneCheck) has(at jsonvalue.Pointer, v any) bool {
	for _, name := range plan.Variables(v) {
		if !slices.Contains(d.used, name) {
			return false
		}
	}
	if !isComparable(v) {
		return true
	}
	if tree := d.treeAbove(at); tree != "" {
		if sent := d.sent(tree); sent != nil {
			return d.hasTree(tree, sent, at[len(tree):], v)
		}
	}
	if elements, inList := d.listAbove(at); inList {
		_, removed := v.(plan.Absent)
		return removed || holdsValue(elements, v)
	}
	held, ok := at.Get(map[string]any(d.Live.Value))
	f := d.Doc.Kind.Spec.At(at)
	if _, absent := v.(plan.Absent); absent {
		return !ok || f == nil || f.IsEmpty(jsonvalue.Optional{Value: held, Exists: ok})
	}
	return d.isSame(f, jsonvalue.Optional{Value: held, Exists: ok}, v, at)
}

// treeAbove returns where the tree of conditions begins that a pointer leads into, or "".
func (d doneCheck) treeAbove(at jsonvalue.Pointer) jsonvalue.Pointer {
	here := jsonvalue.Pointer("")
	for _, token := range at.Tokens() {
		if f := d.Doc.Kind.Spec.At(here); f != nil && f.Tree != nil {
			return here
		}
		here = here.Append(token)
	}
	return ""
}

// sent returns what the steps send for a pointer, or nil.
func (d doneCheck) sent(at jsonvalue.Pointer) any {
	var sent any
	for _, s := range d.steps {
		if body, is := s.Body.(map[string]any); is {
			sent, _ = at.Get(body)
		}
		for _, op := range s.Patch {
			switch {
			case op.Path.Contains(at):
				sent, _ = at[len(op.Path):].Get(op.Value)
			case at.Contains(op.Path):
				sent = nil // an edit of a part leaves the rest in its form
			}
		}
	}
	return sent
}

// hasTree reports whether a value is at a pointer into the tree that was sent, and the
// live tree means the same: the tenant may have it in another form.
func (d doneCheck) hasTree(tree jsonvalue.Pointer, sent any, at jsonvalue.Pointer, v any) bool {
	live, _ := tree.Get(map[string]any(d.Live.Value))
	f := d.Doc.Kind.Spec.At(tree)
	shown, held := at.Get(sent)
	plain, inPlain := at.Get(element.Plain(f, sent))
	_, removed := v.(plan.Absent) // from where it was before
	isSent := held && jsonvalue.Equal(shown, v) || inPlain && jsonvalue.Equal(plain, v)
	return (removed || isSent) && element.SameTree(f, sent, live)
}

func (d doneCheck) isSame(f *registry.Field, live jsonvalue.Optional, v any, at jsonvalue.Pointer) bool {
	if _, same := propose.EqualScalars(f, live, v); same {
		return true
	}
	if f.IsReference() {
		id, is := reference.ID(v), reference.ID(live.Value)
		return id == "" || id == is || propose.IsSpelling(f, plan.FieldChange{Before: live.Value, After: v})
	}
	parent := d.Doc.Kind.Spec.At(at.Parent())
	if parent != nil && parent.Free && parent.Equal.Loose && jsonvalue.EqualLoosely(live.Value, v) {
		return true
	}
	return live.Exists && !jsonvalue.IsScalar(v) || live.IsNothing() && v == nil
}

// isComparable reports whether a value contains nothing that only a run can
// know.
func isComparable(v any) bool {
	comparable := true
	jsonvalue.LeavesAt(v, "", func(_ jsonvalue.Pointer, leaf any) {
		switch leaf.(type) {
		case state.Env, state.File, plan.IDOf, plan.Kept:
			comparable = false
		}
	})
	return comparable
}

// listAbove returns the outermost live list on the path of a pointer.
func (d doneCheck) listAbove(at jsonvalue.Pointer) ([]any, bool) {
	here := jsonvalue.Pointer("")
	for _, token := range at.Tokens() {
		v, _ := here.Get(map[string]any(d.Live.Value))
		if list, isList := v.([]any); isList {
			return list, true
		}
		here = here.Append(token)
	}
	return nil, false
}

// holdsValue reports whether a list contains a scalar. Larger values may have
// been completed by the tenant.
func holdsValue(list []any, v any) bool {
	if !jsonvalue.IsScalar(v) {
		return len(list) > 0
	}
	found := false
	jsonvalue.LeavesAt(list, "", func(_ jsonvalue.Pointer, leaf any) { found = found || jsonvalue.Equal(leaf, v) })
	return found || v == nil
}
