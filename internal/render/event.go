package render

import (
	"fmt"
	"strings"

	"isc-sync/apply"
	"isc-sync/internal/duration"
	"isc-sync/planner/plan"
)

// Event returns the line for something that happens during a run, "" for
// nothing.
func (t Text) Event(e apply.Event) string {
	p := t.page()
	switch e := e.(type) {
	case apply.Adopting:
		p.adopting(e)
	case apply.Retrying:
		p.para("  ", clean(e.Step+": "+repeating(e)+" ("+e.Cause+")"))
	case apply.Waiting:
		if t.DryRun {
			break // nothing goes on in the tenant
		}
		p.para("  ", clean(fmt.Sprintf("%s: %s, which may take %s", e.Step, e.Reason, duration.Words(e.Timeout))))
	case apply.StepDone:
		sign := resultSign(e.Result)
		p.line("%s %s %s", p.sign(sign, sign), clean(e.Step), clean(tense{t.DryRun}.event(e.Result)))
	}
	return strings.TrimSuffix(p.String(), "\n")
}

// repeating explains why a request is sent again, and what is known of the
// first.
func repeating(e apply.Retrying) string {
	what, seen := "the answer was lost", "the tenant has not acted so far"
	if e.Status != 0 {
		what = fmt.Sprintf("the answer was %d", e.Status)
	}
	if e.NotVisible {
		seen = "the result is unknown"
	}
	return what + ", " + seen + "; retried (safe to repeat)"
}

func (p *page) adopting(e apply.Adopting) {
	verb := "is"
	if p.DryRun {
		verb = "would be"
	}
	p.para("  ", clean(e.Step)+": already created by the tenant; what differs "+verb+" sent:")
	c := &plan.Change{Key: e.Key, Action: plan.Update, Fields: e.Fields, Steps: []plan.Step{{ID: e.Step, Patch: e.Patch}}}
	p.entries(c.Action, entriesOf(c))
}
