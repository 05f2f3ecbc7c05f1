package plan

import (
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
)

// methodPost is the only method whose requests have a body in the plan's JSON.
const methodPost = "POST"

// asEdits returns a step as it is in the plan's JSON. Only a POST has a body:
// an object that is created otherwise is written as edits of an object that
// does not exist.
func asEdits(action Action, s Step) Step {
	body, ok := s.Body.(map[string]any)
	if !ok || action != Create || s.Method == methodPost {
		return s
	}
	s.Body, s.Patch = nil, patch.Patch{}
	for _, key := range jsonvalue.SortedKeys(body) {
		s.Patch = append(s.Patch, patch.Op{Op: patch.Add, Path: jsonvalue.Pointer("").Append(key), Value: body[key]})
	}
	return s
}

// asBody is the inverse of asEdits.
func asBody(action Action, s Step) (Step, error) {
	if action != Create || s.Method == methodPost || !strings.HasSuffix(s.ID, "#1") {
		return s, nil
	}
	body, err := s.Patch.Apply(map[string]any{})
	if err != nil {
		return s, err
	}
	s.Body, s.Patch = body, nil
	return s, nil
}
