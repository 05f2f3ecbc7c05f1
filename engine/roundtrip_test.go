package engine_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"isc-sync/apply"
	"isc-sync/internal/simulator"
	"isc-sync/internal/tenanttest"
)

// emptied writes the sample tenant without its sources and what belongs to
// them: only people, clusters, rules and the like are left.
func emptied(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "empty.json")
	tenanttest.Open(t, file, simulator.Options{})
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var content map[string]any
	if err := json.Unmarshal(data, &content); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"schemas", "provisioningPolicies", "correlationConfigs", "nativeChangeDetection", "attributeSync",
		"entitlementRequestConfigs", "schedules", "sourcePasswordPolicies", "machineAccountMappings",
		"machineClassification", "accountDeleteApproval", "machineAccountDeleteApproval", "accounts",
	} {
		if _, isMap := content[name].(map[string]any); isMap {
			content[name] = map[string]any{}
		}
	}
	content["sources"], content["identityProfiles"] = keepRules(content["sources"].([]any)), []any{}
	if data, err = json.Marshal(content); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// keepRules leaves one source, which no document declares, to hold references
// to the rules: the tenant lists cloud rules nowhere else.
func keepRules(sources []any) []any {
	for _, s := range sources {
		source := s.(map[string]any)
		if source["accountCorrelationRule"] != nil {
			source["name"], source["connector"] = "Keeper of Rules", "something-else"
			return []any{source}
		}
	}
	return []any{}
}

// Default objects that nobody declared are the tenant's own, so files beyond
// those of the first export do not count.
func TestATenantBuiltFromAnExportExportsTheSameFiles(t *testing.T) {
	dir, want := export(t, connect(t, ":memory:", everythingSet))
	e := connect(t, emptied(t), everythingSet)
	first := plan(t, e, dir).Plan
	report, err := e.Apply(t.Context(), first, e.Client, apply.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range report.Steps {
		if !step.Outcome.Done() {
			t.Errorf("%s: %s: %s (because of %s)", step.Step, step.Outcome, step.Cause, step.Because)
		}
	}
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
