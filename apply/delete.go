package apply

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"isc-sync/internal/rest"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// delete deletes an object. If it no longer exists, the step succeeds.
func (j *job) delete(ctx context.Context) Result {
	now, drift, err := j.readConsistent(ctx, j.current)
	switch {
	case err != nil:
		return j.errorResult(ctx, err)
	case isGone(now):
		return Result{Outcome: Applied, Already: true, Cause: "it was gone already"}
	case len(drift) > 0:
		return staleResult(plan.CauseChanged, drift)
	}
	j.varsFor(now)
	response, err := j.sendDelete(ctx, now)
	for i, query := range j.call.endpoint.Queries() {
		if i == 0 {
			continue // the step has the first one
		}
		if err != nil && !rest.HasStatus(err, http.StatusNotFound) {
			break
		}
		if left, err := j.current(ctx); err == nil && isGone(left) {
			return Result{Outcome: Applied, ID: now.ID}
		}
		j.call.query = query
		response, err = j.sendDelete(ctx, now)
	}
	switch {
	case rest.HasStatus(err, http.StatusNotFound):
		return j.afterNotFound(ctx, now, err)
	case err != nil && j.sent > 1 && j.deletesLater():
		// The first request, whose answer was lost, may have begun the deletion.
		return j.errorResult(ctx, unknownError{err})
	case err != nil:
		return j.errorResult(ctx, err)
	}
	return j.afterDelete(ctx, now, response)
}

func (j *job) sendDelete(ctx context.Context, now *state.Object) (*rest.Response, error) {
	return j.send(ctx, write{
		build:      func() (rest.Request, error) { return namedRequest(j.call, now.ID), nil },
		isAnswer:   isDeletionOf(j.call.Kind),
		check:      j.checkDeleted,
		intent:     j.intentFor(deletes),
		repeatable: isRepeatable(writeTraits{method: http.MethodDelete}),
	})
}

func isGone(o *state.Object) bool { return o == nil || isUnset(o) }

// checkDeleted reports whether the object is gone.
func (j *job) checkDeleted(ctx context.Context) (verdict, error) {
	now, err := j.current(ctx)
	switch {
	case err != nil:
		return writeUnknown, err
	case isGone(now):
		return writeApplied, nil
	}
	return writeNotApplied, nil
}

// afterNotFound believes a 404 only if the object can no longer be read: the
// answer may come from something on the way.
func (j *job) afterNotFound(ctx context.Context, was *state.Object, refusal error) Result {
	now, err := j.current(ctx)
	switch {
	case err != nil:
		return j.errorResult(ctx, unknownError{err})
	case isGone(now):
		return Result{Outcome: Applied, ID: was.ID}
	}
	return j.errorResult(ctx, refusal)
}

// deletesLater reports whether the tenant only accepts the deletion.
func (j *job) deletesLater() bool {
	how := j.call.Kind.Delete.How
	return how == registry.DeleteByTask || how == registry.DeleteLater
}

// afterDelete waits if the tenant deletes with a task. Otherwise the object must
// be gone now.
func (j *job) afterDelete(ctx context.Context, was *state.Object, response *rest.Response) Result {
	var err error
	if j.deletesLater() {
		j.emit(Waiting{Step: j.step.ID, Key: j.change.Key, Reason: "the tenant deletes it as a task", Timeout: j.opts.DeleteTimeout})
		err = j.waitUntilGone(ctx, taskOf(j.call.Kind, response))
	} else if response != nil {
		err = j.mustBeGone(ctx)
	}
	if err != nil {
		return j.errorResult(ctx, err)
	}
	return Result{Outcome: Applied, ID: was.ID}
}

// mustBeGone checks that a deleted object can no longer be read. It checks
// several times, because a tenant may still show it for a moment.
func (j *job) mustBeGone(ctx context.Context) error {
	for n := 1; ; n++ {
		seen, err := j.checkDeleted(ctx)
		switch {
		case err != nil:
			return unknownError{fmt.Errorf("the tenant accepted the deletion, and the check failed: %w", err)}
		case seen == writeApplied:
			return nil
		case n > maxChecks:
			return unknownError{errors.New("the tenant accepted the deletion and still shows the object")}
		}
		if err := pause(ctx, time.Duration(n)*j.opts.PollInterval); err != nil {
			return unknownError{err}
		}
	}
}
