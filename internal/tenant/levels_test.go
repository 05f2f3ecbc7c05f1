package tenant_test

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"isc-sync/internal/simulator/filter"
	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// TestWhatIsTwoLevelsDeepIsReadWithFewRequests counts the requests: one for each
// collection on the way, whether or not documents are about what is between.
func TestWhatIsTwoLevelsDeepIsReadWithFewRequests(t *testing.T) {
	const north, south = "orchard: North\n", "orchard: South\n"
	tests := []struct {
		name, documents string
		want            []string
		found           []state.Key
	}{
		{
			"only trees", "kind: Tree\n" + north + "row: First\nname: Cox\nspec: {}\n---\nkind: Tree\n" + north + "row: First\nname: New\nspec: {}\n",
			[]string{`/orchards name in ("North")`, "/orchards/o1/rows", "/orchards/o1/rows/r1/trees"},
			[]state.Key{"Tree/North/First/Cox"},
		},
		{
			"trees and their row", "kind: Row\n" + north + "name: First\nspec: {}\n---\nkind: Tree\n" + north + "row: First\nname: Cox\nspec: {}\n---\nkind: Tree\n" + north + "row: Second\nname: Cox\nspec: {}\n",
			[]string{`/orchards name in ("North")`, "/orchards/o1/rows", "/orchards/o1/rows/r1/trees", "/orchards/o1/rows/r2/trees"},
			[]state.Key{"Tree/North/First/Cox", "Tree/North/Second/Cox"},
		},
		{
			"below an orchard with another name", "kind: Orchard\nname: East\npreviously: North\nspec: {}\n---\nkind: Tree\norchard: East\nrow: Second\nname: Cox\nspec: {nests: []}\n",
			[]string{`/orchards name in ("East","North")`, "/orchards/o1/rows", "/orchards/o1/rows/r2/trees", "/orchards/o1/rows/r2/trees/t1/nests"},
			[]state.Key{"Tree/North/Second/Cox"},
		},
		{
			"below a row that is not there", "kind: Tree\n" + south + "row: Second\nname: Cox\nspec: {}\n",
			[]string{`/orchards name in ("South")`, "/orchards/o2/rows"}, nil,
		},
		{
			"below an orchard that is not there", "kind: Tree\norchard: East\nrow: First\nname: Cox\nspec: {}\n",
			[]string{`/orchards name in ("East")`}, nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				docs, kinds := loadMadeUp(t, tt.documents)
				server := tenanttest.ThreeLevels()
				reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
				s, err := reader.Declared(t.Context(), docs)
				if err != nil {
					t.Fatal(err)
				}
				if got := server.Log(); !slices.Equal(got, tt.want) {
					t.Errorf("asked\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
				}
				for _, key := range tt.found {
					if s.Live.Find(key) == nil {
						t.Errorf("%s was not found", key)
					}
				}
				if len(tt.found) == 0 && slices.ContainsFunc(s.Live.All(), func(o *state.Object) bool { return o.Kind.Name == "Tree" }) {
					t.Error("a tree was found")
				}
			})
		})
	}
}

// TestEverythingIsReadOnAllLevels reads all of a tenant, and what is below the
// orchards that are selected.
func TestEverythingIsReadOnAllLevels(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		kinds, _ := tenanttest.MadeUp(t)
		levels := slices.DeleteFunc(kinds.All(), func(k *registry.Kind) bool { return k.Name != "Orchard" && !k.IsBelow("Orchard") })
		for _, tt := range []struct {
			selects func(state.Key) bool
			want    []string
		}{
			{nil, []string{
				"/orchards", "/orchards/o1/rows", "/orchards/o1/rows/r1/trees", "/orchards/o1/rows/r1/trees/t1/nests", "/orchards/o1/rows/r1/trees/t2/nests",
				"/orchards/o1/rows/r2/trees", "/orchards/o1/rows/r2/trees/t1/nests", "/orchards/o2/rows", "/orchards/o2/rows/r1/trees",
			}},
			{
				func(key state.Key) bool { return strings.Contains(string(key), "/South") },
				[]string{"/orchards", "/orchards/o2/rows", "/orchards/o2/rows/r1/trees"},
			},
		} {
			server := tenanttest.ThreeLevels()
			reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
			s, err := reader.Everything(t.Context(), levels, tt.selects)
			if err != nil {
				t.Fatal(err)
			}
			if got := server.Log(); !slices.Equal(got, tt.want) {
				t.Errorf("asked\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
			if o := s.Live.Find("Tree/North/First/Cox"); tt.selects == nil && (o == nil || len(o.Value["nests"].([]any)) != 1) {
				t.Errorf("read %v", o)
			}
		}
	})
}

// TestConfirmNamesAllAncestors reads a tree, of which a list is said to show only a
// part, at its own path.
func TestConfirmNamesAllAncestors(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		kinds, _ := tenanttest.MadeUp(t)
		server := tenanttest.ThreeLevels()
		reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
		s, err := reader.Declared(t.Context(), state.Documents{{
			Key: "Tree/North/Second/Cox", Kind: kinds.Find("Tree"), Identity: []string{"North", "Second", "Cox"},
		}})
		if err != nil {
			t.Fatal(err)
		}
		o := s.Live.Find("Tree/North/Second/Cox")
		o.Partial = true
		if _, err := reader.Confirm(t.Context(), s.Live, []state.Key{o.Key}); err != nil || !o.Confirmed {
			t.Errorf("confirmed %v, error %v", o.Confirmed, err)
		}
		if want := "/orchards/o1/rows/r2/trees/t1"; !slices.Contains(server.Log(), want) {
			t.Errorf("asked %q, want %s", server.Log(), want)
		}
	})
}

// TestWhatIsBelowAnObjectWithoutIDIsReadByItsName reads what is below objects that
// paths name by a field of their own.
func TestWhatIsBelowAnObjectWithoutIDIsReadByItsName(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := &tenanttest.Orchard{Rows: map[string][]map[string]any{
			"/herbs": {{"name": "Sage"}, {"name": "Mint"}}, "/herbs/Sage/remedies": {{"name": "Tea"}}, "/herbs/Mint/remedies": {},
		}, Filters: map[string]filter.Fields{"/herbs": {"name": "eq"}}}
		docs, kinds := loadMadeUp(t, "kind: Remedy\nherb: Sage\nname: Tea\nspec: {}\n")
		reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
		s, err := reader.Declared(t.Context(), docs)
		if err != nil {
			t.Fatal(err)
		}
		if o := s.Live.Find("Remedy/Sage/Tea"); o == nil || o.Address != "Tea" {
			t.Errorf("declared: %v", o)
		}
		herbs := slices.DeleteFunc(kinds.All(), func(k *registry.Kind) bool { return k.Name != "Herb" && !k.IsBelow("Herb") })
		if s, err = reader.Everything(t.Context(), herbs, nil); err != nil {
			t.Fatal(err)
		}
		if s.Live.Find("Remedy/Sage/Tea") == nil || len(s.Live.NotRead()) > 0 {
			t.Errorf("everything: %v, not read: %v", s.Live.Keys(), s.Live.NotRead())
		}
		want := []string{"/herbs", "/herbs name eq \"Sage\"", "/herbs/Mint/remedies", "/herbs/Sage/remedies", "/herbs/Sage/remedies"}
		if got := server.Log(); !slices.Equal(got, want) {
			t.Errorf("asked\n%s", strings.Join(got, "\n"))
		}
	})
}
