package apply

import (
	"time"

	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// Event is something that happened during a run: a StepStarted, Adopting,
// Retrying, Waiting or StepDone.
type Event interface{ event() }

// StepStarted is sent when a step begins, before its first request.
type StepStarted struct {
	Step   string
	Key    state.Key
	Action plan.Action
}

// Adopting is sent when the tenant has created the object already. Patch and
// Fields are the edits that turn it into the declared one.
type Adopting struct {
	Step   string
	Key    state.Key
	Patch  patch.Patch
	Fields []plan.FieldChange
}

// Retrying is sent when a request failed, the tenant has not acted so far, and
// the request is sent again, which is safe.
type Retrying struct {
	Step string
	Key  state.Key
	// Cause is the error; Status is the tenant's answer, 0 if it was lost.
	Cause  string
	Status int
	// NotVisible: reading the tenant does not show whether it acted.
	NotVisible bool
}

// Waiting is sent when a step waits for the tenant, at most for Timeout.
type Waiting struct {
	Step    string
	Key     state.Key
	Reason  string
	Timeout time.Duration
}

// StepDone is sent with the result of a step, also of a skipped one.
type StepDone struct {
	Result
}

func (StepStarted) event() {}
func (Adopting) event()    {}
func (Retrying) event()    {}
func (Waiting) event()     {}
func (StepDone) event()    {}
