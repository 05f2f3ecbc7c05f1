package acceptance

import (
	"isc-sync/internal/glob"
	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// evidence is what tenants were seen to do.
type evidence map[demand]bool

// compare notes what happened to an object of a kind between two of its
// states.
func (e evidence) compare(kind string, spec *registry.Field, before, after map[string]any) {
	c := comparison{kind, e}
	c.members(spec, "", before, after)
}

// A comparison goes through two states of one object.
type comparison struct {
	kind string
	seen evidence
}

func (c comparison) saw(at jsonvalue.Pointer, e event) { c.seen[demand{c.kind, at, e}] = true }

func (c comparison) members(f *registry.Field, at jsonvalue.Pointer, before, after map[string]any) {
	for _, p := range f.Properties {
		if !p.ReadOnly {
			c.value(p, at.Append(p.Name), before[p.Name], after[p.Name])
		}
	}
	if f.Free {
		c.keys(f, at, before, after)
	}
}

func (c comparison) value(f *registry.Field, at jsonvalue.Pointer, before, after any) {
	was, is := !f.IsEmptyValue(before), !f.IsEmptyValue(after)
	switch {
	case was && !is:
		c.saw(at, cleared)
	case is && there(before) && !same(f, before, after):
		c.saw(at, changed)
	}
	switch before := before.(type) {
	case map[string]any:
		if after, ok := after.(map[string]any); ok {
			c.members(f, at, before, after)
		}
	case []any:
		after, _ := after.([]any)
		c.elements(f, at, before, after)
	case nil:
		if after, ok := after.([]any); ok {
			c.elements(f, at, nil, after)
		}
	}
}

// keys looks at what a free map holds beside its properties. Keys that the
// tenant writes by itself prove nothing, and null says no more than no key.
func (c comparison) keys(f *registry.Field, at jsonvalue.Pointer, before, after map[string]any) {
	keys := map[string]bool{}
	for _, obj := range []map[string]any{before, after} {
		for key := range obj {
			keys[key] = f.Property(key) == nil && !owned(f, key)
		}
	}
	for key, ours := range keys {
		was, is := before[key], after[key]
		switch {
		case !ours || jsonvalue.Equal(was, is):
		case was == nil:
			c.saw(at, added)
		case is == nil:
			c.saw(at, removed)
		default:
			c.saw(at, edited)
		}
	}
}

func owned(f *registry.Field, key string) bool {
	for _, o := range f.Owned {
		for _, pattern := range o.Keys {
			if glob.Match(pattern, key) {
				return true
			}
		}
	}
	return false
}

// there tells whether a value can go over to another one, which a false can and
// an empty list cannot.
func there(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case []any:
		return len(v) > 0
	case map[string]any:
		return len(v) > 0
	}
	return true
}

// same compares references by id: the name is the tenant's to write.
func same(f *registry.Field, a, b any) bool {
	if f.Ref != nil && f.Ref.Form == registry.RefObject {
		id := jsonvalue.Pointer("/id")
		a, _ = id.Get(a)
		b, _ = id.Get(b)
	}
	return jsonvalue.Equal(a, b)
}
