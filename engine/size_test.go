package engine_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"isc-sync/internal/simulator"
	"isc-sync/internal/tenanttest"
	"isc-sync/internal/tenanttest/drawn"
	"isc-sync/state/registry"
)

// manyProfiles adds sources to a tenant, entitlements of which documents say nothing,
// and access profiles with three entitlements each. It returns documents for these.
func manyProfiles(t *testing.T, content map[string]any, sources, profiles, others int) (dir string) {
	t.Helper()
	var text []byte
	first := func(list string) map[string]any { return content[list].([]any)[0].(map[string]any) }
	add := func(list string, like map[string]any, members map[string]any) {
		row := maps.Clone(like)
		maps.Copy(row, members)
		content[list] = append(content[list].([]any), row)
	}
	source, entitlement, profile := first("sources"), first("entitlements"), first("accessProfiles")
	of := func(i int) map[string]any {
		return map[string]any{"type": "SOURCE", "id": fmt.Sprintf("%032x", 0xa0000+i%sources), "name": fmt.Sprintf("System %03d", i%sources)}
	}
	for i := range sources {
		add("sources", source, map[string]any{"id": of(i)["id"], "name": of(i)["name"]})
	}
	for i := range 3*profiles + others {
		add("entitlements", entitlement, map[string]any{
			"id": fmt.Sprintf("%032x", 0xb0000000+i), "source": of(i / 3), "attribute": "memberOf", "value": fmt.Sprintf("CN=%06d", i), "name": fmt.Sprintf("Group %06d", i),
			"requestable": false,
		})
	}
	for i := range profiles {
		held, named := []any{}, []any{}
		for n := 3 * i; n < 3*i+3; n++ {
			held = append(held, map[string]any{"type": "ENTITLEMENT", "id": fmt.Sprintf("%032x", 0xb0000000+n), "name": fmt.Sprintf("Group %06d", n)})
			named = append(named, map[string]any{"attribute": "memberOf", "value": fmt.Sprintf("CN=%06d", n)})
		}
		name := fmt.Sprintf("Profile %05d", i)
		add("accessProfiles", profile, map[string]any{"id": fmt.Sprintf("%032x", 0xc0000000+i), "name": name, "source": of(i), "entitlements": held})
		doc, err := json.Marshal(map[string]any{"kind": "AccessProfile", "name": name, "spec": map[string]any{
			"source": of(i)["name"], "owner": "henrik.lund", "entitlements": named,
		}})
		if err != nil {
			t.Fatal(err)
		}
		text = append(append(text, "---\n"...), append(doc, '\n')...)
	}
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "profiles.yaml"), text, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestAPlanOfManyAccessProfilesAsksInBatches counts the requests of a plan that is about
// many access profiles and their entitlements, in a tenant that has more of them.
func TestAPlanOfManyAccessProfilesAsksInBatches(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sample.json")
	tenanttest.Open(t, file, simulator.Options{})
	content := contentOf(t, file)
	dir := manyProfiles(t, content, 60, 600, 5000)
	tenant := start(t, content)
	g := &generator{&drawn.Generator{Kinds: tenanttest.Kinds(t), Version: registry.DefaultVersion}}
	planning := reader(t, tenant)
	if p := plan(t, g.through(t, tenant, planning), dir).Plan; !p.Empty() {
		t.Fatalf("the plan is not empty:\n%s", p.Encode())
	}
	want := map[string]int{
		"/oauth/token": 1, "/sources": 1, "/public-identities?id": 1,
		"/access-profiles": 3,  // of 250 rows
		"/entitlements?id": 36, // of 50 ids, which have all names
	}
	got := planning.templates()
	t.Log(got)
	if !maps.Equal(got, want) {
		t.Errorf("the plan sent %v, want %v", got, want)
	}
}
