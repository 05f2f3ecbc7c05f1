package propose

import (
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/diff"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// inPlace compares a list some of whose texts come from variables that are not set: each
// element with the live one at its place, without those texts. Only one element with such
// a text may differ, since which element it is follows from the others being unchanged.
// Otherwise the elements cannot be distinguished, and the list stays as it is, with a note.
func (p *Proposer) inPlace(f *registry.Field, live jsonvalue.Optional, desired []any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	base := live.Value.([]any)
	if f.ListKind() == registry.Set || len(base) != len(desired) || !p.asTrial().isInPlace(f, base, desired, at) {
		p.note(plan.NoteNotComparable, at, fmt.Sprintf("the variable %s is not set, or empty, so the elements cannot be distinguished and the list is not compared", p.firstUnset(desired)))
		return live, false
	}
	q, out, changed := p.managingWhole(), slices.Clone(base), false
	for i, d := range desired {
		if element, differs := q.overlay(f.Element(), jsonvalue.Present(base[i]), d, at.Index(i)); differs {
			out[i], changed = elementOf(element, d), true
		}
	}
	pair := diff.Pairing{Partner: make([]int, len(out))}
	for i := range pair.Partner {
		pair.Partner[i] = i
	}
	p.paired.Note(base, out, pair)
	return jsonvalue.Optional{Value: out, Exists: true}, changed
}

// isInPlace reports whether each element is the live one at its place.
func (p *Proposer) isInPlace(f *registry.Field, base, desired []any, at jsonvalue.Pointer) bool {
	q, sealed, unsure := p.managingWhole(), sealedIn(base, at), 0
	for i, d := range desired {
		if isTag(d) {
			return false // nothing but the variable
		}
		_, differs := q.overlay(f.Element(), jsonvalue.Present(base[i]), d, at.Index(i))
		if !differs || !p.hasUnset(d, at.Index(i)) {
			continue
		}
		if unsure++; unsure > 1 || p.declaresSecret(d, at.Index(i), sealed) {
			return false
		}
	}
	return true
}

// firstUnset is the name of a variable in a value that is not set.
func (p *Proposer) firstUnset(v any) (name string) {
	jsonvalue.LeavesAt(v, "", func(_ jsonvalue.Pointer, leaf any) {
		if env, is := leaf.(state.Env); is && (name == "" || env.Name < name) {
			if _, set := p.Env[env.Name]; !set {
				name = env.Name
			}
		}
	})
	return name
}
