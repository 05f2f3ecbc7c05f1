package engine_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"isc-sync/apply"
	"isc-sync/engine"
	"isc-sync/internal/simulator"
	"isc-sync/internal/tenanttest"
	"isc-sync/planner"
)

// emptied writes the sample tenant without its sources and what belongs to
// them: only people, clusters, rules and what came with the tenant are left.
func emptied(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "empty.json")
	tenanttest.Open(t, file, simulator.Options{})
	content := contentOf(t, file)
	tenanttest.Empty(content)
	write(t, file, content)
	return file
}

func contentOf(t *testing.T, file string) map[string]any {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var content map[string]any
	if err := json.Unmarshal(data, &content); err != nil {
		t.Fatal(err)
	}
	return content
}

func write(t *testing.T, file string, content map[string]any) {
	t.Helper()
	data, err := json.Marshal(content)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// aggregate brings the sources in a file the entitlements that those of the same
// names have in the sample tenant.
func aggregate(t *testing.T, file string) {
	t.Helper()
	sample := filepath.Join(t.TempDir(), "sample.json")
	tenanttest.Open(t, sample, simulator.Options{})
	content := contentOf(t, file)
	tenanttest.Aggregate(content, contentOf(t, sample))
	write(t, file, content)
}

// Default objects that nobody declared are the tenant's own, so files beyond
// those of the first export do not count.
func TestATenantBuiltFromAnExportExportsTheSameFiles(t *testing.T) {
	dir, want := export(t, connect(t, ":memory:", everythingSet))
	file := emptied(t)
	e := connect(t, file, everythingSet)
	applyAll(t, e, dir, planner.Options{}) // what needs entitlements waits for them
	aggregate(t, file)
	e = connect(t, file, everythingSet)
	applyAll(t, e, dir, planner.Options{})
	if again := plan(t, e, dir).Plan; !again.Empty() {
		t.Errorf("after the apply the plan is not empty:\n%s", again.Encode())
	}
	_, got := export(t, e)
	for name, text := range want {
		if string(got[name]) != string(text) {
			t.Errorf("%s is\n%s\nwant\n%s", name, got[name], text)
		}
	}
}

// applyAll plans and applies a directory, and wants each step done.
func applyAll(t *testing.T, e *engine.Engine, dir string, options planner.Options) {
	t.Helper()
	set := load(t, e, dir)
	planned, err := e.Plan(t.Context(), set.Documents, set.Settings, options)
	if err != nil {
		t.Fatal(err)
	}
	if err := planned.Problems.Err(); err != nil {
		t.Fatal(err)
	}
	report, err := e.Apply(t.Context(), planned.Plan, e.Client, apply.Options{Dir: dir, PollInterval: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range report.Steps {
		if !step.Outcome.Done() {
			t.Errorf("%s: %s: %s (because of %s)", step.Step, step.Outcome, step.Cause, step.BlockedBy)
		}
	}
}
