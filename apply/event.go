package apply

import (
	"time"

	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// Event is something that happened during a run: a StepStarted, Adopting,
// Repeating, Waiting or StepDone.
type Event interface{ event() }

// StepStarted says that a step begins. Nothing was sent yet.
type StepStarted struct {
	Step   string
	Key    state.Key
	Action plan.Action
}

// Adopting says that the tenant made the object already, and which edits are
// about to be sent to turn it into what was declared.
type Adopting struct {
	Step   string
	Key    state.Key
	Patch  patch.Patch
	Fields []plan.FieldChange
}

// Repeating says that no good answer came, that the tenant has not acted so far,
// and that the request is sent again, which is safe.
type Repeating struct {
	Step string
	Key  state.Key
	// Cause is what went wrong; Status what the tenant answered, 0 where the
	// answer was lost.
	Cause  string
	Status int
	// Unseen: the tenant does not show whether it acted.
	Unseen bool
}

// Waiting says that a step goes on in the tenant, and for how long it may.
type Waiting struct {
	Step string
	Key  state.Key
	What string
	Most time.Duration
}

// StepDone says what became of a step, whether it was started or skipped.
type StepDone struct {
	Result
}

func (StepStarted) event() {}
func (Adopting) event()    {}
func (Repeating) event()   {}
func (Waiting) event()     {}
func (StepDone) event()    {}
