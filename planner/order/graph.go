package order

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// edge is a place in the body of a create that holds the id of another
// object that this plan creates.
type edge struct {
	from, to state.Key
	at       jsonvalue.Pointer
	// deferrable references may be left out of the create and patched in.
	deferrable bool
}

// creations are the creates of a plan and what they refer to.
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

// references lists the parent and what the body refers to, in a stable order.
func (c *creations) references(d *Draft) []edge {
	key := d.Doc.Key
	var refs []edge
	if parent := d.Doc.ParentKey(); c.drafts[parent] != nil {
		refs = append(refs, edge{from: key, to: parent})
	}
	parts := c.parts[key]
	for _, found := range append(idsIn(parts.body, ""), namesToCome(d.Doc.Kind, parts.body)...) {
		if c.drafts[found.to] != nil {
			found.from, found.at = key, describedAt(d.Doc.Kind, found.at)
			found.deferrable = parts.mayWait(d.Doc.Kind, found.at)
			refs = append(refs, found)
		}
	}
	return refs
}

// describedAt is the smallest described value around a place: what is inside a
// free map makes no sense without its parts.
func describedAt(kind *registry.Kind, at jsonvalue.Pointer) jsonvalue.Pointer {
	for at.Parent() != "" && kind.Spec.At(at) == nil {
		at = at.Parent()
	}
	return at
}

// namesToCome finds the references by name, of which the tenant has an object by
// then.
func namesToCome(kind *registry.Kind, v any) []edge {
	var found []edge
	reference.Visit(kind.Spec, v, func(ref reference.Ref) {
		if name, isName := ref.Value.(string); isName && ref.Rule.Form == registry.RefName && !ref.Rule.Soft && !ref.Rule.InParent {
			found = append(found, edge{to: state.NewKey(ref.Kind, name), at: ref.At()})
		}
	})
	return found
}

// idsIn finds the references to objects to come; at is the place of the whole
// reference.
func idsIn(v any, at jsonvalue.Pointer) []edge {
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
			found = append(found, idsIn(v[key], at.Append(key))...)
		}
		return found
	case []any:
		var found []edge
		for i, e := range v {
			found = append(found, idsIn(e, at.Index(i))...)
		}
		return found
	}
	return nil
}
