package order

import (
	"fmt"
	"slices"
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// linkUnique lets a step that gives an object a value which no two may have come
// after the one that takes it from another object. It is a problem if the other one
// keeps the value, or if the two wait for each other.
func (o *orderer) linkUnique(n *Node) state.Problems {
	var problems state.Problems
	for _, f := range n.Draft.Doc.Kind.UniqueFields() {
		o.linkChosen(n, f)
		if !n.sends(f.Name) {
			continue
		}
		holder := o.holder(n.Draft, f)
		if holder == nil {
			continue
		}
		at := jsonvalue.Pointer("").Append(f.Name)
		text := fmt.Sprintf("%s is %v, which %s has", f.Name, shownUnique(f, n.Draft.valueOf(f)), holder.Key)
		by := o.byLive[holder]
		switch {
		case by == nil || !by.frees(f):
			problems = append(problems, n.Draft.Doc.Problem(at, text, "write a value that is free, or give that one another value in the same plan"))
		case o.waitsFor(by, n.Draft, f):
			problems = append(problems, n.Draft.Doc.Problem(at, text+" until this one is changed",
				"objects cannot swap values in one run: give one of them a third value, apply, and then its final value"))
		default:
			n.needs(o.lastStep(by))
		}
	}
	return problems
}

// linkChosen lets the creation of an object for which the tenant chooses a value that no
// two may have need the steps that give such a value to others: it would take one of
// those otherwise.
func (o *orderer) linkChosen(n *Node, f *registry.Field) {
	if !f.Refilled || n.Draft.Action != plan.Create || n.Draft.Body[f.Name] != nil {
		return
	}
	for _, other := range o.children[n.Draft.Doc.ParentKey()] {
		if other.Draft.Doc.Kind == n.Draft.Doc.Kind && other.Draft.valueOf(f) != nil && other.sends(f.Name) {
			n.needs(other.Step.ID)
		}
	}
}

// sends reports whether the step sets a member of the object.
func (n *Node) sends(member string) bool {
	if body, isObject := n.Step.Body.(map[string]any); isObject && body[member] != nil {
		return true
	}
	at := jsonvalue.Pointer("").Append(member)
	return slices.ContainsFunc(n.Fields, func(f plan.FieldChange) bool { return f.Pointer == at })
}

// valueOf is what a member will be.
func (d *Draft) valueOf(f *registry.Field) any {
	switch d.Action {
	case plan.Create:
		return d.Body[f.Name]
	case plan.Update:
		return d.Edits.Proposed[f.Name]
	}
	return nil
}

// frees reports whether the object will no longer have the value that it has.
func (d *Draft) frees(f *registry.Field) bool {
	return d.isDeletion() || uniqueText(f, d.valueOf(f)) != uniqueText(f, d.Live.Value[f.Name])
}

// holder is another live object that has the value which a draft gives to its own.
func (o *orderer) holder(d *Draft, f *registry.Field) *state.Object {
	v := d.valueOf(f)
	if v == nil || d.Live != nil && uniqueText(f, v) == uniqueText(f, d.Live.Value[f.Name]) {
		return nil
	}
	for _, other := range o.holding()[valueIn(d.Doc.Kind, d.Doc.ParentKey(), f, v)] {
		if other != d.Live {
			return other
		}
	}
	return nil
}

// held is a value that no two objects of a kind, below one parent, may have.
type held struct {
	kind         *registry.Kind
	parent       state.Key
	field, value string
}

func valueIn(kind *registry.Kind, parent state.Key, f *registry.Field, v any) held {
	return held{kind, parent, f.Name, uniqueText(f, v)}
}

// uniqueText is the same text for the same value. Of a reference only the id counts.
func uniqueText(f *registry.Field, v any) string {
	if f.Ref == nil {
		return string(jsonvalue.Canonical(v))
	}
	if ref, isObject := v.(map[string]any); isObject {
		v = ref["id"]
	}
	if created, isNew := v.(plan.IDOf); isNew {
		return string(created.Key)
	}
	return string(jsonvalue.Canonical(v))
}

// shownUnique is the value as users know it.
func shownUnique(f *registry.Field, v any) any {
	if _, name := reference.Held(v); f.Ref != nil && name != "" {
		return strconv.Quote(name)
	}
	return v
}

// holding are the live objects by such values.
func (o *orderer) holding() map[held][]*state.Object {
	if o.holders != nil {
		return o.holders
	}
	o.holders = map[held][]*state.Object{}
	for _, other := range o.Live.All() {
		for _, f := range other.Kind.UniqueFields() {
			at := valueIn(other.Kind, state.ParentKey(other.Kind, other.Key), f, other.Value[f.Name])
			o.holders[at] = append(o.holders[at], other)
		}
	}
	return o.holders
}

// waitsFor reports whether a draft takes its value, directly or not, from the
// object of another draft.
func (o *orderer) waitsFor(d, other *Draft, f *registry.Field) bool {
	for seen := map[*Draft]bool{}; d != nil && !seen[d]; {
		if d == other {
			return true
		}
		seen[d] = true
		holder := o.holder(d, f)
		if holder == nil {
			return false
		}
		d = o.byLive[holder]
	}
	return false
}
