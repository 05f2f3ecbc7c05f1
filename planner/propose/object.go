package propose

import (
	"isc-sync/internal/glob"
	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// object merges key by key: an unwritten member keeps its live value, or is
// removed if the object is managed as a whole.
func (p *Proposer) object(f *registry.Field, live jsonvalue.Optional, desired map[string]any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	base, isObject := live.Value.(map[string]any)
	merge := newMerge(base)
	for _, key := range jsonvalue.SortedKeys(desired) {
		if p.isServers(at, key, desired) {
			continue
		}
		if l, there := base[key]; p.isSurelyUnchanged(f.Property(key), jsonvalue.Optional{Value: l, Exists: there}, desired[key]) {
			continue
		}
		out, changed := p.member(f, base, key, desired[key], at)
		if changed {
			merge.set(key, out)
		}
	}
	if p.whole && !(f != nil && f.Patch == registry.PatchKey) {
		p.dropUnwritten(f, merge, desired, at) // the server's own members stay
	}
	if !merge.changed && (isObject || describesMembers(f) && !p.isNewValue(live)) {
		return live, false // {} manages nothing
	}
	if !isObject && at != "" {
		fillRequired(f, merge)
	}
	p.renameAliases(f, merge)
	return jsonvalue.Present(merge.out), merge.changed || !isObject
}

// fillRequired gives a new part of an object the defaults of the members that it
// cannot be without. Body does so for the object itself.
func fillRequired(f *registry.Field, m *merge) {
	if f == nil {
		return
	}
	for _, name := range f.Required {
		if _, there := m.out[name]; !there && f.Property(name).DefaultValue().Exists {
			m.set(name, f.Property(name).DefaultValue())
		}
	}
}

// member lays one key of an object over its live value.
func (p *Proposer) member(f *registry.Field, base map[string]any, key string, desired any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	child := createdOnly(f, key)
	live := liveMember(child, base, key)
	here := at.Append(key)
	if child != nil || f == nil || !f.Free {
		out, changed := p.field(child, live, desired, here)
		if changed && child.Refuses(out.Value) {
			out = jsonvalue.Optional{}
		}
		if changed && !out.Exists && (f.Requires(key) || child != nil && child.NeverRemoved) {
			return p.clearRequired(child, live, here)
		}
		return out, changed
	}
	return p.freeMember(f, live, key, desired, here)
}

// createdOnly describes a member; one that only a creation accepts cannot
// change.
func createdOnly(f *registry.Field, key string) *registry.Field {
	child := f.Property(key)
	if child == nil || !glob.MatchAny(f.CreateOnly, key) {
		return child
	}
	fixed := *child
	fixed.Immutable = registry.ImmutableAfterCreate
	return &fixed
}

// clearRequired clears a member that must exist: it takes its default, and a
// list becomes empty.
func (p *Proposer) clearRequired(f *registry.Field, live jsonvalue.Optional, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	switch {
	case f.HasDefault:
		return jsonvalue.Present(f.Default), true
	case f.IsList():
		return jsonvalue.Present([]any{}), true
	}
	p.Problem(at, "the field cannot be cleared: the tenant requires it", "write a value, or leave the line out to keep the live one")
	return live, false
}

// freeMember lays a key of a free map over its live value: null clears it,
// and scalars are compared by the rule of the map.
func (p *Proposer) freeMember(f *registry.Field, live jsonvalue.Optional, key string, desired any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	inMap := &registry.Field{Name: key, Equal: f.Equal}
	if glob.MatchAny(f.CreateOnly, key) {
		inMap.Immutable = registry.ImmutableAfterCreate
	}
	return p.field(inMap, live, desired, at)
}

func liveMember(child *registry.Field, base map[string]any, key string) jsonvalue.Optional {
	if v, ok := base[key]; ok {
		return jsonvalue.Optional{Value: v, Exists: true}
	}
	if child != nil {
		for _, alias := range child.Aliases {
			if v, ok := base[alias]; ok {
				return jsonvalue.Optional{Value: v, Exists: true}
			}
		}
	}
	return jsonvalue.Optional{}
}

// describesMembers reports whether the kind describes an object's members, so
// that {} is not a literal.
func describesMembers(f *registry.Field) bool {
	return f != nil && (f.Free || len(f.Properties) > 0)
}

// dropUnwritten removes the unwritten members of an object that is managed as
// a whole. A null stays, since tenants answer with it for what was never set. Of a
// described object, a default stays too, what only the server sets, and what no
// document can write.
func (p *Proposer) dropUnwritten(f *registry.Field, m *merge, desired map[string]any, at jsonvalue.Pointer) {
	for _, key := range jsonvalue.SortedKeys(m.base) {
		if _, written := desired[key]; written || m.base[key] == nil || p.isServers(at, key, m.base) {
			continue
		}
		child := f.Property(key)
		if isMalformed(child, m.base[key]) || isUndescribed(f, key) {
			continue
		}
		if child != nil && (child.ReadOnly || isEmptyOrDefault(child, m.base[key]) || staysUnused(f, child, m)) {
			continue
		}
		m.set(key, child.DefaultValue())
	}
}

// isServers reports whether the server keeps a key for itself in a value that is
// managed as a whole: its live value stays.
func (p *Proposer) isServers(at jsonvalue.Pointer, key string, object map[string]any) bool {
	return p.whole && p.Doc.Kind.OwnsInside(at, key, object) != nil
}

// isEmptyOrDefault reports whether a live value is equivalent to an omitted
// member of an object that is managed as a whole. Tenants answer with null or
// "" for an omitted text.
func isEmptyOrDefault(f *registry.Field, v any) bool {
	return v == "" || f.IsEmpty(jsonvalue.Present(v))
}

// staysUnused reports whether a member has no meaning beside its siblings, and
// these do not change: no document can write it.
func staysUnused(f, child *registry.Field, m *merge) bool {
	return f.IsIdle(child, m.base) && jsonvalue.Equal(m.base[child.DecidedBy()], m.out[child.DecidedBy()])
}

// isUndescribed reports whether the kind describes an object's members, but
// not this one: it comes from a newer API, and no document can write it.
func isUndescribed(f *registry.Field, key string) bool {
	return f != nil && !f.Free && len(f.Properties) > 0 && f.Property(key) == nil
}

// renameAliases writes the canonical spelling of every field of a changed
// object that the tenant sent under another one.
func (p *Proposer) renameAliases(f *registry.Field, m *merge) {
	if f == nil || !m.changed {
		return
	}
	for _, child := range f.Properties {
		for _, alias := range child.Aliases {
			v, aliased := m.out[alias]
			if !aliased {
				continue
			}
			if _, written := m.out[child.Name]; !written {
				m.set(child.Name, jsonvalue.Present(v))
			}
			m.set(alias, jsonvalue.Optional{})
		}
	}
}
