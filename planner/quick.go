package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// quick tells whether a declared value certainly changes nothing, without
// asking rule by rule: it allocates nothing, so that an unchanged tenant costs
// a walk. What it is not sure of, the rules decide.
func (p *proposer) quick(f *state.Field, live, desired any) bool {
	return p.hurried && p.same(f, live, desired)
}

// mayHurry tells whether nobody wants to know how fields are decided, and no
// rule of the settings or flaw of the object has a say.
func (p *proposer) mayHurry() bool {
	return p.live != nil && len(p.Settings.Ignore) == 0 && len(p.live.Flawed) == 0 &&
		(p.Options.Explain == nil || p.Options.Explain.Key != p.doc.Key)
}

func (p *proposer) same(f *state.Field, live, desired any) bool {
	if isReference(f) || f != nil && f.Whole {
		return false
	}
	switch d := desired.(type) {
	case map[string]any:
		l, ok := live.(map[string]any)
		return ok && (!p.whole || len(l) == len(d)) && p.sameMembers(f, l, d)
	case []any:
		l, ok := live.([]any)
		return ok && len(l) == len(d) && p.sameElements(f, l, d)
	case nil:
		return false
	}
	return jsonvalue.Equal(live, desired)
}

func (p *proposer) sameMembers(f *state.Field, live, desired map[string]any) bool {
	for key, d := range desired {
		l, ok := live[key]
		if !ok || !p.same(f.Property(key), l, d) {
			return false
		}
	}
	return true
}

// sameElements compares element by element, in place: lists of another order
// are left to the rules.
func (p *proposer) sameElements(f *state.Field, live, desired []any) bool {
	if f == nil || f.KeyField == "" || p.adopting {
		return jsonvalue.Equal(live, desired)
	}
	for i, d := range desired {
		if keyOfElement(live[i], f.KeyField) != keyOfElement(d, f.KeyField) || !p.same(f.Items, live[i], d) {
			return false
		}
	}
	return true
}

// keyOfElement is an element's key where it has one; "" leaves it to the rules
// only if the elements differ otherwise.
func keyOfElement(element any, keyField string) string {
	obj, _ := element.(map[string]any)
	key, _ := obj[keyField].(string)
	return key
}
