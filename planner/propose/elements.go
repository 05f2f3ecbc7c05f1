package propose

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// unknownElement reports a declared element of a list whose elements only the
// tenant creates, unless a change that the kind follows may create it.
func (p *Proposer) unknownElement(f *registry.Field, desired any, listed []any, at jsonvalue.Pointer) bool {
	key, _ := f.ElementKey(desired)
	if len(key) == 0 {
		return false // documents are checked for it
	}
	name := registry.KeyLabel(key)
	if p.mayAppear() {
		p.Later = true
		p.note(plan.NoteCheckedLater, at, fmt.Sprintf("the tenant does not list the element %q yet; it is looked for when the step runs", name))
		return true
	}
	if several := matchingLabels(f, key, listed); len(several) > 1 {
		p.Problem(at, fmt.Sprintf("the tenant lists %d elements %q: %s", len(several), name, strings.Join(several, ", ")),
			"write the "+strings.Join(f.KeyFields[1:], ", ")+" of the element")
		return false
	}
	p.Problem(at, fmt.Sprintf("the tenant does not list the element %q here, and it cannot be added", name), p.whichElements(f, key, listed))
	return false
}

// matchingLabels are the labels of the live elements that a key may mean.
func matchingLabels(f *registry.Field, key []string, listed []any) []string {
	var out []string
	for _, e := range listed {
		if other, ok := f.ElementKey(e); ok && registry.MayBeOne(key, other) {
			out = append(out, registry.KeyLabel(other))
		}
	}
	slices.Sort(out)
	return out
}

// whichElements is the hint for an element that the tenant does not list: the
// one that was probably meant, or the existing ones and what decides about
// them.
func (p *Proposer) whichElements(f *registry.Field, key []string, listed []any) string {
	var labels, names []string
	for _, e := range listed {
		if other, ok := f.ElementKey(e); ok {
			labels, names = append(labels, registry.KeyLabel(other)), append(names, other[0])
		}
	}
	hint := suggest.DidYouMean(registry.KeyLabel(key), labels)
	if hint == "" && !slices.Contains(names, key[0]) {
		hint = suggest.DidYouMean(key[0], names)
	}
	if hint != "" {
		return hint
	}
	hint = "the list is empty"
	if len(names) > 0 {
		hint = "it lists " + strings.Join(labels, ", ")
	}
	if from := p.comesAfter(); len(from) > 0 {
		hint += "; " + string(from[0]) + " decides which"
	}
	return hint
}

// mayAppear reports whether this plan creates or changes what decides which
// elements the tenant lists.
func (p *Proposer) mayAppear() bool {
	key, changes := p.decider()
	return changes && !p.IsDeleted(key)
}

// decider is the change of this plan after which the tenant lists other
// elements.
func (p *Proposer) decider() (state.Key, bool) {
	for _, key := range p.comesAfter() {
		if p.IsDrafted(key) {
			return key, true
		}
	}
	return "", false
}

// NoteMoving notes the lists whose elements may change when another step of this
// plan runs.
func (p *Proposer) NoteMoving(changed bool) {
	key, changes := p.decider()
	if !changes || p.Later {
		return
	}
	for _, f := range p.Doc.Kind.Spec.Properties {
		if list, _ := p.Doc.Spec[f.Name].([]any); f.ServerElements && len(list) > 0 {
			p.Later = true
			code, text := whyMoving(changed)
			p.note(code, jsonvalue.Pointer("").Append(f.Name), string(key)+text)
			p.noteUnderived(f, list, key)
		}
	}
}

// noteUnderived warns of declared elements that the tenant will probably no
// longer list, because the resource from which they follow loses a field.
func (p *Proposer) noteUnderived(f *registry.Field, declared []any, from state.Key) {
	maker := p.DocumentOf(from)
	if f.Derived == nil || maker == nil {
		return
	}
	after, _ := (&Proposer{View: p.View, Doc: maker, Live: p.LiveFor(from), Found: &Findings{}}).Propose()
	for i, e := range declared {
		if key, ok := f.ElementKey(e); ok && !f.Derived.Makes(after, key) {
			p.note(plan.NoteUnderived, jsonvalue.Pointer("").Append(f.Name).Index(i),
				fmt.Sprintf("after this plan %s has nothing that makes the element %q, so the next plan will fail; remove it here, or keep its field there", from, registry.KeyLabel(key)))
		}
	}
}

func whyMoving(changed bool) (code, text string) {
	if changed {
		return plan.NoteCheckedLater, " changes first and decides which elements the tenant lists; they are compared when the step runs"
	}
	return plan.NoteNotComparable, " also changes; the next plan will show whether these elements still exist"
}

// comesAfter are the objects that decide which elements the tenant lists.
func (p *Proposer) comesAfter() []state.Key {
	var keys []state.Key
	for _, rule := range p.Doc.Kind.After {
		if rule.Name != "" {
			keys = append(keys, state.NewKey(rule.Kind, append(p.Doc.ParentKey().Parts(), rule.Name)...))
		}
	}
	return keys
}
