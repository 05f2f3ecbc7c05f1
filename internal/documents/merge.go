package documents

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// merger lays the spec of one document over that of another, and remembers where each
// value comes from.
type merger struct {
	base, over *read
	from       map[jsonvalue.Pointer]source
	tags       map[jsonvalue.Pointer]state.Tag
}

// three are the pointers of a value: in the document below, in the one above, and in
// the result.
type three struct{ base, over, out jsonvalue.Pointer }

func (t three) append(key string) three {
	return three{t.base.Append(key), t.over.Append(key), t.out.Append(key)}
}

func (m *merger) spec() map[string]any {
	switch {
	case m.over.Spec == nil:
		m.keep(three{})
		return m.base.Spec
	case m.base.Spec == nil:
		m.take(three{})
		return m.over.Spec
	}
	return m.object(m.base.Kind.Spec, m.base.Spec, m.over.Spec, three{})
}

// value lays one value over another: objects key by key, keyed lists element by element.
// Everything else is replaced.
func (m *merger) value(f *registry.Field, base, over any, at three) any {
	switch o := over.(type) {
	case map[string]any:
		if b, both := base.(map[string]any); both && mergesMembers(f) {
			return m.object(f, b, o, at)
		}
	case []any:
		if b, both := base.([]any); both && f.IsKeyed() {
			return m.elements(f, b, o, at)
		}
	}
	m.take(at)
	return over
}

func (m *merger) object(f *registry.Field, base, over map[string]any, at three) map[string]any {
	m.ownTag(at)
	out := make(map[string]any, len(base)+len(over))
	for key, v := range base {
		if _, both := over[key]; !both {
			out[key] = v
			m.keep(at.append(key))
		}
	}
	for key, v := range over {
		below, both := base[key]
		if !both {
			out[key] = v
			m.take(at.append(key))
			continue
		}
		out[key] = m.value(f.Below(key), below, v, at.append(key))
	}
	return out
}

// elements lays the elements of a keyed list over those with the same keys. A new one
// comes behind the element that it follows in its own list, or else at the end.
func (m *merger) elements(f *registry.Field, base, over []any, at three) []any {
	pairs := pair(f, base, over)
	m.ownTag(at)
	out := make([]any, len(pairs))
	for i, p := range pairs {
		here := three{at.base.Index(p.base), at.over.Index(p.over), at.out.Index(i)}
		switch {
		case p.over < 0:
			out[i] = base[p.base]
			m.keep(here)
		case p.base < 0:
			out[i] = over[p.over]
			m.take(here)
		default:
			m.from[specPointer+here.out] = m.source(m.base, here.base)
			out[i] = m.value(f.Items, base[p.base], over[p.over], here)
		}
	}
	return out
}

// indices are the places of an element in two lists; -1 is none.
type indices struct{ base, over int }

// pair finds which elements of two keyed lists are one, in the order of the result.
func pair(f *registry.Field, base, over []any) []indices {
	out := make([]indices, len(base))
	for i := range base {
		out[i] = indices{i, -1}
	}
	last := -1 // where the element before is
	for j, e := range over {
		at := slices.IndexFunc(out, func(p indices) bool { return p.base >= 0 && p.over < 0 && f.SameKey(base[p.base], e) })
		switch {
		case at >= 0:
			out[at].over = j
		case last >= 0:
			at = last + 1
			out = slices.Insert(out, at, indices{-1, j})
		default:
			at = len(out)
			out = append(out, indices{-1, j})
		}
		last = at
	}
	return out
}

// take uses the value of the document above, keep that of the one below.
func (m *merger) take(at three) {
	m.from[specPointer+at.out] = m.source(m.over, at.over)
	m.copyTags(m.over.Tags, at.over, at.out)
}

func (m *merger) keep(at three) {
	if at.base != at.out {
		m.from[specPointer+at.out] = m.source(m.base, at.base)
	}
	m.copyTags(m.base.Tags, at.base, at.out)
}

func (m *merger) source(d *read, at jsonvalue.Pointer) source {
	return source{d.origin.text, specPointer + at}
}

// copyTags moves the tags at and below a place.
func (m *merger) copyTags(tags map[jsonvalue.Pointer]state.Tag, from, to jsonvalue.Pointer) {
	for at, tag := range tags {
		if from.Contains(at) {
			m.tags[to+at[len(from):]] = tag
		}
	}
}

// ownTag takes over the tag of a collection itself.
func (m *merger) ownTag(at three) {
	for _, tag := range []state.Tag{m.base.Tags[at.base], m.over.Tags[at.over]} {
		if tag.Name != "" {
			m.tags[at.out] = tag
		}
	}
}

// mergesMembers reports whether an object is merged member by member.
func mergesMembers(f *registry.Field) bool { return f == nil || f.Ref == nil && !f.Whole }
