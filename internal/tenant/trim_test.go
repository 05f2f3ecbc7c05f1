package tenant_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"testing/synctest"

	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
)

// An export of a few objects keeps of the others what they are called, so that its memory
// does not grow with what it does not write. What a written object lacks stays too.
func TestOfObjectsThatAreNotExportedOnlyNamesStay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		kinds, _ := tenanttest.MadeUp(t)
		server := &tenanttest.Orchard{Rows: map[string][]map[string]any{
			"/stalls": {{"id": "s1", "name": "A", "farmId": "f1"}},
		}}
		for i := range 120 {
			server.Rows["/farms"] = append(server.Rows["/farms"], map[string]any{"id": fmt.Sprintf("f%d", i), "name": fmt.Sprintf("Farm %d", i), "area": 3, "rank": i, "best": "jam"})
		}
		reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
		chosen := map[state.Key]bool{"Farm/Farm 7": true, "Stall/A": true}
		s, err := reader.Everything(t.Context(), slices.Clone(kinds.All()), func(key state.Key) bool { return chosen[key] })
		if err != nil {
			t.Fatal(err)
		}
		for i := range 120 {
			value := s.Live.Find(state.NewKey("Farm", fmt.Sprintf("Farm %d", i))).Value
			got := slices.Sorted(maps.Keys(value))
			want := []string{"area", "id", "name", "rank"}
			if i == 7 {
				want = []string{"area", "best", "id", "name", "rank"}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("of farm %d is kept: %q, want %q", i, got, want)
			}
		}
		if area := s.Live.Find("Stall/A").Value["area"]; fmt.Sprint(area) != "3" {
			t.Errorf("the area of the stall's farm is %v", area)
		}
	})
}
