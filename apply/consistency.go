package apply

import (
	"context"
	"net/http"
	"time"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// current reads the object of the step.
func (j *job) current(ctx context.Context) (*state.Object, error) {
	return j.reader.Current(ctx, j.call.Location)
}

// asPlanned reads the object that a step is about to change. If the object is gone
// or differs from the expected one, it returns the result that ends the step.
func (j *job) asPlanned(ctx context.Context, read func(context.Context) (*state.Object, error)) (*state.Object, *Result) {
	now, drift, err := j.readConsistent(ctx, read)
	var end Result
	switch {
	case err != nil:
		end = j.errorResult(ctx, err)
	case now == nil:
		end = staleResult(plan.CauseGone, nil)
	case len(drift) > 0:
		end = staleResult(plan.CauseChanged, drift)
	default:
		return now, nil
	}
	return nil, &end
}

// readConsistent reads an object that a step is about to change, and returns how
// it differs from the expected one. For a moment, a tenant may show the state
// before this run's own last write, so an object that this run wrote is read
// several times before the difference counts as a change by others.
func (j *job) readConsistent(ctx context.Context, read func(context.Context) (*state.Object, error)) (*state.Object, []plan.Drift, error) {
	for n := 1; ; n++ {
		now, err := read(ctx)
		if err != nil {
			return nil, nil, err
		}
		var drift []plan.Drift
		if now != nil {
			drift = j.opts.Planner.Stale(j.expected(), now)
		}
		if asWritten := now != nil && len(drift) == 0; asWritten || j.lastWritten(j.change.Key) == nil || n > maxChecks {
			return now, drift, nil
		}
		if err := pause(ctx, time.Duration(n)*j.opts.PollInterval); err != nil {
			return nil, nil, err
		}
	}
}

// runWithRetry runs a step. Below a parent that this run created, a 404 may only
// mean that the tenant does not show the parent everywhere yet; and a 400 after the
// object was switched off, that the tenant does not act on that yet (API: Changes in
// steps). It did nothing, so the step runs again a little later.
func (j *job) runWithRetry(ctx context.Context) Result {
	for n := 1; ; n++ {
		r := j.do(ctx)
		if r.Outcome != Failed || !j.mayBeEarly(r.Status, n) {
			return r
		}
		if pause(ctx, time.Duration(n)*j.opts.PollInterval) != nil {
			return r
		}
	}
}

// maxRefusals is how often a tenant may refuse to change what was just switched off.
const maxRefusals = 2

// mayBeEarly reports whether a step that failed for the n-th time may only have come
// too early.
func (j *job) mayBeEarly(status, n int) bool {
	switch status {
	case http.StatusNotFound:
		return n <= maxChecks && j.parentIsNew()
	case http.StatusBadRequest:
		return n <= maxRefusals && j.isSwitchedOff(j.item) && j.needsOff()
	}
	return false
}

// needsOff reports whether the step needs the object to be off.
func (j *job) needsOff() bool {
	at := jsonvalue.Pointer("").Append(j.call.Kind.Switch.Field)
	return len(j.step.Patch) != 1 || j.step.Patch[0].Path != at
}

// parentIsNew reports whether the plan creates the parent of the step's object.
func (j *job) parentIsNew() bool {
	planned, err := locate(j.reader.Kinds, j.item)
	return err == nil && planned.awaitsParent()
}
