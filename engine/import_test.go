package engine_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/simulator"
	"isc-sync/internal/tenanttest"
	change "isc-sync/planner/plan"
)

// imported writes a file as documents and returns their directory.
func imported(t *testing.T, e *engine.Engine, file []byte) (string, *engine.Imported) {
	t.Helper()
	result, err := engine.Import(t.Context(), e.Kinds, file, engine.ImportOptions{Version: e.Version})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := documents.Write(t.Context(), dir, result.Files); err != nil {
		t.Fatal(err)
	}
	return dir, result
}

// withDomainUsers writes the sample tenant with a user and a password in each domain of
// a directory.
func withDomainUsers(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "domains.json")
	tenanttest.Open(t, file, simulator.Options{})
	content := contentOf(t, file)
	for _, s := range content["sources"].([]any) {
		attributes := s.(map[string]any)["connectorAttributes"].(map[string]any)
		domains, _ := attributes["domainSettings"].([]any)
		for _, d := range domains {
			d.(map[string]any)["user"], d.(map[string]any)["password"] = "svc", attributes["password"]
		}
	}
	write(t, file, content)
	return file
}

func TestAPlanOfAnImportAgainstItsTenantIsEmpty(t *testing.T) {
	e := connect(t, withDomainUsers(t), everythingSet)
	dir, result := imported(t, e, fileOf(t, e))
	made := plan(t, e, dir).Plan
	if made.Summary.Create+made.Summary.Delete > 0 || made.Summary.Unchanged < 60 {
		t.Errorf("the plan is\n%s", made.Encode())
	}
	if !slices.ContainsFunc(result.Variables, func(name string) bool { return strings.Contains(name, "DOMAINSETTINGS") }) {
		t.Errorf("the variables are %q", result.Variables)
	}
	for _, c := range made.Changes {
		for _, f := range c.Fields {
			if f.Secret != change.SecretAdded || f.Pointer.Parent() != "/connectorAttributes" {
				t.Errorf("%s%s changes", c.Key, f.Pointer)
			}
		}
	}
}

func TestAnImportHasTheDocumentsOfAnExport(t *testing.T) {
	e := connect(t, ":memory:", everythingSet)
	dir, result := imported(t, e, fileOf(t, e))
	got := load(t, e, dir).Documents
	exported, _ := export(t, e)
	want := load(t, e, exported).Documents
	for _, d := range want {
		if rule := d.Kind.SPConfig; rule != nil && rule.Unusable == "" && got.Find(d.Key) == nil {
			t.Errorf("the import has no %s", d.Key)
		}
	}
	for _, d := range got {
		if want.Find(d.Key) == nil {
			t.Errorf("the export has no %s", d.Key)
		}
	}
	if !slices.Contains(result.NotConverted, "Entitlement names: exports do not have them; documents refer to them by id") {
		t.Errorf("not converted:\n%s", strings.Join(result.NotConverted, "\n"))
	}
	if len(result.LeftOut) > 0 {
		t.Errorf("left out: %q", result.LeftOut)
	}
}
