package planner

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// linkDelete lets a deletion wait for the deletion of what is below it, and
// for the changes that take the last references to it away. Where a reference
// would stay, the tenant would be left with a dangling one: a problem.
func (o *orderer) linkDelete(n *node) state.Problems {
	d := n.draft
	for _, child := range o.below[d.doc.Key] {
		if child.draft.action == Delete {
			n.needs(child.step.ID)
		}
	}
	var problems state.Problems
	for _, other := range o.referrers(d) {
		if by := o.draftOf(other); by != nil {
			if by.action == Delete {
				n.needs(stepID(by.doc.Key, 1))
				continue
			}
			if !refersTo(other.Kind.Spec, by.edits.Proposed, d.live.ID) {
				n.needs(stepID(by.doc.Key, 1))
				continue
			}
		}
		problems = append(problems, d.doc.Problem("", fmt.Sprintf("%s still refers to it", other.Key), o.hintForReferred(d)))
	}
	return problems
}

func (o *orderer) hintForReferred(d *draft) string {
	if parent := d.doc.ParentKey(); o.isDeleted(parent) {
		return fmt.Sprintf("remove this document: it goes with %s", parent)
	}
	return "change that resource first, or in the same plan"
}

// referrers are the live objects that refer to the one that goes: its
// siblings, and whatever else was read, but not what goes with it.
func (o *orderer) referrers(d *draft) []*state.Object {
	if d.live.ID == "" {
		return nil // nothing can refer to what has no id
	}
	candidates := o.Live.All()
	if d.live.Parent != nil {
		candidates = o.Live.Children(d.live.Parent.Key)
	}
	var found []*state.Object
	for _, other := range candidates {
		if other == d.live || other.Parent == d.live {
			continue
		}
		if refersTo(other.Kind.Spec, other.Value, d.live.ID) {
			found = append(found, other)
		}
	}
	return found
}

// draftOf returns the draft that is about a live object, or nil.
func (o *orderer) draftOf(live *state.Object) *draft {
	for _, n := range o.nodes {
		if n.draft.live == live {
			return n.draft
		}
	}
	return nil
}

// refersTo tells whether a described value holds a reference to the id.
func refersTo(f *state.Field, v any, id string) bool {
	if f == nil {
		return false
	}
	if f.Ref != nil {
		return refID(present(v)) == id
	}
	switch v := v.(type) {
	case map[string]any:
		for _, key := range jsonvalue.SortedKeys(v) {
			if refersTo(f.Property(key), v[key], id) {
				return true
			}
		}
	case []any:
		for _, e := range v {
			if refersTo(f.Items, e, id) {
				return true
			}
		}
	}
	return false
}
