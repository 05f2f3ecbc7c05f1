package apply

import (
	"net/http"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
)

func TestOnlyWritesThatMayArriveTwiceAreSafe(t *testing.T) {
	before := map[string]any{
		"description": "x", "features": []any{"A", "B"}, "byNumber": map[string]any{"0": "zero"},
		"attributes": []any{map[string]any{"name": "a", "type": "STRING"}, map[string]any{"name": "b"}},
	}
	op := func(op, path string) patch.Patch {
		return patch.Patch{{Op: op, Path: jsonvalue.Pointer(path), Value: "v"}}
	}
	for _, test := range []struct {
		name string
		sent writeTraits
		want bool
	}{
		{"POST", writeTraits{method: http.MethodPost}, false},
		{"PUT", writeTraits{method: http.MethodPut}, true},
		{"DELETE", writeTraits{method: http.MethodDelete}, true},
		{"PATCH with a plain array", writeTraits{method: http.MethodPatch}, true},
		{"an upload", writeTraits{method: http.MethodPost, upload: true}, true},
		{"a named member is replaced", writeTraits{patch: op("replace", "/description")}, true},
		{"a named member is added", writeTraits{patch: op("add", "/owner")}, true},
		{"a named member is removed", writeTraits{patch: op("remove", "/description")}, true},
		{"a member named by a number is removed", writeTraits{patch: op("remove", "/byNumber/0")}, true},
		{"a whole list is replaced", writeTraits{patch: op("replace", "/features")}, true},
		{"an element is replaced", writeTraits{patch: op("replace", "/features/0")}, true},
		{"a member of an element is added", writeTraits{patch: op("add", "/attributes/1/type")}, true},
		{"an element is inserted", writeTraits{patch: op("add", "/features/0")}, false},
		{"an element is appended", writeTraits{patch: op("add", "/features/-")}, false},
		{"an element is removed", writeTraits{patch: op("remove", "/attributes/1")}, false},
		{"the only harm comes last", writeTraits{patch: append(op("replace", "/description"), op("remove", "/features/1")...)}, false},
		{"an element of a list that the patch adds", writeTraits{patch: patch.Patch{
			{Op: "add", Path: "/new", Value: []any{}}, {Op: "add", Path: "/new/-", Value: "v"}}}, false},
		{"nothing is known of the place", writeTraits{patch: op("add", "/unknown/0")}, false},
	} {
		test.sent.before = before
		if got := isRepeatable(test.sent); got != test.want {
			t.Errorf("%s: safe %t, want %t", test.name, got, test.want)
		}
	}
}

// TestASafePatchThatArrivesTwiceIsAsOne is the law behind the table: the second
// time it changes nothing, or is refused as a whole.
func TestASafePatchThatArrivesTwiceIsAsOne(t *testing.T) {
	paths := []string{"/a", "/b", "/a/x", "/a/0", "/l", "/l/0", "/l/1", "/l/-", "/m/0/x", "/m/0", "/m/-"}
	values := []any{"v", "w", []any{}, []any{"e"}, map[string]any{}, map[string]any{"x": "y"}}
	rapid.Check(t, func(t *rapid.T) {
		before := map[string]any{
			"a": rapid.SampledFrom(values).Draw(t, "a"), "l": []any{"e", "f", "e"},
			"m": []any{map[string]any{"x": "y"}, map[string]any{}},
		}
		patch := patch.Patch(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) patch.Op {
			return patch.Op{
				Op:    rapid.SampledFrom([]string{patch.Add, patch.Remove, patch.Replace}).Draw(t, "op"),
				Path:  jsonvalue.Pointer(rapid.SampledFrom(paths).Draw(t, "path")),
				Value: rapid.SampledFrom(values).Draw(t, "value"),
			}
		}), 1, 3).Draw(t, "patch"))
		once, err := patch.Apply(before)
		if err != nil || !isRepeatable(writeTraits{method: http.MethodPatch, patch: patch, before: before}) {
			return
		}
		if twice, err := patch.Apply(once); err == nil && !jsonvalue.Equal(once, twice) {
			t.Fatalf("once %s, twice %s", jsonvalue.Canonical(once), jsonvalue.Canonical(twice))
		}
	})
}
