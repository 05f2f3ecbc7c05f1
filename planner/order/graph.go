package order

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// creations are the creates of a plan and their references.
type creations struct {
	drafts map[state.Key]*Draft
	// parts are how each is created.
	parts map[state.Key]creation
	refs  map[state.Key][]reference.Edge
}

func newCreations(drafts []*Draft) *creations {
	c := &creations{drafts: map[state.Key]*Draft{}, parts: map[state.Key]creation{}, refs: map[state.Key][]reference.Edge{}}
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
func (c *creations) references(d *Draft) []reference.Edge {
	key := d.Doc.Key
	var refs []reference.Edge
	if parent := d.Doc.ParentKey(); c.drafts[parent] != nil {
		refs = append(refs, reference.Edge{From: key, To: parent})
	}
	parts := c.parts[key]
	for _, found := range append(plannedIDs(parts.body, ""), plannedNames(d.Doc.Kind, parts.body)...) {
		if c.drafts[found.To] != nil {
			found.From, found.At = key, reference.DescribedAt(d.Doc.Kind, found.At)
			found.Deferrable = reference.MayDefer(d.Doc.Kind, parts.body, found.At)
			refs = append(refs, found)
		}
	}
	return refs
}

// plannedNames finds the references by name to objects that exist when the
// step runs.
func plannedNames(kind *registry.Kind, v any) []reference.Edge {
	var found []reference.Edge
	reference.Visit(kind.Spec, v, func(ref reference.Ref) {
		if name, isName := ref.Value.(string); isName && ref.Rule.Form == registry.RefName && !ref.Rule.Soft && !ref.Rule.InParent {
			found = append(found, reference.Edge{To: state.NewKey(ref.Kind, name), At: ref.At()})
		}
	})
	return found
}

// plannedIDs finds the references to objects that this plan creates; at is
// the place of the complete reference.
func plannedIDs(v any, at jsonvalue.Pointer) []reference.Edge {
	switch v := v.(type) {
	case plan.IDOf:
		return []reference.Edge{{To: v.Key, At: at}}
	case map[string]any:
		var found []reference.Edge
		for _, key := range jsonvalue.SortedKeys(v) {
			if id, ok := v[key].(plan.IDOf); ok && key == "id" {
				found = append(found, reference.Edge{To: id.Key, At: at})
				continue
			}
			if to, stands := state.ParseMapKey(key); stands {
				found = append(found, reference.Edge{To: to, At: at})
			}
			found = append(found, plannedIDs(v[key], at.Append(key))...)
		}
		return found
	case []any:
		var found []reference.Edge
		for i, e := range v {
			found = append(found, plannedIDs(e, at.Index(i))...)
		}
		return found
	}
	return nil
}
