package tenant

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/state/registry"
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
	// Counts are what the task says of its work, such as total.
	Counts map[string]any
}

// Stage is how far a task is: `completed` may be set before `completionStatus`
// (API: Tasks).
func (t Task) Stage() Stage {
	switch {
	case t.Completed != "" && t.Status != "":
		return Over
	case t.Completed != "":
		return Ending
	case t.Percent >= 100:
		return Nearly
	}
	return Running
}

// Succeeded reports whether a task that is over did its work, perhaps with a
// warning.
func (t Task) Succeeded() bool {
	return strings.EqualFold(t.Status, "SUCCESS") || strings.EqualFold(t.Status, "WARNING")
}

// TaskStatus is the endpoint that shows tasks. v3 has none (API: Tasks).
func TaskStatus() *registry.Endpoint {
	return &registry.Endpoint{
		Method: http.MethodGet, Path: "/task-status/{id}",
		Versions: []string{"beta", "v2024", "v2025", "v2026", registry.Unprefixed},
	}
}

// Follow describes how to follow a task. Clean, if set, takes secrets out of what the
// tenant says; Seen, if set, receives the task after each look.
type Follow struct {
	Poll
	Clean func(any) any
	Seen  func(Task)
}

// FollowTask looks at a task until it is over. It returns what it saw last, also
// with an error: those of Poll.Wait, and a *rest.StatusError if the tenant does
// not show the task.
func (r *Reader) FollowTask(ctx context.Context, t Task, f Follow) (Task, error) {
	err := f.Wait(ctx, func(ctx context.Context) (Stage, error) {
		now, err := r.task(ctx, t.ID, f.Clean)
		if err != nil {
			return Running, err
		}
		t = now
		if f.Seen != nil {
			f.Seen(t)
		}
		return t.Stage(), nil
	})
	return t, err
}

func (r *Reader) task(ctx context.Context, id string, clean func(any) any) (Task, error) {
	e := TaskStatus()
	path := e.URLPath(e.VersionFor(r.Version), map[string]string{"id": id})
	response, err := r.Client.Do(ctx, rest.Request{Method: e.Method, Path: path})
	if err != nil {
		return Task{}, err
	}
	answer, err := jsonvalue.Decode(response.Body)
	if err != nil {
		return Task{}, fmt.Errorf("read task %s: %w", id, err)
	}
	if clean != nil {
		answer = clean(answer)
	}
	t := taskOf(answer)
	t.ID = id
	return t, nil
}

// TaskIn finds the task that an answer names: below task, or at the top
// (API: Source operations).
func TaskIn(answer any) Task {
	if inner, ok := jsonvalue.Pointer("/task").Get(answer); ok && at(inner, "/id") != "" {
		answer = inner
	}
	return taskOf(answer)
}

func taskOf(v any) Task {
	t := Task{
		ID: at(v, "/id"), Status: at(v, "/completionStatus"), Progress: at(v, "/progress"),
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

// messagesOf reads the forms in which messages come.
func messagesOf(v any) []string {
	found, _ := jsonvalue.Pointer("/messages").Get(v)
	list, _ := found.([]any)
	var texts []string
	for _, m := range list {
		for _, p := range []jsonvalue.Pointer{"/localizedText/message", "/localizedText", "/key"} {
			if text := at(m, p); text != "" {
				texts = append(texts, text)
				break
			}
		}
	}
	return texts
}
