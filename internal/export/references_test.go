package export_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"isc-sync/internal/documents"
	"isc-sync/internal/export"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/planner"
)

// exportedOrchard is what an export writes for references in every form: names,
// and pins of what has no name.
const exportedOrchard = `kind: Basket
name: full
spec:
  farm: North
  fruits:
    - {id: fr3}  # Bosc
    - {sort: apple, label: Gala}
  gifts:
    - {farm: North, sort: apple, label: Cox/Red}
    - {id: fr9}  # Lost
  owners:
    - ann
    - {type: TEAM, id: t9}  # Lost
    - {type: TEAM, name: Pickers}
  farmIds:
    - North
    - South
    - {id: f9}  # no name leads to it
  shares:  # no name leads to f9
    North: half
    "{id: f9}": lost
---
kind: Farm
name: North
spec:
  best: jam
---
kind: Farm
name: South
spec: {}
---
kind: Recipe
name: jam
spec:
  do: boil
  with:
    cook: Zoe
    farmName: South
    gardeners:
      - ann
      - {id: g9}  # no name leads to it
      - $cook
---
kind: Recipe
name: toast
spec:
  do: follow
  with:
    recipe: jam
    then:
      do: eat
      with:
        recipe: r1
`

// TestReferencesInEveryFormComeBackFromAnExport exports made-up objects, and
// plans what was exported: nothing is left to do.
func TestReferencesInEveryFormComeBackFromAnExport(t *testing.T) {
	files := exportedAndPlanned(t, tenanttest.AnOrchard())
	var text []string
	for _, name := range jsonvalue.SortedKeys(files) {
		text = append(text, string(files[name]))
	}
	if got := strings.Join(text, "---\n"); got != exportedOrchard {
		t.Errorf("exported\n%s\nwant\n%s", got, exportedOrchard)
	}
}

// exportedAndPlanned exports a tenant of made-up objects and plans what was
// exported. A plan that is not empty is an error.
func exportedAndPlanned(t *testing.T, server *tenanttest.Orchard) (files map[string][]byte) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		kinds, schemas := tenanttest.MadeUp(t)
		reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
		s, err := reader.Everything(t.Context(), kinds.All(), nil)
		if err != nil {
			t.Fatal(err)
		}
		result := export.Documents(export.Input{Kinds: kinds, Live: s.Live, Directory: s.Directory})
		files, err = result.Files(t.Context(), kinds, schemas, "v2025")
		if err != nil || len(result.LeftOut) > 0 {
			t.Fatalf("left out %q, error %v", result.LeftOut, err)
		}
		dir := t.TempDir()
		for _, name := range jsonvalue.SortedKeys(files) {
			if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, name), files[name], 0o644); err != nil {
				t.Fatal(err)
			}
		}
		set, err := documents.Load(dir, kinds, schemas, documents.Options{})
		if err != nil {
			t.Fatal(err)
		}
		again, err := reader.Declared(t.Context(), set.Documents)
		if err != nil {
			t.Fatal(err)
		}
		r := planner.Build(planner.Input{Kinds: kinds, Documents: set.Documents, Live: again.Live, Directory: again.Directory, Tenant: "acme", APIVersion: "v2025"})
		if len(r.Problems) > 0 || len(r.Plan.Changes) > 0 {
			t.Errorf("planned %s with the problems %v", r.Plan.Encode(), r.Problems)
		}
	})
	return files
}
