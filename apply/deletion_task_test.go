package apply

import (
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/state/registry"
)

func TestAnAnswerToADeletionMayNameATaskOrTheObject(t *testing.T) {
	kind := &registry.Kind{Type: "TREE", Delete: registry.DeleteRule{Task: []jsonvalue.Pointer{"/id", "/task/id"}}}
	tests := []struct {
		name, body string
		want       taskReference
	}{
		{"a task", `{"type": "TASK_RESULT", "id": "t1"}`, taskReference{id: "t1", typed: true}},
		{"a task below", `{"task": {"type": "TASK_RESULT", "id": "t1"}}`, taskReference{id: "t1", typed: true}},
		{"something", `{"id": "t1", "name": "Tree Felling"}`, taskReference{id: "t1"}},
		{"the object", `{"type": "TREE", "id": "o1"}`, taskReference{id: "o1", ofObject: true}},
		{"nothing", `{}`, taskReference{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := taskOf(kind, &rest.Response{Body: []byte(tt.body)}); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}
