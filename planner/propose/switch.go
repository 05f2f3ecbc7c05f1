package propose

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
)

// RefuseForgettingSwitch records a problem if the object is on, must be off
// while it is changed, and its document does not declare that it is on, or that
// is ignored: if the run ended in between, no later plan would switch it on.
func (p *Proposer) RefuseForgettingSwitch(e plan.Edits) bool {
	rule := p.Doc.Kind.Switch
	at := jsonvalue.Pointer("").Append(p.switchField())
	_, written := p.Doc.Spec[p.switchField()]
	if written && !p.ignores(at) || !(p.Live != nil && rule.IsOn(p.Live.Value)) || e.Empty() {
		return false
	}
	why, hint := "the document does not declare that it is on", fmt.Sprintf("write %s: true", rule.Field)
	if p.ignores(at) {
		why, hint = "isc-sync.yaml ignores whether it is on", fmt.Sprintf("take %s out of ignore, and write %s: true", at, rule.Field)
	}
	p.Problem(at, fmt.Sprintf("the object is switched off while it is changed, and %s: %s", why, rule.Reason), hint+", so that a run that is interrupted can be finished")
	return true
}

func (p *Proposer) switchField() string {
	if p.Doc.Kind.Switch == nil {
		return ""
	}
	return p.Doc.Kind.Switch.Field
}
