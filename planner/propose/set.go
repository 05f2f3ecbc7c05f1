package propose

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// setElements keeps live's members in live's order and puts new ones behind,
// sorted, so that the order in the file has no effect.
func (p *Proposer) setElements(f *registry.Field, base, desired []any, at jsonvalue.Pointer) ([]any, bool) {
	wanted := p.wanted(f, base, desired, at)
	out, changed, kept := make([]any, 0, len(base)), false, map[string]bool{}
	for _, e := range base {
		key := element.MemberKey(f, e)
		if _, keep := wanted[key]; !keep {
			changed = changed || !p.comesAlong(f, e, wanted, at)
			continue
		}
		out, kept[key] = append(out, e), true
	}
	for _, key := range jsonvalue.SortedKeys(wanted) {
		if !kept[key] {
			out, changed = append(out, wanted[key]), true
		}
	}
	return out, changed
}

// comesAlong reports whether a member is there because the tenant adds it to one that
// is declared.
func (p *Proposer) comesAlong(f *registry.Field, member any, wanted map[string]any, at jsonvalue.Pointer) bool {
	text, isText := member.(string)
	return isText && f != nil && f.Shown != nil && p.Live != nil && p.Live.Brought.ComesAlong(at, text, func(other string) bool {
		_, is := wanted[element.MemberKey(f, other)]
		return is
	})
}

// wanted are the declared members by the text that equal members share.
func (p *Proposer) wanted(f *registry.Field, base, desired []any, at jsonvalue.Pointer) map[string]any {
	q, wanted := p.withoutTrace().forElement(jsonvalue.Optional{}), make(map[string]any, len(desired))
	q.strays = p.straysOf(f, base, desired)
	left := q.leavers(f, base, desired, at)
	for _, e := range left.unnamed {
		wanted[element.MemberKey(f, e)] = e
	}
	for i, d := range desired {
		live, isLeft := left.named[i]
		if !isLeft {
			live = p.memberNamed(f, base, d)
		}
		member, _ := q.overlay(f.Element(), live, d, at.Index(i))
		v := elementOf(member, d)
		key := element.MemberKey(f, p.withValues(f.Element(), v))
		if other, twice := wanted[key]; twice && element.MemberKey(f, other) < element.MemberKey(f, v) {
			continue // a text and a file with that text: independent of their order
		}
		wanted[key] = v
	}
	return wanted
}

// straysOf are the names in a live set of references that no document's member has, by
// kind.
func (p *Proposer) straysOf(f *registry.Field, base, desired []any) map[string][]string {
	if f == nil || f.Items == nil || f.Items.Ref == nil {
		return nil
	}
	names := map[string][]string{}
	for _, e := range base {
		kind := f.Items.Ref.KindOf(nil, e)
		if name := p.currentName(kind, e); name != "" && !slices.Contains(desired, any(name)) {
			names[kind] = append(names[kind], name)
		}
	}
	for _, of := range names {
		slices.Sort(of)
	}
	return names
}

// currentName is the name with which documents refer to the object of a live reference;
// "" if it is not known. Where references show display names, theirs is not it.
func (p *Proposer) currentName(kind string, ref any) string {
	id, name := reference.Held(ref)
	if e, known := p.entryOf(kind, id); known {
		return e.Name
	}
	if k := p.Kinds.Find(kind); k == nil || k.Lookup != nil && k.Lookup.Display != "" {
		return ""
	}
	return name
}

// memberNamed finds the live member that a declared reference may mean, so
// that ambiguous names and the names of former identities still match.
func (p *Proposer) memberNamed(f *registry.Field, base []any, desired any) jsonvalue.Optional {
	name, ok := desired.(string)
	if f == nil || f.Items == nil || f.Items.Ref == nil || !ok {
		return jsonvalue.Optional{}
	}
	for _, e := range base {
		if (comparer{Proposer: p}).sameReference(f.Items.Ref, jsonvalue.Present(e), desired) {
			return jsonvalue.Present(e)
		}
	}
	for _, e := range base {
		if ref, ok := e.(map[string]any); ok && ref["name"] == name {
			return jsonvalue.Present(e)
		}
	}
	return jsonvalue.Optional{}
}

// withValues replaces variables by their values and files by their texts.
func (p *Proposer) withValues(f *registry.Field, v any) any {
	return registry.Map(f, v, "", func(f *registry.Field, v any, _ jsonvalue.Pointer) (any, bool) {
		switch v := v.(type) {
		case state.File:
			return v.Text, true
		case state.Env:
			typed, err := state.TypedEnv(f, p.Env[v.Name])
			return typed, err == nil
		}
		return nil, false
	})
}
