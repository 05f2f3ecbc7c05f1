package planner

import (
	"cmp"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// declared are the values of a document and of those below it.
func (l *likeness) declared(doc *state.Document) []string {
	c := leafCollector{scope: l.scope, deep: len(doc.Kind.Similar) == 0}
	spec := func(doc *state.Document) map[string]any {
		if body := l.bodies[doc.Key]; c.deep && body != nil {
			return body
		}
		return doc.Spec
	}
	c.object(doc.Kind.Spec, doc.Kind, spec(doc), "")
	for _, child := range l.below[doc.Key] {
		if c.deep && !l.isRead(child.Kind) {
			continue
		}
		c.object(child.Kind.Spec, child.Kind, spec(child), below(child.Kind, child.Key, doc.Key))
	}
	return c.out
}

// isRead reports whether objects of a kind were read: what was not cannot agree.
func (l *likeness) isRead(kind *registry.Kind) bool {
	return slices.ContainsFunc(l.Live.All(), func(o *state.Object) bool { return o.Kind == kind })
}

// leavesOf are the values of a live object and of those below it.
func (l *likeness) leavesOf(o *state.Object) map[string]bool {
	if known := l.leaves[o.Key]; known != nil {
		return known
	}
	c := leafCollector{scope: l.scope, deep: len(o.Kind.Similar) == 0}
	c.object(o.Kind.Spec, o.Kind, o.Value, "")
	for _, child := range l.Live.Below(o.Key) {
		c.object(child.Kind.Spec, child.Kind, child.Value, below(child.Kind, child.Key, o.Key))
	}
	found := make(map[string]bool, len(c.out))
	for _, leaf := range c.out {
		found[leaf] = true
	}
	l.leaves[o.Key] = found
	return found
}

// below names an object without the ancestor that it is compared with.
func below(kind *registry.Kind, key, ancestor state.Key) string {
	parts := key.Parts()
	for _, at := range kind.ParentParts()[:len(ancestor.Parts())] {
		parts[at] = ""
	}
	return kind.Name + "/" + strings.Join(parts, "/")
}

// leafCollector writes the values of an object as texts: place and value.
type leafCollector struct {
	*scope
	// deep: the values inside the elements of lists also count.
	deep bool
	out  []string
}

func (c *leafCollector) object(f *registry.Field, kind *registry.Kind, obj map[string]any, at string) {
	for _, key := range jsonvalue.SortedKeys(obj) {
		p := f.Below(key)
		if kind.IsIdentity(key) || p != nil && (p.ReadOnly || p.IsEmptyValue(obj[key])) || isSimilarField(kind, at, key) {
			continue
		}
		c.value(p, kind, obj[key], at+"#"+key)
	}
}

func isSimilarField(kind *registry.Kind, at, key string) bool {
	for _, similar := range kind.Similar {
		if at == "" && similar == jsonvalue.Pointer("").Append(key) {
			return true
		}
	}
	return false
}

func (c *leafCollector) value(f *registry.Field, kind *registry.Kind, v any, at string) {
	if f.IsReference() {
		c.reference(f, v, at)
		return
	}
	switch v := v.(type) {
	case nil, state.Env:
	case state.File:
		c.add(at, v.Text)
	case map[string]any:
		if c.deep && f != nil && f.Tree != nil {
			c.tree(f, kind, v, at)
			return
		}
		c.object(f, kind, v, at)
	case []any:
		for _, e := range v {
			c.element(f, kind, e, at)
		}
	default:
		if text, loose := jsonvalue.ScalarText(v); loose {
			c.add(at, text)
		}
	}
}

func (c *leafCollector) element(f *registry.Field, kind *registry.Kind, e any, at string) {
	var items *registry.Field
	if f != nil {
		items = f.Items
	}
	_, isObject := e.(map[string]any)
	key, keyed := f.ElementKey(e)
	switch {
	case c.deep && (isObject || items.IsReference()):
		c.value(items, kind, e, at+"#*")
	case keyed:
		c.add(at, registry.KeyLabel(key))
	default:
		c.add(at, string(jsonvalue.Canonical(plan.WithMarkers(e))))
	}
}

// tree adds the conditions of a tree without how they are joined: the tenant may join
// them in another way that means the same.
func (c *leafCollector) tree(f *registry.Field, kind *registry.Kind, v map[string]any, at string) {
	children, joins := v[f.Tree.Children].([]any)
	if !joins || len(children) == 0 {
		c.object(f, kind, v, at)
		return
	}
	for _, child := range children {
		if below, is := child.(map[string]any); is {
			c.tree(f, kind, below, at)
		}
	}
}

// reference adds all names of what is referred to: documents write one of them.
func (c *leafCollector) reference(f *registry.Field, v any, at string) {
	id, isText := v.(string)
	name, has := jsonvalue.MemberOf(v, "name").Value.(string)
	if !isText {
		id = reference.ID(v)
	}
	if c.deep {
		c.add(at, cmp.Or(id, name))
		return
	}
	c.add(at, id)
	if has {
		c.add(at, name)
	}
	if isText {
		return
	}
	if e, known := c.Directory.ByID(f.Ref.Kind, id); known {
		c.add(at, e.Name)
	}
}

func (c *leafCollector) add(at, text string) { c.out = append(c.out, at+"\x00"+text) }
