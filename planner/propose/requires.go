package propose

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// refuseUnfit reports a new reference to an object that lacks what the reference needs:
// as its document declares it, or else as the tenant has it. What neither shows is left to
// the tenant.
func (p *Proposer) refuseUnfit(kind string, want *registry.Requirement, t target, at jsonvalue.Pointer) bool {
	if want == nil {
		return false
	}
	live, key := p.Objects.ByID(kind, t.id), t.key
	if live != nil {
		key = live.Key
	}
	var has map[string]any
	doc := p.Documents.Find(key)
	if doc != nil && written(doc, want.Pointer) {
		has = doc.Spec
	} else if live != nil && !live.PartlyRead() {
		has = live.Value
	}
	spared := doc != nil && want.Spares(doc.Spec) || live != nil && want.Spares(live.Value)
	if has == nil || spared || want.Met(has) || p.holdsAlready(t.id, at) {
		return false
	}
	p.Problem(at, fmt.Sprintf("%s: %s", key, want.Reason), state.HintForTarget(want))
	return true
}

// holdsAlready reports whether the tenant has an id somewhere in the member of the object
// that a place is in: then it took the reference.
func (p *Proposer) holdsAlready(id string, at jsonvalue.Pointer) bool {
	if p.Live == nil || id == "" {
		return false
	}
	held := false
	jsonvalue.LeavesAt(p.Live.Value[at.Tokens()[0]], "", func(_ jsonvalue.Pointer, leaf any) { held = held || leaf == id })
	return held
}

func written(doc *state.Document, at jsonvalue.Pointer) bool {
	_, is := at.Get(doc.Spec)
	return is
}
