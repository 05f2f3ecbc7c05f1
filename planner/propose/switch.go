package propose

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
)

// RefuseForgettingSwitch records a problem if the object is on, must be off
// while it is changed, and its document does not declare that it is on: if
// the run ended in between, no later plan would switch it on.
func (p *Proposer) RefuseForgettingSwitch(e plan.Edits) bool {
	rule := p.Doc.Kind.Switch
	if _, declared := p.Doc.Spec[p.switchField()]; declared || !(p.Live != nil && rule.IsOn(p.Live.Value)) || e.Empty() {
		return false
	}
	p.Problem(jsonvalue.Pointer("").Append(rule.Field), fmt.Sprintf("the object is switched off while it is changed, and the document does not declare that it is on: %s", rule.Reason),
		fmt.Sprintf("write %s: true, so that a run that is interrupted can be finished", rule.Field))
	return true
}

func (p *Proposer) switchField() string {
	if p.Doc.Kind.Switch == nil {
		return ""
	}
	return p.Doc.Kind.Switch.Field
}
