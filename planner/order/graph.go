package order

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// edge is a place in the body of a create with the id of another object that
// this plan creates.
type edge struct {
	from, to state.Key
	at       jsonvalue.Pointer
	// deferrable references may be left out of the create and patched in.
	deferrable bool
}

// creations are the creates of a plan and their references.
type creations struct {
	drafts map[state.Key]*Draft
	// parts are how each is created.
	parts map[state.Key]creation
	refs  map[state.Key][]edge
}

func newCreations(drafts []*Draft) *creations {
	c := &creations{drafts: map[state.Key]*Draft{}, parts: map[state.Key]creation{}, refs: map[state.Key][]edge{}}
	for _, d := range drafts {
		if d.Action == plan.Create {
			c.drafts[d.Doc.Key] = d
			c.parts[d.Doc.Key] = newCreation(d)
		}
	}
	for key, d := range c.drafts {
		c.refs[key] = c.references(d)
	}
	return c
}

// references lists the parent and the references of the body in a stable
// order.
func (c *creations) references(d *Draft) []edge {
	key := d.Doc.Key
	var refs []edge
	if parent := d.Doc.ParentKey(); c.drafts[parent] != nil {
		refs = append(refs, edge{from: key, to: parent})
	}
	parts := c.parts[key]
	for _, found := range append(plannedIDs(parts.body, ""), plannedNames(d.Doc.Kind, parts.body)...) {
		if c.drafts[found.to] != nil {
			found.from, found.at = key, describedAt(d.Doc.Kind, found.at)
			found.deferrable = parts.mayDefer(d.Doc.Kind, found.at)
			refs = append(refs, found)
		}
	}
	return refs
}

// describedAt is the place of the smallest described value around a pointer:
// the inside of a free map has no meaning without the rest.
func describedAt(kind *registry.Kind, at jsonvalue.Pointer) jsonvalue.Pointer {
	for at.Parent() != "" && kind.Spec.At(at) == nil {
		at = at.Parent()
	}
	return at
}

// plannedNames finds the references by name to objects that exist when the
// step runs.
func plannedNames(kind *registry.Kind, v any) []edge {
	var found []edge
	reference.Visit(kind.Spec, v, func(ref reference.Ref) {
		if name, isName := ref.Value.(string); isName && ref.Rule.Form == registry.RefName && !ref.Rule.Soft && !ref.Rule.InParent {
			found = append(found, edge{to: state.NewKey(ref.Kind, name), at: ref.At()})
		}
	})
	return found
}

// plannedIDs finds the references to objects that this plan creates; at is
// the place of the complete reference.
func plannedIDs(v any, at jsonvalue.Pointer) []edge {
	switch v := v.(type) {
	case plan.IDOf:
		return []edge{{to: v.Key, at: at}}
	case map[string]any:
		if id, ok := v["id"].(plan.IDOf); ok {
			return []edge{{to: id.Key, at: at}}
		}
		var found []edge
		for _, key := range jsonvalue.SortedKeys(v) {
			if to, stands := state.ParseMapKey(key); stands {
				found = append(found, edge{to: to, at: at})
			}
			found = append(found, plannedIDs(v[key], at.Append(key))...)
		}
		return found
	case []any:
		var found []edge
		for i, e := range v {
			found = append(found, plannedIDs(e, at.Index(i))...)
		}
		return found
	}
	return nil
}
