package propose

import (
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// leavers are the members of a live set that refer to objects that no longer exist, as
// far as they stay because a document has names that nothing has.
type leavers struct {
	// named are those that a declared member keeps, by its index.
	named map[int]jsonvalue.Optional
	// unnamed are the others: any of them may be the one that is meant.
	unnamed []any
}

// leavers pairs the declared names that nothing has with the live members that no longer
// exist. Which is which is not known, so they only stay if there are as many or more:
// otherwise one of the names is new, and wrong. Nor do they where a member that does exist
// is not named: a wrong name may be meant for it, and it would be removed.
func (p *Proposer) leavers(f *registry.Field, base, desired []any, at jsonvalue.Pointer) leavers {
	out := leavers{named: map[int]jsonvalue.Optional{}}
	if f == nil || f.Items == nil || f.Items.Ref == nil || len(base) == 0 {
		return out
	}
	lost := p.lostNames(f, base, desired, at)
	if len(lost) == 0 {
		return out
	}
	gone, unnamed := p.unmeant(f, base, desired, at)
	for _, kind := range jsonvalue.SortedKeys(lost) {
		names, members := lost[kind], gone[kind]
		if len(names) > len(members) || unnamed[kind] {
			continue
		}
		for i, index := range names {
			out.named[index] = jsonvalue.Present(members[i])
		}
		if rest := members[len(names):]; len(rest) > 0 {
			out.unnamed = append(out.unnamed, rest...)
			p.note(plan.NoteLeftAlone, at, fmt.Sprintf("%d members that the tenant has are of kind %s and no longer exist; which of them the document means is not known, so they all stay", len(members), kind))
		}
	}
	return out
}

// lostNames are the indexes of the declared members that nothing has, by kind.
func (p *Proposer) lostNames(f *registry.Field, base, desired []any, at jsonvalue.Pointer) map[string][]int {
	lost := map[string][]int{}
	for i, d := range desired {
		trial := p.asTrial()
		trial.overlay(f.Element(), p.memberNamed(f, base, d), d, at.Index(i))
		for _, problem := range trial.Found.Problems {
			if kind := problem.Missing.Kind(); problem.Missing != "" {
				lost[kind] = append(lost[kind], i)
				break
			}
		}
	}
	return lost
}

// unmeant are the live members that no declared member names, by kind: those of objects
// that no longer exist, and whether there are others.
func (p *Proposer) unmeant(f *registry.Field, base, desired []any, at jsonvalue.Pointer) (gone map[string][]any, others map[string]bool) {
	gone, others = map[string][]any{}, map[string]bool{}
	meant := p.meantIDs(f, base, desired, at)
	for _, e := range base {
		id, kind := refID(jsonvalue.Present(e)), f.Items.Ref.KindOf(nil, e)
		switch {
		case slices.Contains(meant, id):
		case id != "" && p.wasAskedFor(f.Items.Ref, kind) && p.isDangling(kind, id):
			gone[kind] = append(gone[kind], e)
		default:
			others[kind] = true
		}
	}
	return gone, others
}

// meantIDs are the ids of the live members that declared ones name.
func (p *Proposer) meantIDs(f *registry.Field, base, desired []any, at jsonvalue.Pointer) []string {
	var ids []string
	for i, d := range desired {
		laid, _ := p.asTrial().overlay(f.Element(), p.memberNamed(f, base, d), d, at.Index(i))
		if id := refID(laid); id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// wasAskedFor reports whether the tenant was asked for the ids in a set, so that those
// without an answer are of nothing.
func (p *Proposer) wasAskedFor(rule *registry.RefRule, kind string) bool {
	k := p.Kinds.Find(kind)
	return k != nil && k.Lookup != nil && (k.Lookup.AnswersNames() || rule.Form == registry.RefID)
}
