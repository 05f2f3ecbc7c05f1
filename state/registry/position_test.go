package registry

import (
	"encoding/json"
	"testing"
)

func TestNumberedListsAreReadInTheOrderOfTheirNumbers(t *testing.T) {
	spec := &Field{Properties: []*Field{{Name: "steps", Items: &Field{Properties: []*Field{{Name: "n", Position: true}}}}}}
	second := map[string]any{"n": json.Number("2")}
	first := map[string]any{"n": json.Number("1")}
	obj := map[string]any{"steps": []any{second, first}}
	got := spec.InPosition(obj)["steps"].([]any)
	if got[0].(map[string]any)["n"] != json.Number("1") {
		t.Errorf("the first element is %v, want number 1", got[0])
	}
	if kept := obj["steps"].([]any)[0].(map[string]any)["n"]; kept != json.Number("2") {
		t.Errorf("the object itself was reordered: its first element has number %v", kept)
	}
}
