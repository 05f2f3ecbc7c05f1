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
		for _, v := range n.Draft.gained(f) {
			if problem := o.linkHolder(n, f, v); problem != nil {
				problems = append(problems, *problem)
			}
		}
	}
	return problems
}

// linkHolder lets a step come after the one that takes a value from its holder.
func (o *orderer) linkHolder(n *Node, f *registry.Field, v any) *state.Problem {
	holder := o.holder(n.Draft, f, v)
	if holder == nil {
		return nil
	}
	text := fmt.Sprintf("%s is %v, which %s has", f.Name, shownUnique(f, v), holder.Key)
	if f.IsList() {
		text = fmt.Sprintf("%s has an element that is in %s", f.Name, holder.Key)
	}
	hint := "write a value that is free, or give that one another value in the same plan"
	switch by := o.byLive[holder]; {
	case by == nil || !by.frees(f, v):
	case o.waitsFor(by, n.Draft, f):
		text += " until this one is changed"
		hint = "objects cannot swap values in one run: give one of them a third value, apply, and then its final value"
	default:
		n.needs(o.lastStep(by))
		return nil
	}
	problem := n.Draft.Doc.Problem(jsonvalue.Pointer("").Append(f.Name), text, hint)
	return &problem
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
	return slices.ContainsFunc(n.Fields, func(f plan.FieldChange) bool { return at.Contains(f.Pointer) })
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

// valuesOf are the values of which no two objects may have the same: those of a set, or
// the one that a member has.
func valuesOf(f *registry.Field, v any) []any {
	list, isList := v.([]any)
	switch {
	case v == nil:
		return nil
	case isList && f.IsList():
		return list
	}
	return []any{v}
}

// has reports whether a member of an object has a value.
func has(f *registry.Field, member, v any) bool {
	return slices.ContainsFunc(valuesOf(f, member), func(e any) bool { return uniqueText(f, e) == uniqueText(f, v) })
}

// gained are the values that a draft gives to its object, which did not have them.
func (d *Draft) gained(f *registry.Field) (values []any) {
	for _, v := range valuesOf(f, d.valueOf(f)) {
		if d.Live == nil || !has(f, d.Live.Value[f.Name], v) {
			values = append(values, v)
		}
	}
	return values
}

// frees reports whether the object will no longer have a value.
func (d *Draft) frees(f *registry.Field, v any) bool {
	return d.isDeletion() || !has(f, d.valueOf(f), v)
}

// holder is another live object that has the value which a draft gives to its own.
func (o *orderer) holder(d *Draft, f *registry.Field, v any) *state.Object {
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
	if f.IsList() && f.Items != nil {
		f = f.Items
	}
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
			for _, v := range valuesOf(f, other.Value[f.Name]) {
				at := valueIn(other.Kind, state.ParentKey(other.Kind, other.Key), f, v)
				o.holders[at] = append(o.holders[at], other)
			}
		}
	}
	return o.holders
}

// waitsFor reports whether a draft takes its value, directly or not, from the
// object of another draft.
func (o *orderer) waitsFor(d, other *Draft, f *registry.Field) bool {
	seen := map[*Draft]bool{}
	var waits func(*Draft) bool
	waits = func(d *Draft) bool {
		if d == nil || seen[d] {
			return false
		}
		seen[d] = true
		return d == other || slices.ContainsFunc(d.gained(f), func(v any) bool {
			holder := o.holder(d, f, v)
			return holder != nil && waits(o.byLive[holder])
		})
	}
	return waits(d)
}
