package operate

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/state"
)

// Task is something that goes on in the tenant after its request was answered
// (API: Tasks).
type Task struct {
	ID string
	// Status is the tenant's word for how it ended, "" while it runs.
	Status string
	// Completed is when it ended, "" while it runs.
	Completed string
	// Progress is what the tenant says of a running task, Percent how far it is.
	Progress string
	Percent  int
	Messages []string
	// Counts are what the task tells of its work, such as total.
	Counts map[string]any
}

// taskStatus is where tasks are read. v3 has no such endpoint (API: Tasks).
func taskStatus() *state.Endpoint {
	return &state.Endpoint{Method: http.MethodGet, Path: "/task-status/{id}", Versions: allButV3()}
}

// taskIn finds the task that an answer names: below task, or at the top
// (API: Source operations).
func taskIn(answer any) Task {
	if inner, ok := jsonvalue.Pointer("/task").Get(answer); ok && textAt(inner, "/id") != "" {
		answer = inner
	}
	return taskOf(answer)
}

func taskOf(v any) Task {
	t := Task{
		ID: textAt(v, "/id"), Status: textAt(v, "/completionStatus"), Progress: textAt(v, "/progress"),
		Percent: percentOf(v), Messages: messagesOf(v),
	}
	// Some answers have times as numbers.
	if completed, _ := jsonvalue.Pointer("/completed").Get(v); completed != nil {
		t.Completed = fmt.Sprint(completed)
	}
	object, _ := v.(map[string]any)
	t.Counts, _ = object["attributes"].(map[string]any)
	return t
}

func percentOf(v any) int {
	found, _ := jsonvalue.Pointer("/percentComplete").Get(v)
	number, _ := found.(json.Number)
	percent, _ := number.Int64()
	return int(percent)
}

// messagesOf reads both forms in which messages come.
func messagesOf(v any) []string {
	found, _ := jsonvalue.Pointer("/messages").Get(v)
	list, _ := found.([]any)
	var texts []string
	for _, m := range list {
		text := textAt(m, "/localizedText/message")
		if text == "" {
			text = textAt(m, "/localizedText")
		}
		if text == "" {
			text = textAt(m, "/key")
		}
		if text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// ended tells whether the task is over: `completed` may be set before
// `completionStatus` (API: Tasks).
func (t Task) ended() bool { return t.Completed != "" && t.Status != "" }

// verdict is the outcome of a task that ended.
func (t Task) verdict() verdict {
	reason := strings.Join(t.Messages, "; ")
	switch t.Status {
	case "SUCCESS":
		return verdict{Success, reason}
	case "WARNING":
		return verdict{Warning, reason}
	}
	if reason == "" {
		reason = "the tenant's task ended as " + t.Status
	}
	switch t.Status {
	case "ERROR":
		return verdict{Error, reason}
	case "TERMINATED":
		return verdict{Terminated, reason}
	case "TEMPERROR", "TEMP_ERROR":
		return verdict{TempError, reason}
	}
	return verdict{Failure, reason}
}

func (r *Runner) look(ctx context.Context, id string) (Task, error) {
	e := taskStatus()
	path := e.URLPath(e.VersionFor(r.Version), map[string]string{"id": id})
	response, err := r.Client.Do(ctx, rest.Request{Method: e.Method, Path: path})
	if err != nil {
		return Task{}, err
	}
	answer, err := jsonvalue.Decode(response.Body)
	if err != nil {
		return Task{}, fmt.Errorf("read task %s: %w", id, err)
	}
	t := taskOf(veil(r.secrets(), answer))
	t.ID = id
	return t, nil
}
