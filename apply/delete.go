package apply

import (
	"context"
	"net/http"

	"isc-sync/internal/rest"
	"isc-sync/state"
)

// delete removes an object. One that is gone already is as good as deleted.
func (j *job) delete(ctx context.Context) Result {
	now, err := j.current(ctx, j.call.place)
	if err != nil {
		return j.ended(ctx, err)
	}
	if isGone(now) {
		return Result{Outcome: Applied, Cause: "it was gone already"}
	}
	if drift := j.change.Fingerprint.Stale(now.Kind, now); len(drift) > 0 {
		return stale(causeChanged, drift)
	}
	j.varsFor(now)
	response, err := j.send(ctx, write{
		build: func() (rest.Request, error) { return deleteRequest(j.call), nil },
		look:  j.lookForDeleted,
	})
	switch {
	case rest.HasStatus(err, http.StatusNotFound):
		return j.afterNotFound(ctx, now, err)
	case err != nil && j.sent > 1 && j.call.kind.Delete.How == state.DeleteByTask:
		// The first request, whose answer was lost, may have started a task.
		return j.ended(ctx, unknownError{err})
	case err != nil:
		return j.ended(ctx, err)
	}
	return j.afterDelete(ctx, now, response)
}

func isGone(o *state.Object) bool { return o == nil || isUnset(o) }

// lookForDeleted: a DELETE may be repeated as long as the object is there.
func (j *job) lookForDeleted(ctx context.Context) (verdict, error) {
	now, err := j.current(ctx, j.call.place)
	switch {
	case err != nil:
		return unclear, err
	case isGone(now):
		return happened, nil
	}
	return untouched, nil
}

// afterNotFound believes a 404 only if the object can no longer be read: the
// answer may come from something on the way.
func (j *job) afterNotFound(ctx context.Context, was *state.Object, refusal error) Result {
	now, err := j.current(ctx, j.call.place)
	switch {
	case err != nil:
		return j.ended(ctx, unknownError{err})
	case isGone(now):
		return Result{Outcome: Applied, ID: was.ID}
	}
	return j.ended(ctx, refusal)
}

// afterDelete waits where the tenant deletes as a task.
func (j *job) afterDelete(ctx context.Context, was *state.Object, response *rest.Response) Result {
	done := Result{Outcome: Applied, ID: was.ID}
	if j.call.kind.Delete.How != state.DeleteByTask {
		return done
	}
	j.emit(Waiting{Step: j.step.ID, Key: j.change.Key, What: "the tenant deletes it as a task", Most: j.opts.Patience})
	if err := j.waitUntilGone(ctx, taskID(j.call.kind, response)); err != nil {
		return j.ended(ctx, err)
	}
	return done
}
