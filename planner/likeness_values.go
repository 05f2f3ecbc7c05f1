package planner

import (
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
	c.object(doc.Kind.Spec, doc.Kind, doc.Spec, "")
	for _, child := range l.below[doc.Key] {
		c.object(child.Kind.Spec, child.Kind, child.Spec, below(child.Kind, child.Key, doc.Key))
	}
	return c.out
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

// reference adds all names of what is referred to: documents write one of them.
func (c *leafCollector) reference(f *registry.Field, v any, at string) {
	id, isText := v.(string)
	name, has := jsonvalue.MemberOf(v, "name").Value.(string)
	if !isText {
		id = reference.ID(v)
	}
	if id != "" || !c.deep {
		c.add(at, id)
	}
	if has {
		c.add(at, name)
	}
	if isText && !c.deep {
		return
	}
	if e, known := c.Directory.ByID(f.Ref.Kind, id); known {
		c.add(at, e.Name)
	}
}

func (c *leafCollector) add(at, text string) { c.out = append(c.out, at+"\x00"+text) }
