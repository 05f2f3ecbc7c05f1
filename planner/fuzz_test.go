package planner_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// goldenSections returns a section of every golden archive.
func goldenSections(f *testing.F, name string) [][]byte {
	f.Helper()
	archives, err := filepath.Glob("testdata/plan/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	var sections [][]byte
	for _, file := range archives {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if data := section(archive, name); data != nil {
			sections = append(sections, data)
		}
	}
	return sections
}

// decodeObject returns the object that text holds, if it holds one.
func decodeObject(text string) (map[string]any, bool) {
	v, err := jsonvalue.Decode([]byte(text))
	obj, ok := v.(map[string]any)
	return obj, ok && err == nil
}

func FuzzDiff(f *testing.F) {
	f.Add(`{"ordered":[1,2,{"a":1}]}`, `{"ordered":[2,{"a":2},3]}`)
	f.Add(`{"keyed":[{"k":"x"},{"k":"x","a":1},{"k":1},2]}`, `{"keyed":[{"k":"x","a":1},{"k":"y"},{"k":"x"}]}`)
	f.Add(`{"set":["p","p",null],"map":{"a":{"b":null}}}`, `{"set":["q","p"],"map":{"a":{"b":1.5}}}`)
	f.Add(`{"":{"/":{"~":"\\"}},"a":1.0}`, `{"":{"/":{"~":"a\\"}},"a":1}`)
	f.Add(`{"object":{"a":9007199254740993}}`, `{"object":{"a":9007199254740992,"b":[[true]]}}`)
	for _, live := range goldenSections(f, "live.json") {
		f.Add(string(live), `{"Source":[]}`)
	}
	patched := &registry.Kind{Name: "Any", Update: registry.UpdateRule{How: registry.UpdateByPatch}, Spec: smallFields()}
	put := &registry.Kind{Name: "Any", Update: registry.UpdateRule{How: registry.UpdateByPut}, Spec: smallFields()}
	f.Fuzz(func(t *testing.T, liveText, proposedText string) {
		live, ok := decodeObject(liveText)
		proposed, also := decodeObject(proposedText)
		if !ok || !also {
			return
		}
		for _, kind := range []*registry.Kind{patched, put} {
			patch, sendable := planner.Diff(kind, live, proposed)
			if sendable && !makes(patch, live, proposed) {
				t.Errorf("%v does not make %s of %s", patch, proposedText, liveText)
			}
		}
	})
}

func FuzzPatchApply(f *testing.F) {
	f.Add(`{"a":[1,2]}`, "add", "/a/-", `3`)
	f.Add(`{"a":[1,2]}`, "remove", "/a/0", ``)
	f.Add(`{"a~b":{"":1}}`, "replace", "/a~0b/", `{"c":[]}`)
	f.Add(`{"a":"text"}`, "add", "/a/b", `1`)
	f.Add(`[]`, "add", "/00", `1`)
	f.Add(`{}`, "remove", "", ``)
	f.Fuzz(func(t *testing.T, docText, name, path, valueText string) {
		doc, err := jsonvalue.Decode([]byte(docText))
		at, badPath := jsonvalue.ParsePointer(path)
		if err != nil || badPath != nil {
			return
		}
		op := patch.Op{Op: name, Path: at}
		op.Value, _ = jsonvalue.Decode([]byte(valueText))
		before := jsonvalue.Canonical(doc)
		got, err := patch.Patch{op}.Apply(doc)
		if !bytes.Equal(jsonvalue.Canonical(doc), before) {
			t.Errorf("%v changed what it was applied to", op)
		}
		if err == nil {
			checkApplied(t, op, doc, got)
		}
	})
}

// checkApplied wants the value at the path, or nothing there, and that the
// opposite operation leads back.
func checkApplied(t *testing.T, op patch.Op, before, after any) {
	t.Helper()
	v, there := op.Path.Get(after)
	switch op.Op {
	case patch.Add, patch.Replace:
		if op.Path.Last() != "-" && (!there || !jsonvalue.Equal(v, op.Value)) {
			t.Errorf("after %v there is %v", op, v)
		}
	case patch.Remove:
		old, _ := op.Path.Get(before)
		back, err := patch.Patch{{Op: patch.Add, Path: op.Path, Value: old}}.Apply(after)
		if err != nil || !jsonvalue.Equal(back, before) {
			t.Errorf("after %v, adding %v again makes %v: %v", op, old, back, err)
		}
	default:
		t.Errorf("%q was carried out", op.Op)
	}
}

// smallPlans hold every word of the format. The fuzzer spends time that grows
// with the square of a seed's length on making it smaller, so that with plans
// of thousands of bytes it does little else.
var smallPlans = []string{
	`{"formatVersion":1,"tenant":"t","apiVersion":"v3","summary":{"create":1},"changes":[],"notes":[]}`,
	`{"formatVersion":1,"changes":[{"key":"Source/A","kind":"Source","identity":{"name":"A"},"action":"update"}]}`,
	`{"formatVersion":1,"changes":[{"fields":[{"pointer":"/a","before":1,"after":[null]},{"pointer":"","sensitive":true}]}]}`,
	`{"formatVersion":1,"changes":[{"fingerprint":{"":{"$exists":true},"/a/0":"x"},"steps":null}]}`,
	`{"formatVersion":1,"changes":[{"steps":[{"id":"A#1","wave":1,"method":"PATCH","path":"/a","needs":["B#1"]}]}]}`,
	`{"formatVersion":1,"changes":[{"steps":[{"patch":[{"op":"add","path":"/-","value":{"$env":"A"}}],"orAdopt":true}]}]}`,
	`{"formatVersion":1,"changes":[{"steps":[{"body":{"a":{"$id":"Source/A"},"b":{"$file":"a","sha256":"0"},"c":{"$literal":{"$x":1}}}}]}]}`,
	`{"formatVersion":1,"notes":[{"code":"guard","key":"Source/A","pointer":"/a","text":"x"}]}`,
}

// sealed gives a plan the digest that it should have, so that not every edit
// ends at the digest.
func sealed(plan []byte) []byte {
	doc, ok := decodeObject(string(plan))
	if !ok {
		return plan
	}
	delete(doc, "digest")
	doc["digest"] = jsonvalue.Digest(doc)
	return jsonvalue.Canonical(doc)
}

func TestTheSeedsOfPlansAreReadable(t *testing.T) {
	for _, p := range smallPlans {
		if _, err := plan.Decode(sealed([]byte(p))); err != nil {
			t.Errorf("%s: %v", p, err)
		}
	}
}

func FuzzPlanDecode(f *testing.F) {
	for _, plan := range smallPlans {
		f.Add([]byte(plan))
	}
	f.Add([]byte(`{"formatVersion": 2}`))
	f.Add([]byte(`{"formatVersion": 1, "changes": null, "notes": [{}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = plan.Decode(data) // survives it
		p, err := plan.Decode(sealed(data))
		if err != nil {
			return
		}
		encoded := p.Encode()
		again, err := plan.Decode(encoded)
		if err != nil {
			t.Fatalf("%s does not read back: %v", encoded, err)
		}
		if !bytes.Equal(again.Encode(), encoded) {
			t.Errorf("%s reads back as %s", encoded, again.Encode())
		}
	})
}
