package apply

import (
	"errors"

	"isc-sync/internal/exit"
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// Report is what a run did. It is true whatever happened.
type Report struct {
	Tenant, APIVersion string
	// Plan is the digest of the plan; Writer says who was written to.
	Plan, Writer string
	// Steps are in the plan's order.
	Steps []Result
	// Interrupted: somebody stopped the run. Stopped says what else did, where
	// something is left to do, "" where nothing did.
	Interrupted bool
	Stopped     string
	// Earlier is an earlier run of the same tenant, nil where none is known.
	Earlier *Earlier
	// planned is how many steps the plan has.
	planned int
}

// Result is what became of a step.
type Result struct {
	Step    string
	Key     state.Key
	Action  plan.Action
	Outcome Outcome
	// Already: the tenant had the result before, and nothing was sent.
	Already bool
	// Edits is how many operations turned what was adopted into what was
	// declared.
	Edits int
	// ID is the object's id in the tenant, where it is known.
	ID string
	// Cause says why it is not applied, or what is worth knowing; Hint what a
	// person may do.
	Cause, Hint string
	// Because is the step that caused a skip.
	Because string
	// Status, DetailCode and TrackingID are the tenant's refusal.
	Status                 int
	DetailCode, TrackingID string
	// Altered are the fields that the tenant holds otherwise than sent.
	Altered []Alteration
	// Habits are fields of which it is known that the tenant keeps its own
	// value.
	Habits []Alteration
	// Drift is what makes a step stale.
	Drift []plan.Drift
}

// Alteration is a field that the tenant changed or ignored. Sent and Stored
// are plan.Absent where there is nothing, and both where the field is
// sensitive.
type Alteration struct {
	Pointer      jsonvalue.Pointer
	Sent, Stored any
	Text         string
}

// Outcome is how a step ended.
type Outcome string

// The outcomes. Of the first three the tenant did what was asked.
const (
	Applied         Outcome = "applied"
	Adopted         Outcome = "adopted"
	AlteredByServer Outcome = "altered-by-server"
	Failed          Outcome = "failed"
	Skipped         Outcome = "skipped"
	Stale           Outcome = "stale"
	Unknown         Outcome = "unknown"
)

// Done tells whether the tenant did what was asked.
func (o Outcome) Done() bool {
	return o == Applied || o == Adopted || o == AlteredByServer
}

// clause says of a step that was not done why another cannot follow it.
func (o Outcome) clause() string {
	switch o {
	case Failed:
		return "which failed"
	case Unknown:
		return "whose outcome is unknown"
	}
	return "which is " + string(o)
}

func newReport(plan *plan.Plan, to Writer) *Report {
	r := &Report{Tenant: plan.Tenant, APIVersion: plan.APIVersion, Plan: plan.Digest(), Writer: to.String()}
	forEachStep(plan, func(item) { r.planned++ })
	return r
}

func (r *Report) finish(stopped error) {
	r.Interrupted = errors.Is(stopped, errInterrupted)
	if stopped != nil && !r.Interrupted && !r.Complete() {
		r.Stopped = stopped.Error()
	}
}

// Count returns how many steps ended in one of the ways.
func (r *Report) Count(outcomes ...Outcome) int {
	n := 0
	for _, s := range r.Steps {
		for _, o := range outcomes {
			if s.Outcome == o {
				n++
			}
		}
	}
	return n
}

// Complete reports whether the tenant acted on every step.
func (r *Report) Complete() bool {
	return r.Count(Applied, Adopted, AlteredByServer) == r.planned
}

// ExitCode returns 0 if everything was done as planned, 3 if not, and 130 after
// an interrupt, whatever else happened. A tenant that keeps another value than
// was sent is not as planned.
func (r *Report) ExitCode() int {
	switch {
	case r.Interrupted:
		return exit.Interrupted
	case !r.Complete() || r.Count(AlteredByServer) > 0:
		return exit.Incomplete
	}
	return exit.Done
}

// Habit is something that tenants are known to do, and where this one did it.
type Habit struct {
	Text string
	// Fields are "KEY#/pointer", in the plan's order.
	Fields []string
}

// Habits collects the known habits that showed, each told once.
func (r *Report) Habits() []Habit {
	var habits []Habit
	at := map[string]int{}
	for _, s := range r.Steps {
		for _, h := range s.Habits {
			i, known := at[h.Text]
			if !known {
				i = len(habits)
				at[h.Text] = i
				habits = append(habits, Habit{Text: h.Text})
			}
			habits[i].Fields = append(habits[i].Fields, string(s.Key)+"#"+string(h.Pointer))
		}
	}
	return habits
}
