package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
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
	drafts map[state.Key]*draft
	// parts are how each is created.
	parts map[state.Key]creation
	refs  map[state.Key][]edge
}

func newCreations(drafts []*draft) *creations {
	c := &creations{drafts: map[state.Key]*draft{}, parts: map[state.Key]creation{}, refs: map[state.Key][]edge{}}
	for _, d := range drafts {
		if d.action == Create {
			c.drafts[d.doc.Key] = d
			c.parts[d.doc.Key] = newCreation(d)
		}
	}
	for key, d := range c.drafts {
		c.refs[key] = c.references(d)
	}
	return c
}

// references lists the parent and what the body refers to, in a stable order.
func (c *creations) references(d *draft) []edge {
	key := d.doc.Key
	var refs []edge
	if parent := d.doc.ParentKey(); c.drafts[parent] != nil {
		refs = append(refs, edge{from: key, to: parent})
	}
	parts := c.parts[key]
	for _, found := range idsIn(parts.body, "") {
		if c.drafts[found.to] != nil {
			found.from = key
			found.deferrable = parts.mayWait(d.doc.Kind, found.at)
			refs = append(refs, found)
		}
	}
	return refs
}

// idsIn finds the references to objects to come; at is the place of the whole
// reference.
func idsIn(v any, at jsonvalue.Pointer) []edge {
	switch v := v.(type) {
	case IDOf:
		return []edge{{to: v.Key, at: at}}
	case map[string]any:
		if id, ok := v["id"].(IDOf); ok {
			return []edge{{to: id.Key, at: at}}
		}
		var found []edge
		for _, key := range jsonvalue.SortedKeys(v) {
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
