package propose

import (
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// breachFinder finds rules between members that the proposed object breaks
// and the live one does not. What the tenant already has is left as it is.
type breachFinder struct {
	report func(at jsonvalue.Pointer, b state.Breach)
	// warn is called for what the tenant may refuse.
	warn func(at jsonvalue.Pointer, b state.Breach)
}

// RefuseBreaches records a problem for each value of the proposed object that
// breaks a rule between members of one object.
func (p *Proposer) RefuseBreaches(proposed map[string]any) {
	var live map[string]any
	if p.Live != nil {
		live = p.Live.Value
	}
	w := breachFinder{
		report: func(at jsonvalue.Pointer, b state.Breach) { p.Problem(at, b.Text, b.Hint) },
		warn: func(at jsonvalue.Pointer, b state.Breach) {
			p.note(plan.NoteMayBeRefused, at, b.Text+" after this plan, and the tenant may refuse that: "+b.Hint)
		},
	}
	w.object(p.Doc.Kind.Spec, live, proposed, p.Doc.Spec, "")
	p.noteNowhere()
	if p.Doc.Kind.Spec.HoldsDemands() {
		p.refuseDemands(live, proposed)
	}
}

// object checks one object. at is its place in the document.
func (w breachFinder) object(f *registry.Field, before, after map[string]any, declared any, at jsonvalue.Pointer) {
	if f.IsReference() || jsonvalue.Equal(before, after) {
		return
	}
	known := state.Breaches(f, before)
	for _, b := range state.Breaches(f, after) {
		switch {
		case slices.Contains(known, b):
		case isMild(f, b, declared):
			w.warn(at.Append(reportedMember(b, declared)), b)
		default:
			w.report(at.Append(reportedMember(b, declared)), b)
		}
	}
	w.tooMany(f, before, after, at)
	w.stale(f, before, after, declared, at)
	w.foreign(f, before, after, declared)
	w.excluded(f, before, after, declared, at)
	w.incomplete(f, before, after, at)
	for _, p := range f.Properties {
		if is := after[p.Name]; !jsonvalue.IsScalar(is) {
			w.value(p, before[p.Name], is, jsonvalue.MemberOf(declared, p.Name).Value, at.Append(p.Name))
		}
	}
}

// tooMany reports lists of which more elements change than one request takes.
func (w breachFinder) tooMany(f *registry.Field, before, after map[string]any, at jsonvalue.Pointer) {
	for _, p := range f.Properties {
		if p.MostChanges == 0 {
			continue
		}
		was, _ := before[p.Name].([]any)
		is, _ := after[p.Name].([]any)
		if n := element.Missing(p, was, is) + element.Missing(p, is, was); n > p.MostChanges {
			w.report(at.Append(p.Name), state.Breach{
				Text: fmt.Sprintf("%d elements come or go, and one request changes at most %d", n, p.MostChanges),
				Hint: fmt.Sprintf("apply in several runs: add or remove at most %d in each", p.MostChanges),
			})
		}
	}
}

// isMild reports whether an optional member that the document does not write
// only loses the element that it names: it is unknown whether the tenant
// refuses that.
func isMild(f *registry.Field, b state.Breach, declared any) bool {
	member := f.Property(b.Member)
	return member != nil && member.ElementOf == b.Other && !f.Requires(b.Member) && !jsonvalue.MemberOf(declared, b.Member).Exists
}

// stale reports references that would be read as those of another kind,
// because only the sibling that selects the kind changes.
func (w breachFinder) stale(f *registry.Field, before, after map[string]any, declared any, at jsonvalue.Pointer) {
	for _, p := range f.Properties {
		if p.Ref.Chooser() == nil || jsonvalue.MemberOf(declared, p.Name).Exists || before[p.Name] == nil {
			continue
		}
		was, now := p.Ref.KindBeside(before), p.Ref.KindBeside(after)
		if by := p.Ref.KindBy.Field; was != now && now != "" && jsonvalue.Equal(before[p.Name], after[p.Name]) {
			w.report(at.Append(by), state.Breach{
				Text: fmt.Sprintf("%s changes from %s to %s, and %s would still hold the id of the former", by, show(jsonvalue.Present(before[by])), show(jsonvalue.Present(after[by])), p.Name),
				Hint: fmt.Sprintf("write %s beside it: the name of the %s", p.Name, now),
			})
		}
	}
}

// excluded reports members that an object of this sort does not have, and those
// that it loses and needs.
func (w breachFinder) excluded(f *registry.Field, before, after map[string]any, declared any, at jsonvalue.Pointer) {
	for _, p := range f.Properties {
		lost := before[p.Name] != nil && after[p.Name] == nil
		switch {
		case jsonvalue.MemberOf(declared, p.Name).Value != nil && f.Excludes(p, after):
			w.report(at.Append(p.Name), state.Excluded(f, p, after))
		case lost && f.NeedsBeside(p, after):
			w.report(at.Append(p.Name), state.Lacking(f, p, after))
		}
	}
}

// incomplete reports what a part of the object lacks. What the object itself
// lacks is reported when it is created.
func (w breachFinder) incomplete(f *registry.Field, before, after map[string]any, at jsonvalue.Pointer) {
	if before != nil || at == "" {
		return
	}
	for _, name := range f.Required {
		if _, written := after[name]; !written {
			w.report(at, state.Breach{Text: fmt.Sprintf("%s is missing, and the tenant has none yet", name), Hint: "write it"})
		}
	}
}

// reportedMember is the member that the document writes.
func reportedMember(b state.Breach, declared any) string {
	if !jsonvalue.MemberOf(declared, b.Member).Exists && jsonvalue.MemberOf(declared, b.Other).Exists {
		return b.Other
	}
	return b.Member
}

func (w breachFinder) value(f *registry.Field, before, after, declared any, at jsonvalue.Pointer) {
	switch after := after.(type) {
	case map[string]any:
		was, _ := before.(map[string]any)
		w.object(f, was, after, declared, at)
	case []any:
		if f.IsKeyed() {
			was, _ := before.([]any)
			written, _ := declared.([]any)
			w.elements(f, was, after, written, at)
		}
	}
}

func (w breachFinder) elements(f *registry.Field, before, after, declared []any, at jsonvalue.Pointer) {
	was, written := element.Index(f, before), element.Index(f, declared)
	for i, key := range element.Keys(f, after) {
		j, isWritten := written[key]
		if !isWritten {
			continue // the document does not touch it
		}
		var old any
		if k, had := was[key]; had {
			old = before[k]
		}
		w.value(f.Items, old, after[i], declared[j], at.Index(j))
	}
}
