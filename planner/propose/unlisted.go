package propose

import (
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// noteUnlisted notes that a new object refers to an object that the tenant
// does not list. It may still exist: a list of connectors contains only
// released ones (API: Look-ups).
func (p *Proposer) noteUnlisted(kind string, f *registry.Field, live jsonvalue.Optional, desired any, at jsonvalue.Pointer) {
	text, ok := desired.(string)
	known := p.Directory.Names(kind)
	if !ok || live.Exists || len(known) == 0 {
		return
	}
	for _, name := range slices.Clone(known) {
		for _, e := range p.Directory.ByName(kind, name) {
			if _, same := EqualScalars(f, jsonvalue.Present(e.Display), text); same || e.ID == text {
				return
			}
			known = append(known, e.Display)
		}
	}
	note := fmt.Sprintf("the tenant does not list %s %q, so it may refuse the creation", kind, text)
	if meant := suggest.DidYouMean(text, known); meant != "" {
		note += "; " + meant
	}
	p.note(plan.NoteCheckedLater, at, note)
}
