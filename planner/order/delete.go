package order

import (
	"fmt"
	"slices"

	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// linkDelete lets a deletion wait for the deletion of what is below it, and
// for the changes that take the last references to it away. Where a reference
// would stay, the tenant would be left with a dangling one: a problem, unless
// what refers to it goes down with their common parent.
func (o *orderer) linkDelete(n *Node) state.Problems {
	d := n.Draft
	for _, child := range o.below[d.Doc.Key] {
		if child.Draft.isDeletion() && o.nearest(child.Draft) == d && !o.outlives(child.Draft) {
			n.needs(child.Step.ID)
		}
	}
	for _, other := range o.referrers(d) {
		if by := o.byLive[other]; by != nil && o.letsGo(by, d) {
			n.needs(o.lettingGo(by, d))
		}
	}
	return o.refuseDangling(n)
}

// refuseDangling reports what would still refer to an object that goes. Where
// all of it goes down with its parent, the deletion only sees to that.
func (o *orderer) refuseDangling(n *Node) state.Problems {
	d := n.Draft
	left := o.dangling(d)
	if above := o.nearest(d); above != nil && above.isDeletion() && len(left) > 0 {
		n.needs(o.lastStep(above))
		n.Step.Reason = fmt.Sprintf("it goes with %s, since %s refers to it until then", above.Doc.Key, left[0].Key)
		return nil
	}
	problems := make(state.Problems, len(left))
	for i, other := range left {
		problems[i] = d.Doc.Problem("", fmt.Sprintf("%s still refers to it", other.Key), "change that resource first, or in the same plan")
	}
	return problems
}

// dangling are the live objects that would refer to one that goes.
func (o *orderer) dangling(d *Draft) []*state.Object {
	return slices.DeleteFunc(o.referrers(d), func(other *state.Object) bool {
		by := o.byLive[other]
		return by != nil && o.letsGo(by, d)
	})
}

// outlives tells whether an object can only go once its parent is gone: what
// refers to it goes no sooner.
func (o *orderer) outlives(d *Draft) bool {
	return len(o.dangling(d)) > 0 || slices.ContainsFunc(o.referrers(d), func(other *state.Object) bool {
		by := o.byLive[other]
		c, clears := o.clears[by]
		return by.isDeletion() && !(clears && slices.Contains(c.of, d)) && o.outlives(by)
	})
}

// lettingGo is the step of a change that takes its reference to an object away.
func (o *orderer) lettingGo(by, d *Draft) string {
	c, clears := o.clears[by]
	var last string
	for _, n := range o.byDraft[by] {
		if n.role == roleRelease && clears && slices.Contains(c.of, d) {
			return n.Step.ID
		}
		if n.role != roleOn {
			last = n.Step.ID
		}
	}
	return last
}

// letsGo tells whether a change takes its reference to an object away.
func (o *orderer) letsGo(by, d *Draft) bool {
	return by.isDeletion() || !refersTo(by.Doc.Kind.Spec, by.Edits.Proposed, d.Live)
}

// referrers are the live objects that refer to the one that goes: its
// siblings, and whatever else was read, but not what goes with it.
func (o *orderer) referrers(d *Draft) []*state.Object {
	if o.referring == nil {
		o.referring = referring(o.Live)
	}
	var all []*state.Object
	for _, called := range callings(d.Live) {
		all = append(all, o.referring[called]...)
	}
	return slices.DeleteFunc(all, func(other *state.Object) bool {
		return other == d.Live || slices.Contains(other.Ancestors(), d.Live) || d.Live.Parent != nil && other.Parent != d.Live.Parent
	})
}

// referring are the live objects by what they refer to.
func referring(live *state.Live) map[string][]*state.Object {
	by := map[string][]*state.Object{}
	for _, o := range live.All() {
		reference.Visit(o.Kind.Spec, o.Value, func(ref reference.Ref) {
			called := calling(ref)
			if known := by[called]; called != "" && (len(known) == 0 || known[len(known)-1] != o) {
				by[called] = append(known, o)
			}
		})
	}
	return by
}

// calling is the id by which a reference means its object, or where the API has
// only a name, the object's key.
func calling(ref reference.Ref) string {
	id, name := ref.Held()
	if id != "" || ref.Rule.Form != registry.RefName || ref.Rule.Soft || name == "" {
		return id
	}
	return string(state.NewKey(ref.Kind, name))
}

// callings are all that may be said for an object in a reference.
func callings(o *state.Object) []string {
	if o.ID == "" {
		return []string{string(o.Key)}
	}
	return []string{o.ID, string(o.Key)}
}

// refersTo reports whether a described value refers to an object.
func refersTo(f *registry.Field, v any, o *state.Object) bool {
	found := false
	reference.Visit(f, v, func(ref reference.Ref) { found = found || slices.Contains(callings(o), calling(ref)) })
	return found
}
