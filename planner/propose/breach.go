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

// breachWalk looks for rules between members that an object breaks once it is
// as proposed, and did not break before: what is odd in the tenant already is
// left as it is.
type breachWalk struct {
	report func(at jsonvalue.Pointer, b state.Breach)
	// warn is called for what the tenant may refuse or not.
	warn func(at jsonvalue.Pointer, b state.Breach)
}

// RefuseBreaches records a problem for each value of the proposed object that
// breaks a rule between members of one object.
func (p *Proposer) RefuseBreaches(proposed map[string]any) {
	var live map[string]any
	if p.Live != nil {
		live = p.Live.Value
	}
	w := breachWalk{
		report: func(at jsonvalue.Pointer, b state.Breach) { p.Problem(at, b.Text, b.Hint) },
		warn: func(at jsonvalue.Pointer, b state.Breach) {
			p.note(plan.NoteMayBeRefused, at, b.Text+" after this plan, and the tenant may refuse that: "+b.Hint)
		},
	}
	w.object(p.Doc.Kind.Spec, live, proposed, p.Doc.Spec, "")
}

// object looks at one object. at is its place in the document.
func (w breachWalk) object(f *registry.Field, before, after map[string]any, declared any, at jsonvalue.Pointer) {
	if f.IsReference() || jsonvalue.Equal(before, after) {
		return
	}
	known := state.Breaches(f, before)
	for _, b := range state.Breaches(f, after) {
		switch {
		case slices.Contains(known, b):
		case isMild(f, b, declared):
			w.warn(at.Append(blamed(b, declared)), b)
		default:
			w.report(at.Append(blamed(b, declared)), b)
		}
	}
	w.stale(f, before, after, declared, at)
	w.incomplete(f, before, after, at)
	for _, p := range f.Properties {
		w.value(p, before[p.Name], after[p.Name], jsonvalue.MemberOf(declared, p.Name).Value, at.Append(p.Name))
	}
}

// isMild reports whether an optional member that the document does not write
// only loses the element that it names: whether the tenant minds is unknown.
func isMild(f *registry.Field, b state.Breach, declared any) bool {
	member := f.Property(b.Member)
	return member != nil && member.ElementOf == b.Other && !f.Requires(b.Member) && !jsonvalue.MemberOf(declared, b.Member).Exists
}

// stale reports references that would be taken for another kind's, because only
// the sibling that chooses the kind changes.
func (w breachWalk) stale(f *registry.Field, before, after map[string]any, declared any, at jsonvalue.Pointer) {
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

// incomplete reports what a part of the object cannot come without. What the
// object itself needs is told where it is created.
func (w breachWalk) incomplete(f *registry.Field, before, after map[string]any, at jsonvalue.Pointer) {
	if before != nil || at == "" {
		return
	}
	for _, name := range f.Required {
		if _, written := after[name]; !written {
			w.report(at, state.Breach{Text: fmt.Sprintf("%s is missing, and the tenant has none yet", name), Hint: "write it"})
		}
	}
}

// blamed is the member that the document writes.
func blamed(b state.Breach, declared any) string {
	if !jsonvalue.MemberOf(declared, b.Member).Exists && jsonvalue.MemberOf(declared, b.Other).Exists {
		return b.Other
	}
	return b.Member
}

func (w breachWalk) value(f *registry.Field, before, after, declared any, at jsonvalue.Pointer) {
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

func (w breachWalk) elements(f *registry.Field, before, after, declared []any, at jsonvalue.Pointer) {
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
