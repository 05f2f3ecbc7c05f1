package order

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// linkDelete orders a deletion after the deletion of what is below it, and
// after the changes that clear the last references to it. If a reference
// would stay, the tenant would have a dangling one: that is a problem, unless
// the referring object is deleted with their common parent.
func (o *orderer) linkDelete(n *Node) state.Problems {
	d := n.Draft
	for _, child := range o.below[d.Doc.Key] {
		if child.Draft.isDeletion() && o.nearestAncestor(child.Draft) == d && !o.mustFollowParent(child.Draft) {
			n.needs(child.Step.ID)
		}
	}
	for _, other := range o.referrers(d) {
		if by := o.changeOf(other, d); by != nil && o.clearsReference(other, by, d) {
			n.needs(o.clearingStep(by, d))
		}
	}
	return append(o.linkUsers(n), o.refuseDangling(n)...)
}

// linkUsers orders a deletion after that of the objects which keep the tenant from
// it.
func (o *orderer) linkUsers(n *Node) state.Problems {
	var problems state.Problems
	for _, user := range n.Draft.Users {
		by := o.byLive[user]
		if by == nil {
			problems = append(problems, n.Draft.Doc.Problem("", fmt.Sprintf("it cannot be deleted: %s uses it", user.Key), "delete that one first"))
			continue
		}
		n.needs(o.lastStep(by))
	}
	return problems
}

// refuseDangling reports the objects that would still refer to a deleted one.
// If all of them are deleted with its parent, the deletion only verifies that
// it is gone.
func (o *orderer) refuseDangling(n *Node) state.Problems {
	d := n.Draft
	left := o.dangling(d)
	if above := o.nearestAncestor(d); above != nil && above.isDeletion() && len(left) > 0 {
		n.needs(o.lastStep(above))
		n.Step.Reason = fmt.Sprintf("deleted with %s, because %s refers to it until then", above.Doc.Key, left[0].Key)
		return nil
	}
	problems := make(state.Problems, len(left))
	for i, other := range left {
		problems[i] = o.stillReferred(d, other)
	}
	return problems
}

// stillReferred reports an object that would still refer to a deleted one.
func (o *orderer) stillReferred(d *Draft, other *state.Object) state.Problem {
	at := strings.Join(placesOf(other, d.Live), " and ")
	if o.Declared(o.canonical(other)) {
		return d.Doc.Problem("", fmt.Sprintf("%s still refers to it in %s", other.Key, at), "change that resource first, or in the same plan")
	}
	text := fmt.Sprintf("%s, which no document declares, still refers to it in %s", other.Key, at)
	return d.Doc.Problem("", text, "remove the reference in the tenant first, or declare that resource without it")
}

// dangling are the live objects that would refer to a deleted one.
func (o *orderer) dangling(d *Draft) []*state.Object {
	return slices.DeleteFunc(o.referrers(d), func(other *state.Object) bool {
		by := o.changeOf(other, d)
		return by != nil && o.clearsReference(other, by, d) || len(placesOf(other, d.Live)) == 0
	})
}

// canonical is the object of Live that another reading of it is about.
func (o *orderer) canonical(other *state.Object) *state.Object {
	if there := o.Live.ByID(other.Kind.Name, other.ID); there != nil && other.ID != "" {
		return there
	}
	return other
}

// changeOf is the change that may clear the reference of an object to a deleted one:
// its own, or the deletion of what it is below.
func (o *orderer) changeOf(other *state.Object, d *Draft) *Draft {
	if by := o.byLive[o.canonical(other)]; by != nil {
		return by
	}
	for _, above := range other.Ancestors() {
		by := o.byLive[o.canonical(above)]
		if by != nil && by.isDeletion() && !slices.Contains(d.Live.Ancestors(), above) {
			return by
		}
	}
	return nil
}

// mustFollowParent reports whether an object can only be deleted with its
// parent: the objects that refer to it are deleted with the parent, not
// before.
func (o *orderer) mustFollowParent(d *Draft) bool {
	return len(o.dangling(d)) > 0 || slices.ContainsFunc(o.referrers(d), func(other *state.Object) bool {
		by := o.changeOf(other, d)
		c, clears := o.clears[by]
		return by.isDeletion() && !(clears && slices.Contains(c.of, d)) && o.mustFollowParent(by)
	})
}

// clearingStep is the step of a change that clears its reference to an
// object.
func (o *orderer) clearingStep(by, d *Draft) string {
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

// clearsReference reports whether a change clears the reference of an object to
// another one. What only another reading of the object has, the change leaves alone.
func (o *orderer) clearsReference(other *state.Object, by, d *Draft) bool {
	return by.isDeletion() || by.Live == other && !refersTo(by.Doc.Kind.Spec, by.Edits.Proposed, d.Live)
}

// referrers are the live objects that refer to a deleted one: its siblings
// and all others that were read, except those that are deleted with it.
func (o *orderer) referrers(d *Draft) []*state.Object {
	if o.referring == nil {
		o.referring = referring(append(o.Live.All(), o.Referrers...))
	}
	var all []*state.Object
	for _, called := range referenceTexts(d.Live) {
		all = append(all, o.referring[called]...)
	}
	return slices.DeleteFunc(all, func(other *state.Object) bool {
		return other == d.Live || slices.Contains(other.Ancestors(), d.Live) || d.Live.Parent != nil && other.Parent != d.Live.Parent
	})
}

// referring are objects by what they refer to.
func referring(objects []*state.Object) map[string][]*state.Object {
	by := map[string][]*state.Object{}
	for _, o := range objects {
		visitReferences(o.Kind.Spec, o.Value, func(called, _ string, _ bool) {
			if known := by[called]; called != "" && (len(known) == 0 || known[len(known)-1] != o) {
				by[called] = append(known, o)
			}
		})
	}
	return by
}

// referenceText is the text by which a reference names its object: its id or,
// if the API has only a name, the object's key.
func referenceText(ref reference.Ref) string {
	id, name := ref.Held()
	if id != "" || ref.Rule.Form != registry.RefName || name == "" {
		return id
	}
	return string(state.NewKey(ref.Kind, name))
}

// referenceTexts are all texts by which a reference may name an object. What is about
// another object has that one's id: references with it are to the other one.
func referenceTexts(o *state.Object) []string {
	if o.ID == "" || o.Kind.About != "" {
		return []string{string(o.Key)}
	}
	return []string{o.ID, string(o.Key)}
}

// placesOf are the members of an object that keep another one from being deleted,
// because they refer to it.
func placesOf(other, d *state.Object) (names []string) {
	texts := referenceTexts(d)
	visitReferences(other.Kind.Spec, other.Value, func(called, member string, holds bool) {
		if holds && slices.Contains(texts, called) && !slices.Contains(names, member) {
			names = append(names, member)
		}
	})
	return names
}

// Holds reports whether an object keeps another one from being deleted, because it
// refers to it.
func Holds(other, d *state.Object) bool { return len(placesOf(other, d)) > 0 }

// refersTo reports whether a described value refers to an object.
func refersTo(f *registry.Field, v any, o *state.Object) bool {
	found := false
	texts := referenceTexts(o)
	visitReferences(f, v, func(called, _ string, _ bool) { found = found || slices.Contains(texts, called) })
	return found
}

// visitReferences visits the texts by which a value names objects, with the member at
// the top that each is in, and whether it keeps its object from being deleted.
func visitReferences(f *registry.Field, v any, visit func(called, member string, holds bool)) {
	reference.Visit(f, v, func(ref reference.Ref) { visit(referenceText(ref), ref.At().First(), ref.Rule.Holds()) })
	reference.Mentions(f, v, func(kind, name, member string) { visit(string(state.NewKey(kind, name)), member, true) })
}
