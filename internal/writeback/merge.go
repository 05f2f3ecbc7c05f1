package writeback

import (
	"fmt"
	"slices"

	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamledit"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// merger lays what the tenant has over what one document says.
type merger struct {
	*maker
	document *state.Document
	object   *state.Object
	live     *documents.Exported
	// differs are the places that the plan would change.
	differs []jsonvalue.Pointer
	// merged is the result, once it is known.
	merged map[string]any
}

// value is one value in its three forms: as the document writes it, with tags; what
// that means; and what the tenant has. live is nil if it has none.
type value struct {
	written, means, live any
	at                   jsonvalue.Pointer
	// inList: the plan's pointers do not count in lists.
	inList bool
}

func (m *merger) spec(have map[string]any) map[string]any {
	if m.merged == nil {
		m.merged = m.members(m.document.Kind.Spec, have, value{means: m.document.Spec, live: m.live.Spec})
	}
	return m.merged
}

// aboveKeys cuts places at the maps whose keys are references: the plan has ids in them,
// and documents have names.
func aboveKeys(places []jsonvalue.Pointer, kind *registry.Kind, specs ...map[string]any) []jsonvalue.Pointer {
	out := slices.Clone(places)
	for _, spec := range specs {
		reference.Visit(kind.Spec, spec, func(r reference.Ref) {
			above := r.At().Parent()
			for i, at := range out {
				if r.Rule.Form == registry.RefKey && above.Contains(at) {
					out[i] = above
				}
			}
		})
	}
	return out
}

// touched reports whether the plan would change something at a place, below or above.
func (m *merger) touched(v value) bool {
	return v.inList || slices.ContainsFunc(m.differs, func(p jsonvalue.Pointer) bool { return p.Contains(v.at) || v.at.Contains(p) })
}

// members merges an object member by member: those that are not written stay so.
func (m *merger) members(f *registry.Field, written map[string]any, v value) map[string]any {
	means, _ := v.means.(map[string]any)
	live, _ := v.live.(map[string]any)
	for _, key := range jsonvalue.SortedKeys(written) {
		below := value{written[key], means[key], live[key], v.at.Append(key), v.inList}
		if m.touched(below) {
			written[key] = m.merge(f.Below(key), below)
		}
		if _, has := live[key]; !has && f.Excludes(f.Below(key), live) {
			delete(written, key) // beside what the tenant has now, it cannot be written
		}
	}
	m.addManaged(f, written, live, v)
	return written
}

// addManaged writes the fields that a document with manage: all does not write, and in
// which the tenant has more than a default.
func (m *merger) addManaged(f *registry.Field, written, live map[string]any, v value) {
	if !m.document.ManagesAll(m.Manage) {
		return
	}
	for _, key := range jsonvalue.SortedKeys(live) {
		if _, is := written[key]; is || f.Property(key) == nil || !m.touched(value{at: v.at.Append(key), inList: v.inList}) {
			continue
		}
		if env, masked := live[key].(state.Env); masked {
			m.keep(m.document, v.at.Append(key), fmt.Sprintf("it looks like a secret, which the document does not write; an export would write !env %s", env.Name))
			continue
		}
		written[key] = live[key]
	}
}

// merge returns what a value must say.
func (m *merger) merge(f *registry.Field, v value) any {
	if tagged, ok := v.written.(yamledit.Tagged); ok {
		return m.tagged(f, tagged, v)
	}
	if env, masked := v.live.(state.Env); masked {
		m.keep(m.document, v.at, fmt.Sprintf("it looks like a secret; an export would write !env %s", env.Name))
		return v.written
	}
	if v.live == nil {
		return m.nothing(f, v)
	}
	written, isObject := v.written.(map[string]any)
	_, liveObject := v.live.(map[string]any)
	list, isList := v.written.([]any)
	liveList, hasList := v.live.([]any)
	switch {
	case isObject && liveObject && isManagedByMember(f):
		return m.members(f, written, v)
	case m.Nameless && holdsID(v.live) && !jsonvalue.Equal(v.means, v.live):
		m.keep(m.document, v.at, "the name of what the tenant refers to could not be read")
		return v.written
	case isList && hasList && f != nil:
		return m.list(f, list, liveList, v)
	}
	return m.retained(f, v)
}

// holdsID reports whether a value has an id in the place of a name.
func holdsID(v any) bool {
	found := false
	jsonvalue.Map(v, func(v any) (any, bool) {
		reference, _ := v.(map[string]any)
		_, pinned := reference["id"].(string)
		found = found || pinned
		return v, found
	})
	return found
}

// isManagedByMember reports whether the members of an object that are not written
// are left alone.
func isManagedByMember(f *registry.Field) bool {
	return f != nil && f.Ref == nil && !f.Whole && f.Tree == nil
}

// retained is what the tenant has, with what the document says the same way.
func (m *merger) retained(f *registry.Field, v value) any {
	if jsonvalue.Equal(v.means, v.live) {
		return v.written
	}
	switch live := v.live.(type) {
	case map[string]any:
		written, _ := v.written.(map[string]any)
		means, _ := v.means.(map[string]any)
		out := make(map[string]any, len(live))
		for _, key := range jsonvalue.SortedKeys(live) {
			if _, was := written[key]; !was {
				out[key] = live[key]
				continue
			}
			out[key] = m.again(f.Below(key), value{written[key], means[key], live[key], v.at.Append(key), true})
		}
		return out
	case []any:
		written, _ := v.written.([]any)
		if f != nil && f.List == registry.Set {
			return m.list(f, written, live, v)
		}
		means, _ := v.means.([]any)
		return m.elements(f.Below(""), written, means, live, v.at)
	}
	return v.live
}

// again is a part of a value that is written as a whole.
func (m *merger) again(f *registry.Field, v value) any {
	if tagged, ok := v.written.(yamledit.Tagged); ok {
		return m.tagged(f, tagged, v)
	}
	if _, masked := v.live.(state.Env); masked {
		return v.written
	}
	return m.retained(f, v)
}
