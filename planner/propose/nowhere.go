package propose

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// noteNowhere notes names that the parent does not have in the tenant. What its document
// declares was compared when the documents were read.
func (p *Proposer) noteNowhere() {
	if p.Doc.Kind.Parent == "" {
		return
	}
	key := p.Doc.ParentKey()
	live, doc := p.LiveFor(key), p.DocumentOf(key)
	if live == nil {
		return
	}
	p.Doc.Kind.Spec.EachLink(p.Doc.Spec, "", func(r *registry.LinkRule, at jsonvalue.Pointer, name string) {
		_, unknown := r.UnknownIn(live.Value, name)
		if !r.Parent || !unknown || doc != nil && written(doc, r.In) {
			return
		}
		b := state.LeadsNowhere(r, key, name)
		p.note(plan.NoteMayBeRefused, at, b.Text+": "+b.Hint)
	})
}
