package apply

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"isc-sync/internal/duration"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/state"
)

// taskStatus is where tasks are read; v3 has no such endpoint (API: Tasks).
func taskStatus() *state.Endpoint {
	return &state.Endpoint{
		Method: http.MethodGet, Path: "/task-status/{id}",
		Versions: []string{"beta", "v2024", "v2025", "v2026", state.Unprefixed},
	}
}

// taskReference is what an answer to a DELETE says of the task.
type taskReference struct {
	id string
	// typed: the answer says that the id is a task's.
	typed bool
}

// taskOf finds the task in the answer to a DELETE; its id is "" where there is
// none.
func taskOf(kind *state.Kind, response *rest.Response) taskReference {
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
			return taskReference{id: text, typed: kindOfID == "TASK_RESULT"}
		}
	}
	return taskReference{}
}

// progress is how far something is that goes on in the tenant.
type progress int

// The progresses: it goes on; its end is near; it is over.
const (
	running progress = iota
	nearly
	over
)

// waitUntilGone follows the task to its end, and then waits until the object
// can no longer be read: that comes later (API: Source delete). An id that is
// not said to be a task's, and which the tenant does not know, proves no task.
func (j *job) waitUntilGone(ctx context.Context, task taskReference) error {
	deadline := time.Now().Add(j.opts.Patience)
	if task.id != "" {
		shown := false
		follow := func() (seen progress, err error) {
			seen, shown, err = j.task(ctx, task.id)
			return seen, err
		}
		if err := j.poll(ctx, deadline, follow); err != nil {
			return err
		}
		if !shown && !task.typed {
			return j.mustBeGone(ctx)
		}
	}
	return j.poll(ctx, deadline, func() (progress, error) {
		now, err := j.current(ctx, j.call.place)
		if isGone(now) {
			return over, err
		}
		return running, err
	})
}

// poll looks until it is over, less and less often, and a last time at the
// deadline. A deletion that was accepted and whose end nobody saw is unknown.
func (j *job) poll(ctx context.Context, deadline time.Time, look func() (progress, error)) error {
	for wait := j.opts.Pause / 4; ; wait *= 2 { // most are quick
		seen, err := look()
		left := time.Until(deadline)
		var failed taskError
		switch {
		case errors.As(err, &failed):
			return failed
		case err != nil:
			return unknownError{fmt.Errorf("the deletion was accepted, and its end cannot be seen: %w", err)}
		case seen == over:
			return nil
		case left <= 0:
			return unknownError{fmt.Errorf("the deletion was accepted and did not end within %s", duration.Words(j.opts.Patience))}
		}
		wait = min(wait, duration.UntilNextLook(left, seen == nearly))
		if err := j.pauseUnlessStopped(ctx, wait); err != nil {
			return unknownError{fmt.Errorf("the deletion was accepted, and the wait for its end was broken off: %w", err)}
		}
	}
}

// pauseUnlessStopped ends at once where the run is stopped: what it waits for
// goes on in the tenant by itself.
func (j *job) pauseUnlessStopped(ctx context.Context, d time.Duration) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go func() {
		select {
		case <-j.opts.Stop:
			cancel(j.opts.why())
		case <-ctx.Done():
		}
	}()
	if pause(ctx, d) != nil {
		return context.Cause(ctx)
	}
	return nil
}

// taskError is a task that ended badly.
type taskError struct{ text string }

func (e taskError) Error() string { return e.text }

// task reads a task. Both marks of an end count: `completed` may be set before
// `completionStatus` (API: Tasks). Where the tenant does not show the task, only
// the object itself tells the end.
func (j *job) task(ctx context.Context, id string) (seen progress, shown bool, err error) {
	e := taskStatus()
	path := e.URLPath(e.VersionFor(j.version), map[string]string{"id": id})
	response, err := j.to.Do(ctx, rest.Request{Method: http.MethodGet, Path: path})
	var refused *rest.StatusError
	if errors.As(err, &refused) {
		return over, false, nil
	}
	if err != nil {
		return running, false, err
	}
	answer, err := jsonvalue.Decode(response.Body)
	if err != nil {
		return running, false, err
	}
	task, _ := answer.(map[string]any)
	status, _ := task["completionStatus"].(string)
	switch {
	case status == "" && (task["completed"] != nil || task["percentComplete"] == json.Number("100")):
		return nearly, true, nil
	case status == "" || task["completed"] == nil:
		return running, true, nil
	case status == "SUCCESS" || status == "WARNING":
		return over, true, nil
	}
	return running, true, taskError{fmt.Sprintf("the tenant's task ended as %s%s", status, taskMessages(task))}
}

// taskMessages are what the tenant says of a task.
func taskMessages(task map[string]any) string {
	messages, _ := task["messages"].([]any)
	var texts []string
	for _, m := range messages {
		text, _ := jsonvalue.Pointer("/localizedText/message").Get(m)
		if s, ok := text.(string); ok && s != "" {
			texts = append(texts, s)
		}
	}
	if len(texts) == 0 {
		return ""
	}
	return ": " + strings.Join(texts, "; ")
}
