package propose

import (
	"isc-sync/internal/glob"
	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// object merges key by key: what is not written keeps its live value, or goes
// where the object is managed whole.
func (p *Proposer) object(f *registry.Field, live jsonvalue.Optional, desired map[string]any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	base, isObject := live.Value.(map[string]any)
	merge := newMerge(base)
	for _, key := range jsonvalue.SortedKeys(desired) {
		if l, there := base[key]; p.quick(f.Property(key), jsonvalue.Optional{Value: l, Exists: there}, desired[key]) {
			continue
		}
		out, changed := p.member(f, base, key, desired[key], at)
		if changed {
			merge.set(key, out)
		}
	}
	if p.whole && !(f != nil && f.Patch == registry.PatchKey) {
		dropUnwritten(f, merge, desired) // what the server writes beside is its own
	}
	if !merge.changed && (isObject || describesMembers(f) && !p.comes(live)) {
		return live, false // an object that declares nothing manages nothing
	}
	p.renameAliases(f, merge)
	return jsonvalue.Present(merge.out), merge.changed || !isObject
}

// member lays one key of an object over its live value.
func (p *Proposer) member(f *registry.Field, base map[string]any, key string, desired any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	child := createdOnly(f, key)
	live := liveMember(child, base, key)
	here := at.Append(key)
	if child != nil || f == nil || !f.Free {
		out, changed := p.field(child, live, desired, here)
		if changed && !out.Exists && f.Requires(key) {
			return p.clearRequired(child, live, here)
		}
		return out, changed
	}
	return p.freeMember(f, live, key, desired, here)
}

// createdOnly describes a member; one that only creation takes cannot change.
func createdOnly(f *registry.Field, key string) *registry.Field {
	child := f.Property(key)
	if child == nil || !glob.MatchAny(f.CreateOnly, key) {
		return child
	}
	fixed := *child
	fixed.Immutable = registry.ImmutableAfterCreate
	return &fixed
}

// clearRequired clears a member that has to be there: it takes its default, and a
// list is emptied.
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

// freeMember lays a key of a free map over its live value: null clears it, and
// scalars compare as the map says.
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

// describesMembers tells whether the kind says something of an object's
// members, so that {} is no literal.
func describesMembers(f *registry.Field) bool {
	return f != nil && (f.Free || len(f.Properties) > 0)
}

// dropUnwritten removes what an object that is managed whole does not write.
// Of a described object, what reads as nothing stays: null, a default, what
// only the server sets, and what no document can write.
func dropUnwritten(f *registry.Field, m *merge, desired map[string]any) {
	for _, key := range jsonvalue.SortedKeys(m.base) {
		if _, written := desired[key]; written {
			continue
		}
		child := f.Property(key)
		if isFlawed(child, m.base[key]) || isUndescribed(f, key) {
			continue
		}
		if child != nil && (child.ReadOnly || goesWithoutSaying(child, m.base[key]) || staysIdle(f, child, m)) {
			continue
		}
		m.set(key, child.DefaultValue())
	}
}

// goesWithoutSaying tells whether a live value says what an unwritten member of
// an object that is managed whole does: nothing. Tenants answer with null and ""
// alike for a text that nobody wrote.
func goesWithoutSaying(f *registry.Field, v any) bool {
	return v == "" || f.ReadsAsAbsent(jsonvalue.Present(v))
}

// staysIdle tells whether a reference means nothing beside its siblings, and
// these do not change: no document can write it.
func staysIdle(f, child *registry.Field, m *merge) bool {
	return f.IsIdle(child, m.base) && jsonvalue.Equal(m.base[child.Ref.KindBy.Field], m.out[child.Ref.KindBy.Field])
}

// isUndescribed tells whether the kind describes an object's members, but not
// this one: the tenant has it from a newer API, and no document can write it.
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
