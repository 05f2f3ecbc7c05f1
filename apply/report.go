package apply

import (
	"errors"

	"isc-sync/internal/exit"
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// Report is what a run did, also if it failed or was interrupted.
type Report struct {
	Tenant, APIVersion string
	// Plan is the digest of the plan; Writer describes the writer that was used.
	Plan, Writer string
	// Steps are in the plan's order.
	Steps []Result
	// Interrupted: the user stopped the run. StopCause is what else stopped it
	// before the end, or "".
	Interrupted bool
	StopCause   string
	// Earlier is an earlier run on the same tenant, nil if none is known.
	Earlier *Earlier
	// Awaiting is how many resources the plan leaves out since they need what comes to
	// the tenant later.
	Awaiting int
	// planned is how many steps the plan has.
	planned int
}

// Result is the outcome of a step, with details.
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
	// ID is the object's id in the tenant, if known.
	ID string
	// Cause is why the step was not applied, or a remark; Hint is what the user can
	// do.
	Cause, Hint string
	// BlockedBy is the step that caused a skip, "" if another reason did.
	BlockedBy string
	// Status, DetailCode and TrackingID are the tenant's refusal.
	Status                 int
	DetailCode, TrackingID string
	// Altered are the fields that the tenant stored with another value.
	Altered []Alteration
	// KnownServerBehavior are fields of which the tenant is known to keep its own
	// value.
	KnownServerBehavior []Alteration
	// Drift is what makes a step stale.
	Drift []plan.Drift
}

// Alteration is a field that the tenant changed or ignored. Sent and Stored are
// plan.Absent if there is no value; both are if the field is sensitive.
type Alteration struct {
	Pointer      jsonvalue.Pointer
	Sent, Stored any
	Text         string
}

// Outcome is how a step ended.
type Outcome string

// The outcomes. The tenant did the first three; in a dry run, it would do the next
// two.
const (
	Applied         Outcome = "applied"
	Adopted         Outcome = "adopted"
	AlteredByServer Outcome = "altered-by-server"
	WouldApply      Outcome = "would-apply"
	WouldAdopt      Outcome = "would-adopt"
	Failed          Outcome = "failed"
	Skipped         Outcome = "skipped"
	Stale           Outcome = "stale"
	Unknown         Outcome = "unknown"
)

// Done reports whether the tenant did the step, or would do it.
func (o Outcome) Done() bool {
	switch o {
	case Applied, Adopted, AlteredByServer, WouldApply, WouldAdopt:
		return true
	}
	return false
}

// clause returns the reason, for a message, why no step can follow one that was
// not done.
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
	r.Awaiting = plan.Awaiting()
	return r
}

func (r *Report) finish(stopped error) {
	r.Interrupted = errors.Is(stopped, errInterrupted)
	if stopped != nil && !r.Interrupted && !r.Complete() {
		r.StopCause = stopped.Error()
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

// Done counts the steps that the tenant did, or would do.
func (r *Report) Done() int {
	n := 0
	for _, s := range r.Steps {
		if s.Outcome.Done() {
			n++
		}
	}
	return n
}

// Complete reports whether the tenant acted on every step, or would act on it.
func (r *Report) Complete() bool { return r.Done() == r.planned }

// ExitCode returns 130 after an interrupt; otherwise 0 if everything was done as
// planned and documents await nothing, and 3 if not. A field that the tenant stored with another value is
// not as planned.
func (r *Report) ExitCode() int {
	switch {
	case r.Interrupted:
		return exit.Interrupted
	case !r.Complete() || r.Count(AlteredByServer) > 0 || r.Awaiting > 0:
		return exit.Incomplete
	}
	return exit.Done
}

// KnownServerBehavior is a documented side effect of the server, and where it
// happened.
type KnownServerBehavior struct {
	Text string
	// Fields are "KEY#/pointer", in the plan's order.
	Fields []string
}

// KnownServerBehavior returns the known side effects that happened, each once.
func (r *Report) KnownServerBehavior() []KnownServerBehavior {
	var habits []KnownServerBehavior
	at := map[string]int{}
	for _, s := range r.Steps {
		for _, h := range s.KnownServerBehavior {
			i, known := at[h.Text]
			if !known {
				i = len(habits)
				at[h.Text] = i
				habits = append(habits, KnownServerBehavior{Text: h.Text})
			}
			habits[i].Fields = append(habits[i].Fields, string(s.Key)+"#"+string(h.Pointer))
		}
	}
	return habits
}
