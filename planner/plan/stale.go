package plan

import "isc-sync/state"

// StaleChange is a change of a saved plan that no longer fits the tenant.
type StaleChange struct {
	Change *Change
	Cause  string
	Drift  []Drift
	// Problem keeps the change from being planned; nil if the cause is another.
	Problem *state.Problem
	// Parent is the key of the parent if that is also gone.
	Parent state.Key
}

// The causes for which a change is stale.
const (
	CauseChanged  = "the object has changed since the plan was made"
	CauseGone     = "the object is gone"
	CauseAppeared = "the object exists now; it did not when the plan was made"
	// CauseRefused is followed by the text of a problem.
	CauseRefused = "it cannot be planned any more: "
)
