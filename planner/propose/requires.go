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
	if doc := p.Documents.Find(key); doc != nil && written(doc, want.Pointer) {
		has = doc.Spec
	} else if live != nil && !live.PartlyRead() {
		has = live.Value
	}
	if has == nil || want.Met(has) {
		return false
	}
	p.Problem(at, fmt.Sprintf("%s: %s", key, want.Reason), fmt.Sprintf("add %s to its %s first, or leave it out", want.Value, want.Pointer.Last()))
	return true
}

func written(doc *state.Document, at jsonvalue.Pointer) bool {
	_, is := at.Get(doc.Spec)
	return is
}
