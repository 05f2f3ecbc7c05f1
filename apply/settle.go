package apply

import (
	"context"
	"net/http"
	"time"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// current reads the object of the step.
func (j *job) current(ctx context.Context) (*state.Object, error) {
	return j.reader.Current(ctx, j.call.Location)
}

// asPlanned reads the object that a step is about to change. If it is gone, or no
// longer as expected, it returns the result that ends the step instead.
func (j *job) asPlanned(ctx context.Context, read func(context.Context) (*state.Object, error)) (*state.Object, *Result) {
	now, drift, err := j.settled(ctx, read)
	var end Result
	switch {
	case err != nil:
		end = j.ended(ctx, err)
	case now == nil:
		end = stale(plan.CauseGone, nil)
	case len(drift) > 0:
		end = stale(plan.CauseChanged, drift)
	default:
		return now, nil
	}
	return nil, &end
}

// settled reads an object that a step is about to change, and reports how it
// differs from what is expected. A tenant may answer for a moment with what was
// there before this run's own last write, so an object that was written is
// looked at some times more before anybody else is said to have changed it.
func (j *job) settled(ctx context.Context, read func(context.Context) (*state.Object, error)) (*state.Object, []plan.Drift, error) {
	for n := 1; ; n++ {
		now, err := read(ctx)
		if err != nil {
			return nil, nil, err
		}
		var drift []plan.Drift
		if now != nil {
			drift = j.opts.Planner.Stale(j.expected(), now)
		}
		if asWritten := now != nil && len(drift) == 0; asWritten || j.kept(j.change.Key) == nil || n > looks {
			return now, drift, nil
		}
		if err := pause(ctx, time.Duration(n)*j.opts.Pause); err != nil {
			return nil, nil, err
		}
	}
}

// doPatiently takes a step. Below a parent that this run created, a 404 may
// only say that the tenant does not show the parent everywhere yet: it acted on
// nothing, so the step is taken again a little later.
func (j *job) doPatiently(ctx context.Context) Result {
	for n := 1; ; n++ {
		r := j.do(ctx)
		if r.Outcome != Failed || r.Status != http.StatusNotFound || n > looks || !j.isBelowNew() {
			return r
		}
		if pause(ctx, time.Duration(n)*j.opts.Pause) != nil {
			return r
		}
	}
}

// isBelowNew tells whether the plan creates the parent of the step's object.
func (j *job) isBelowNew() bool {
	planned, err := locate(j.reader.Kinds, j.item)
	return err == nil && planned.awaitsParent()
}
