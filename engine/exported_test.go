package engine_test

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/simulator"
	"isc-sync/internal/tenanttest"
)

// managedEntitlements gives entitlements of the sample tenant, none of which can be
// requested, what users may set, and adds others as aggregations make them.
func managedEntitlements(t *testing.T, others int) (file string) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "sample.json")
	tenanttest.Open(t, file, simulator.Options{})
	content := contentOf(t, file)
	rows := content["entitlements"].([]any)
	plain := maps.Clone(rows[0].(map[string]any))
	maps.Copy(plain, map[string]any{"requestable": false, "privileged": false, "owner": nil, "segments": nil, "manuallyUpdatedFields": nil, "attribute": "memberOf"})
	add := func(value string, members map[string]any) {
		row := maps.Clone(plain)
		maps.Copy(row, map[string]any{"id": fmt.Sprintf("%032x", 0xb0000000+len(rows)), "value": value, "name": value})
		maps.Copy(row, members)
		rows = append(rows, row)
	}
	segment := content["segments"].([]any)[0].(map[string]any)["id"]
	owner := content["accessProfiles"].([]any)[0].(map[string]any)["owner"]
	add("owned", map[string]any{"owner": owner})
	add("segmented", map[string]any{"segments": []any{segment}})
	add("privileged", map[string]any{"privileged": true})
	add("renamed", map[string]any{"name": "Another name", "manuallyUpdatedFields": map[string]any{"DISPLAY_NAME": true}})
	for i := range others {
		add(fmt.Sprint("other ", i), map[string]any{"manuallyUpdatedFields": map[string]any{"DISPLAY_NAME": false, "DESCRIPTION": false}})
	}
	content["entitlements"] = rows
	write(t, file, content)
	return file
}

// exportedValues are the values of the exported entitlements that the test added.
func exportedValues(t *testing.T, e *engine.Engine, files map[string][]byte) (values []string) {
	t.Helper()
	dir := t.TempDir()
	if err := documents.Write(t.Context(), dir, files); err != nil {
		t.Fatal(err)
	}
	if p := plan(t, e, dir).Plan; !p.Empty() {
		t.Errorf("the plan of the export is not empty:\n%s", p.Encode())
	}
	for _, d := range load(t, e, dir).Documents {
		if parts := d.Key.Parts(); d.Kind.Name == "Entitlement" && !strings.Contains(parts[2], "=") {
			values = append(values, d.Key.Parts()[2])
		}
	}
	return values
}

// TestAnExportHasWhatWasSetOfEntitlements exports the entitlements of which users have
// set something, although they cannot be requested.
func TestAnExportHasWhatWasSetOfEntitlements(t *testing.T) {
	for _, tt := range []struct {
		others int
		values []string
		passed int
	}{
		{20, []string{"owned", "privileged", "renamed", "segmented"}, 0},
		{6000, []string{"owned", "segmented"}, 1},
	} {
		file := managedEntitlements(t, tt.others)
		e := connect(t, file, nothingSet)
		exported, err := e.Export(t.Context(), engine.ExportOptions{})
		if err != nil {
			t.Fatal(err)
		}
		values := exportedValues(t, e, exported.Files)
		for _, value := range tt.values {
			if !slices.Contains(values, value) {
				t.Errorf("of %d others, the export lacks %q: it has %q", tt.others, value, values)
			}
		}
		if len(exported.PassedOver) != tt.passed {
			t.Errorf("of %d others, passed over: %q", tt.others, exported.PassedOver)
		}
	}
}

// TestAnUpdateComparesWhatADocumentDeclares updates a document of an entitlement that no
// export finds among many.
func TestAnUpdateComparesWhatADocumentDeclares(t *testing.T) {
	file := managedEntitlements(t, 6000)
	e := connect(t, file, nothingSet)
	source := contentOf(t, file)["entitlements"].([]any)[0].(map[string]any)["source"].(map[string]any)["name"]
	dir := t.TempDir()
	text := fmt.Sprintf("kind: Entitlement\nsource: %s\nattribute: memberOf\nvalue: renamed\nspec:\n  name: As it was\n", source)
	if err := documents.Write(t.Context(), dir, map[string][]byte{"renamed.yaml": []byte(text)}); err != nil {
		t.Fatal(err)
	}
	updated := updateOf(t, e, dir, false)
	if got := textsIn(t, dir)["renamed.yaml"]; !strings.Contains(got, "Another name") {
		t.Errorf("the updated document is:\n%s", got)
	}
	if len(updated.Gone) > 0 {
		t.Errorf("gone: %v", updated.Gone)
	}
}
