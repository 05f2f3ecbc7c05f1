package propose

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// isSurelyUnchanged reports whether a declared value certainly changes
// nothing. It allocates nothing, so that an unchanged tenant costs one
// traversal. If unsure it returns false, and the rules decide.
func (p *Proposer) isSurelyUnchanged(f *registry.Field, live jsonvalue.Optional, desired any) bool {
	return p.fastPath && !p.isNew && comparer{p, p.whole}.same(f, live, desired)
}

// mayUseFastPath reports whether decisions are not recorded, and no setting
// and no malformed value of the object matters.
func (p *Proposer) mayUseFastPath() bool {
	return p.Live != nil && len(p.Settings.Ignore) == 0 && len(p.Live.Malformed) == 0 &&
		(p.Explain == nil || p.Explain.Key != p.Doc.Key)
}

// comparer compares declared values with live ones.
type comparer struct {
	*Proposer
	// whole is true inside a value that is managed as a whole.
	whole bool
}

func (w comparer) same(f *registry.Field, live jsonvalue.Optional, desired any) bool {
	if !live.Exists && f != nil && len(f.Aliases) > 0 {
		return false
	}
	if f.IsReference() && desired != nil {
		return w.sameReference(f.Ref, live, desired)
	}
	switch d := desired.(type) {
	case map[string]any:
		l, ok := live.Value.(map[string]any)
		return ok && (f == nil || !f.Whole) && w.sameMembers(f, l, d)
	case []any:
		l, ok := live.Value.([]any)
		return ok && len(l) == len(d) && w.sameElements(f, l, d)
	case nil:
		return nullEqualsLive(f, live)
	case state.Env, state.File:
		return false
	}
	if live.IsNothing() {
		return f != nil && f.HasDefault && jsonvalue.Equal(desired, f.Default)
	}
	return jsonvalue.Equal(live.Value, desired)
}

// nullEqualsLive reports whether a declared null equals live. Where no field
// is described, null is a literal.
func nullEqualsLive(f *registry.Field, live jsonvalue.Optional) bool {
	if f == nil {
		return live.Exists && live.Value == nil
	}
	return live.IsNothing()
}

func (w comparer) sameMembers(f *registry.Field, live, desired map[string]any) bool {
	found := 0
	for key, d := range desired {
		l, has := live[key]
		if !w.same(f.Property(key), jsonvalue.Optional{Value: l, Exists: has}, d) {
			return false
		}
		if has {
			found++
		}
	}
	return !w.whole || found == len(live) || unwrittenIsEmpty(f, live, desired)
}

// unwrittenIsEmpty reports whether all unwritten members of an object are
// empty.
func unwrittenIsEmpty(f *registry.Field, live, desired map[string]any) bool {
	for key, v := range live {
		child := f.Property(key)
		if _, written := desired[key]; !written && !isUndescribed(f, key) && (child == nil || !child.ReadOnly && !isEmptyOrDefault(child, v)) {
			return false
		}
	}
	return true
}

// sameElements compares element by element, in place: lists in another order
// are left to the rules.
func (w comparer) sameElements(f *registry.Field, live, desired []any) bool {
	items := f.Element()
	if f.IsKeyed() && w.adopting || f.ListKind() == registry.Set && items.IsReference() {
		return false
	}
	w.whole = w.whole || f.ListKind() == registry.Ordered || f.ListKind() == registry.Set
	for i, d := range desired {
		if f.IsKeyed() && !f.SameKey(live[i], d) || !w.same(items, jsonvalue.Present(live[i]), d) {
			return false
		}
	}
	return true
}

// sameReference reports whether a declared name or id is the one that live
// refers to.
func (w comparer) sameReference(rule *registry.RefRule, live jsonvalue.Optional, desired any) bool {
	id := refID(live)
	if id == "" || rule.KindBy != nil || rule.Parts(rule.Kind) != nil || rule.Form == registry.RefName || w.isPrivate(rule.Kind, live) {
		return false
	}
	if pinned, ok := reference.Pinned(desired); ok {
		return pinned == id
	}
	name, _ := desired.(string)
	kind := w.Kinds.Find(rule.Kind)
	if kind.Declarable() && !kind.ReferredApart() {
		key := w.declaredKey(rule, rule.Kind, name)
		o := w.LiveFor(key)
		if o != nil || kind.Lookup == nil || w.Documents.Find(key) != nil {
			return o != nil && o.ID == id && !w.IsDeleted(key)
		}
	}
	entry, known := w.Directory.ByID(rule.Kind, id)
	return known && entry.Matches(name)
}
