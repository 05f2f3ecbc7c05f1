package apply

import (
	"context"
	"fmt"
	"time"

	"isc-sync/internal/tenant"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// adoptMade waits for an object that the tenant makes some time after another one, and
// turns it into the declared one. Nothing was sent if it does not come.
func (j *job) adoptMade(ctx context.Context, declared map[string]any) Result {
	if sentNothing(j.report.Writer) {
		return Result{Outcome: Adopted} // it is not made, so nothing is compared
	}
	for n := 1; ; n++ {
		now, err := j.findMade(ctx)
		switch {
		case err != nil:
			return j.errorResult(ctx, err)
		case now != nil:
			return j.adopt(ctx, now, declared)
		case n > maxLongChecks:
			return j.notMade("the tenant has not made it yet")
		case n == maxChecks:
			j.emit(Waiting{Step: j.step.ID, Key: j.change.Key, Reason: "the tenant makes it later", Timeout: j.opts.PollInterval * maxLongChecks * (maxLongChecks + 1) / 2})
		}
		if err := j.pauseUnlessStopped(ctx, time.Duration(n)*j.opts.PollInterval); err != nil {
			return j.notMade(err.Error())
		}
	}
}

// notMade is the result of a step that is left to the next run.
func (j *job) notMade(cause string) Result {
	with := state.BringerKey(j.call.Kind, j.change.Key)
	return Result{Outcome: Skipped, Cause: cause, Hint: fmt.Sprintf("the tenant makes it with %s: apply again later", with)}
}

// findMade looks for the object. The steps of one collection look one after another and
// share what they have read.
func (j *job) findMade(ctx context.Context) (*state.Object, error) {
	if !j.call.Kind.API.List.Bare {
		return j.reader.Find(ctx, j.call.Location)
	}
	turn := j.turn(j.call.Kind.Name)
	select {
	case turn <- struct{}{}:
		defer func() { <-turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return j.reader.FindBare(ctx, j.call.Location, j.bareOf(j.call.Kind), j.opts.PollInterval)
}

// bareOf is what the run knows of the list of a kind whose rows have ids alone.
func (r *run) bareOf(kind *registry.Kind) *tenant.Bare {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.bare[kind] == nil {
		r.bare[kind] = &tenant.Bare{}
	}
	return r.bare[kind]
}
