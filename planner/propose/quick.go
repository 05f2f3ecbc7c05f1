package propose

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// quick tells whether a declared value certainly changes nothing, without
// asking rule by rule: it makes nothing, so that an unchanged tenant costs a
// walk. What it is not sure of, the rules decide.
func (p *Proposer) quick(f *registry.Field, live jsonvalue.Optional, desired any) bool {
	return p.hurried && !p.fresh && walk{p, p.whole}.same(f, live, desired)
}

// mayHurry tells whether nobody wants to know how fields are decided, and no
// rule of the settings or flaw of the object has a say.
func (p *Proposer) mayHurry() bool {
	return p.Live != nil && len(p.Settings.Ignore) == 0 && len(p.Live.Flawed) == 0 &&
		(p.Explain == nil || p.Explain.Key != p.Doc.Key)
}

// walk compares declared values with live ones.
type walk struct {
	*Proposer
	// whole is true within what is managed whole.
	whole bool
}

func (w walk) same(f *registry.Field, live jsonvalue.Optional, desired any) bool {
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
		return saysNothingToo(f, live)
	case state.Env, state.File:
		return false
	}
	if live.IsNothing() {
		return f != nil && f.HasDefault && jsonvalue.Equal(desired, f.Default)
	}
	return jsonvalue.Equal(live.Value, desired)
}

// saysNothingToo tells whether a declared null finds nothing. Where nothing is
// described, null is a literal.
func saysNothingToo(f *registry.Field, live jsonvalue.Optional) bool {
	if f == nil {
		return live.Exists && live.Value == nil
	}
	return live.IsNothing()
}

func (w walk) sameMembers(f *registry.Field, live, desired map[string]any) bool {
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
	return !w.whole || found == len(live) || nothingUnwritten(f, live, desired)
}

// nothingUnwritten tells whether all that an object has beside what is written
// reads as nothing.
func nothingUnwritten(f *registry.Field, live, desired map[string]any) bool {
	for key, v := range live {
		child := f.Property(key)
		if _, written := desired[key]; !written && !isUndescribed(f, key) && (child == nil || !child.ReadOnly && !goesWithoutSaying(child, v)) {
			return false
		}
	}
	return true
}

// sameElements compares element by element, in place: lists of another order
// are left to the rules.
func (w walk) sameElements(f *registry.Field, live, desired []any) bool {
	items := f.Element()
	if f.IsKeyed() && w.adopting || f.ListKind() == registry.Set && items.IsReference() {
		return false
	}
	w.whole = w.whole || f.ListKind() == registry.Ordered
	for i, d := range desired {
		if f.IsKeyed() && !f.SameKey(live[i], d) || !w.same(items, jsonvalue.Present(live[i]), d) {
			return false
		}
	}
	return true
}

// sameReference tells whether a declared name or id is what live refers to.
func (w walk) sameReference(rule *registry.RefRule, live jsonvalue.Optional, desired any) bool {
	id := refID(live)
	if id == "" || rule.KindBy != nil || rule.Parts(rule.Kind) != nil || rule.Form == registry.RefName || w.isPrivate(rule.Kind, live) {
		return false
	}
	if pinned, ok := reference.Pinned(desired); ok {
		return pinned == id
	}
	name, _ := desired.(string)
	kind := w.Kinds.Find(rule.Kind)
	if kind.Declarable() {
		key := w.declaredKey(rule, rule.Kind, name)
		o := w.LiveFor(key)
		if o != nil || kind.Lookup == nil || w.Documents.Find(key) != nil {
			return o != nil && o.ID == id && !w.IsDeleted(key)
		}
	}
	entry, known := w.Directory.ByID(rule.Kind, id)
	return known && entry.Is(name)
}
