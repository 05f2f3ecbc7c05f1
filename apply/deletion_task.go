package apply

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"isc-sync/internal/duration"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/internal/tenant"
	"isc-sync/state/registry"
)

// taskReference is the task in the answer to a DELETE.
type taskReference struct {
	id string
	// typed: the answer states that the id is a task's.
	typed bool
	// ofObject: it states that the id is the object's. So no task can be followed.
	ofObject bool
}

// taskOf returns the task in the answer to a DELETE; its id is "" if there is
// none.
func taskOf(kind *registry.Kind, response *rest.Response) taskReference {
	if response == nil {
		return taskReference{}
	}
	answer, err := jsonvalue.Decode(response.Body)
	if err != nil {
		return taskReference{}
	}
	for _, at := range kind.Delete.Task {
		id, _ := at.Get(answer)
		if text, ok := id.(string); ok && text != "" {
			kindOfID, _ := at.Parent().Append("type").Get(answer)
			return taskReference{id: text, typed: kindOfID == "TASK_RESULT", ofObject: kindOfID == kind.Type}
		}
	}
	return taskReference{}
}

// waitUntilGone follows the task to its end, and then waits until the object can
// no longer be read: that comes later (API: Source delete). If the answer does
// not state that the id is a task's, and the tenant does not show such a task,
// there is no task to follow.
func (j *job) waitUntilGone(ctx context.Context, task taskReference) error {
	poll := tenant.Poll{Pause: j.opts.PollInterval / 4, Until: time.Now().Add(j.opts.DeleteTimeout), Stop: j.opts.Stop} // most are quick
	if task.id != "" && !task.ofObject {
		ended, err := j.reader.FollowTask(ctx, tenant.Task{ID: task.id}, tenant.Follow{Poll: poll})
		var notShown *rest.StatusError
		switch {
		case errors.As(err, &notShown) && !task.typed:
			return j.mustBeGone(ctx)
		case errors.As(err, &notShown):
		case err != nil:
			return j.deletionError(err)
		case !ended.Succeeded():
			return taskError(ended)
		}
	}
	err := poll.Wait(ctx, func(ctx context.Context) (tenant.Stage, error) {
		now, err := j.current(ctx)
		if isGone(now) {
			return tenant.Over, err
		}
		return tenant.Running, err
	})
	if err != nil {
		return j.deletionError(err)
	}
	return nil
}

// deletionError returns the error of a deletion that was accepted and whose end
// was not seen.
func (j *job) deletionError(err error) error {
	switch {
	case errors.Is(err, tenant.ErrTimeout):
		return unknownError{fmt.Errorf("the deletion was accepted and did not end within %s", duration.Words(j.opts.DeleteTimeout))}
	case errors.Is(err, tenant.ErrStopped):
		err = j.opts.stopReason()
	case !errors.Is(err, context.Canceled):
		return unknownError{fmt.Errorf("the deletion was accepted, and its end cannot be seen: %w", err)}
	}
	return unknownError{fmt.Errorf("the deletion was accepted, and waiting for its end was stopped: %w", err)}
}

// taskError returns the error of a task that failed.
func taskError(t tenant.Task) error {
	text := "the tenant's task ended as " + t.Status
	if len(t.Messages) > 0 {
		text += ": " + strings.Join(t.Messages, "; ")
	}
	return errors.New(text)
}

// pauseUnlessStopped waits, but stops with the run: the tenant continues by
// itself.
func (j *job) pauseUnlessStopped(ctx context.Context, d time.Duration) error {
	err := tenant.Pause(ctx, d, j.opts.Stop)
	if errors.Is(err, tenant.ErrStopped) {
		return j.opts.stopReason()
	}
	return err
}

func pause(ctx context.Context, d time.Duration) error { return tenant.Pause(ctx, d, nil) }
