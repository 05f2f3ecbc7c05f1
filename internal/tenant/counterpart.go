package tenant

import (
	"isc-sync/state"
	"isc-sync/state/registry"
)

// counterparts finds the live objects that keys mean, as far as they were read.
type counterparts struct {
	docs  state.Documents
	kinds *registry.Kinds
}

// find returns the object that a declared key means, or nil: by the id or the
// former name of its document, else by its own name below the object that its
// parent means.
func (c counterparts) find(live *state.Live, key state.Key) *state.Object {
	doc := c.docs.Find(key)
	if doc != nil && doc.ID != "" {
		return live.ByID(doc.Kind.Name, doc.ID)
	}
	kind := c.kinds.Find(key.Kind())
	if kind == nil {
		return nil
	}
	var parent *state.Object
	if kind.Parent != "" {
		if parent = c.find(live, state.ParentKey(kind, key)); parent == nil {
			return nil
		}
	}
	there := func(key state.Key) *state.Object {
		if parent != nil {
			key = state.Below(kind, key, parent.Key)
		}
		return live.Find(key)
	}
	if o := there(key); o != nil || doc == nil || doc.Previously == "" {
		return o
	}
	return there(doc.FormerKey())
}

// idIn finds the ids of objects that documents name.
func (c counterparts) idIn(live *state.Live) func(state.Key) string {
	return func(key state.Key) string {
		if o := c.find(live, key); o != nil {
			return o.ID
		}
		return ""
	}
}
