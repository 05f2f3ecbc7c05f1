package planner

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
)

// refuseForgettingSwitch reports an object that is on, has to be off while it is
// changed, and whose document does not say that it is on afterwards: if the run
// ended in between, no later plan would know.
func (p *proposer) refuseForgettingSwitch(e plan.Edits) bool {
	rule := p.doc.Kind.Switch
	if _, declared := p.doc.Spec[p.switchField()]; declared || !(p.live != nil && rule.IsOn(p.live.Value)) || e.Empty() {
		return false
	}
	p.problem(jsonvalue.Pointer("").Append(rule.Field), fmt.Sprintf("the object is switched off while it is changed, and the document does not say that it is on afterwards: %s", rule.Reason),
		fmt.Sprintf("write %s: true, so that a run that is interrupted can be finished", rule.Field))
	return true
}

func (p *proposer) switchField() string {
	if p.doc.Kind.Switch == nil {
		return ""
	}
	return p.doc.Kind.Switch.Field
}
