package propose

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Undeclared lists the fields that the document of one resource does not
// write although the live value is not empty: not absent, null, empty or the
// default.
type Undeclared struct {
	Key state.Key
	// Fields are described by the kind: `manage: all` sets them to their
	// default.
	Fields []jsonvalue.Pointer
	// Kept are fields for which the server keeps its own value: no request sets
	// them to their default, so they are only reported.
	Kept []jsonvalue.Pointer
	// Keys are keys of free maps: they have no known default, so they are
	// reported and never removed.
	Keys []jsonvalue.Pointer
}

// All returns all fields that the document does not write.
func (u Undeclared) All() []jsonvalue.Pointer { return slices.Concat(u.Fields, u.Kept, u.Keys) }

// Complete returns the document's spec with the default of each unwritten
// field whose live value differs from it, and the unwritten fields.
func (v *View) Complete(doc *state.Document, live *state.Object) (map[string]any, Undeclared) {
	c := &completer{View: v, live: live, rest: Undeclared{Key: doc.Key}}
	spec, _ := c.object(doc.Kind.Spec, live.Value, doc.Spec, "")
	return spec, c.rest
}

// completer goes through one live object and its document.
type completer struct {
	*View
	live *state.Object
	rest Undeclared
}

// object returns the declared members and the defaults of the unwritten ones
// that differ, and whether there are any. It copies nothing if there are none.
func (c *completer) object(f *registry.Field, live, desired map[string]any, at jsonvalue.Pointer) (map[string]any, bool) {
	m := newMerge(desired)
	for _, child := range f.Properties {
		l := liveMember(child, live, child.Name)
		d, written := desired[child.Name]
		if l.IsNothing() || written && jsonvalue.IsScalar(d) {
			continue
		}
		here := at.Append(child.Name)
		if c.IsIgnored(c.rest.Key, here) {
			continue
		}
		var completed any
		var changed bool
		if written {
			completed, changed = c.written(child, l.Value, d, here)
		} else {
			completed, changed = c.unwritten(f, child, live, l.Value, here)
		}
		if changed {
			m.set(child.Name, jsonvalue.Present(completed))
		}
	}
	c.freeKeys(f, live, desired, at)
	return m.out, m.changed
}

// unwritten returns the value that a member without declaration must get, and
// whether live differs from it.
func (c *completer) unwritten(parent, f *registry.Field, siblings map[string]any, live any, at jsonvalue.Pointer) (any, bool) {
	isName := at.Parent() == "" && c.live.Kind.IsIdentity(f.Name)
	private := f.IsReference() && c.isPrivate(f.Ref.Kind, jsonvalue.Present(live))
	if f.Noted || isName || private || !c.live.CanExport(f) || parent.IsIdle(f, siblings) || isEmptyOrDefault(f, live) {
		return nil, false
	}
	if !c.live.CanDeclare(f) {
		c.rest.Kept = append(c.rest.Kept, at)
		return nil, false
	}
	obj, isObject := live.(map[string]any)
	if v, ok := parent.Unset(f); ok && (f.Whole || !isObject || !f.Free) {
		c.rest.Fields = append(c.rest.Fields, at)
		return v, true
	}
	if !isObject || f.IsReference() || f.Whole {
		return nil, false
	}
	return c.object(f, obj, map[string]any{}, at)
}

// written completes the value of a member that is managed key by key.
func (c *completer) written(f *registry.Field, live, desired any, at jsonvalue.Pointer) (any, bool) {
	if f == nil || f.IsReference() || f.Whole {
		return desired, false
	}
	switch d := desired.(type) {
	case map[string]any:
		if l, ok := live.(map[string]any); ok {
			return c.object(f, l, d, at)
		}
	case []any:
		if l, ok := live.([]any); ok && f.IsKeyed() {
			return c.elements(f, l, d, at)
		}
	}
	return desired, false
}

// elements completes the elements of a keyed list.
func (c *completer) elements(f *registry.Field, live, desired []any, at jsonvalue.Pointer) ([]any, bool) {
	places, out, changed := element.Index(f, live), desired, false
	for i, key := range element.Keys(f, desired) {
		j, found := places[key]
		if !found {
			continue
		}
		element, differs := c.written(f.Items, live[j], desired[i], at.Index(i))
		if differs && !changed {
			out, changed = slices.Clone(desired), true
		}
		if differs {
			out[i] = element
		}
	}
	return out, changed
}

// freeKeys records the keys of a free map that have a value and that neither
// the document nor the kind mentions.
func (c *completer) freeKeys(f *registry.Field, live, desired map[string]any, at jsonvalue.Pointer) {
	if !f.Free {
		return
	}
	for _, key := range jsonvalue.SortedKeys(live) {
		here := at.Append(key)
		_, written := desired[key]
		if written || live[key] == nil || live[key] == "" || f.Property(key) != nil || f.Owns(key, live) != nil || c.IsIgnored(c.rest.Key, here) {
			continue
		}
		c.rest.Keys = append(c.rest.Keys, here)
	}
}
