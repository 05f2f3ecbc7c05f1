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

// delete removes an object. One that is gone already is as good as deleted.
func (j *job) delete(ctx context.Context) Result {
	now, drift, err := j.settled(ctx, j.current)
	switch {
	case err != nil:
		return j.ended(ctx, err)
	case isGone(now):
		return Result{Outcome: Applied, Already: true, Cause: "it was gone already"}
	case len(drift) > 0:
		return stale(plan.CauseChanged, drift)
	}
	j.varsFor(now)
	response, err := j.send(ctx, write{
		build:    func() (rest.Request, error) { return namedRequest(j.call, now.ID), nil },
		isAnswer: isDeletionOf(j.call.Kind),
		look:     j.lookForDeleted,
		meaning:  j.meaning(deletes),
		twice:    safeTwice(sending{method: http.MethodDelete}),
	})
	switch {
	case rest.HasStatus(err, http.StatusNotFound):
		return j.afterNotFound(ctx, now, err)
	case err != nil && j.sent > 1 && j.deletesLater():
		// The first request, whose answer was lost, may have begun the deletion.
		return j.ended(ctx, unknownError{err})
	case err != nil:
		return j.ended(ctx, err)
	}
	return j.afterDelete(ctx, now, response)
}

func isGone(o *state.Object) bool { return o == nil || isUnset(o) }

// lookForDeleted reports whether the object is gone.
func (j *job) lookForDeleted(ctx context.Context) (verdict, error) {
	now, err := j.current(ctx)
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
	now, err := j.current(ctx)
	switch {
	case err != nil:
		return j.ended(ctx, unknownError{err})
	case isGone(now):
		return Result{Outcome: Applied, ID: was.ID}
	}
	return j.ended(ctx, refusal)
}

// deletesLater reports whether the tenant only accepts the deletion.
func (j *job) deletesLater() bool {
	how := j.call.Kind.Delete.How
	return how == registry.DeleteByTask || how == registry.DeleteLater
}

// afterDelete waits where the tenant deletes as a task. Otherwise the object
// must be gone, whatever the answer was.
func (j *job) afterDelete(ctx context.Context, was *state.Object, response *rest.Response) Result {
	var err error
	if j.deletesLater() {
		j.emit(Waiting{Step: j.step.ID, Key: j.change.Key, What: "the tenant deletes it as a task", Most: j.opts.Patience})
		err = j.waitUntilGone(ctx, taskOf(j.call.Kind, response))
	} else if response != nil {
		err = j.mustBeGone(ctx)
	}
	if err != nil {
		return j.ended(ctx, err)
	}
	return Result{Outcome: Applied, ID: was.ID}
}

// mustBeGone looks whether an object that the tenant said to have deleted can
// still be read, some times more because a tenant may show it for a moment.
func (j *job) mustBeGone(ctx context.Context) error {
	for n := 1; ; n++ {
		seen, err := j.lookForDeleted(ctx)
		switch {
		case err != nil:
			return unknownError{fmt.Errorf("the tenant accepted the deletion, and looking failed: %w", err)}
		case seen == happened:
			return nil
		case n > looks:
			return unknownError{errors.New("the tenant accepted the deletion and still shows the object")}
		}
		if err := pause(ctx, time.Duration(n)*j.opts.Pause); err != nil {
			return unknownError{err}
		}
	}
}
