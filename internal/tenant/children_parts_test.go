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

func crates() *tenanttest.Orchard {
	crate := func(id, farm, sort, label string, sold bool) map[string]any {
		return map[string]any{"id": id, "farm": map[string]any{"id": farm}, "sort": sort, "label": label, "sold": sold}
	}
	return &tenanttest.Orchard{
		Rows: map[string][]map[string]any{
			"/farms": {{"id": "f1", "name": "North"}, {"id": "f2", "name": "South"}},
			"/crates": {
				crate("c1", "f1", "apple", "Cox", true), crate("c2", "f1", "apple", "Gala", false), crate("c3", "f1", "pear", "Bosc", false),
				crate("c4", "f2", "apple", "Cox", true), crate("c5", "f1", "apple", "Cox+", false), crate("c6", "f1", "", "Lost", true),
			},
		},
		Filters: map[string]filter.Fields{
			"/farms": {"id": "eq in", "name": "eq in"}, "/crates": {"id": "in", "farm.id": "eq in", "sort": "eq in", "label": "in", "sold": "eq"},
		},
	}
}

// TestObjectsOfALongSharedListAreFoundByParts counts the requests for declared
// objects of a list that has those of all parents.
func TestObjectsOfALongSharedListAreFoundByParts(t *testing.T) {
	of := func(farm, sort, label, more string) string {
		return "---\nkind: Crate\nfarm: " + farm + "\nsort: " + sort + "\nlabel: " + label + "\n" + more + "spec: {}\n"
	}
	tests := []struct {
		name, documents string
		asked           []string
		found           []state.Key
	}{
		{
			"all parts at once, in batches",
			of("North", "apple", "Cox", "") + of("North", "apple", "Gala", "") + of("North", "apple", "Rubin", "") + of("North", "pear", "Bosc", "") + of("South", "apple", "Cox", ""),
			[]string{
				`/crates farm.id in ("f1","f2") and sort in ("apple","pear") and label in ("Bosc","Cox")`,
				`/crates farm.id in ("f1","f2") and sort in ("apple","pear") and label in ("Gala","Rubin")`, `/farms name in ("North","South")`,
			},
			[]state.Key{"Crate/North/apple/Cox", "Crate/North/apple/Gala", "Crate/North/pear/Bosc", "Crate/South/apple/Cox"},
		},
		{
			"those with the same parts between the first and the last at once, where a filter takes fewer of these",
			of("North", "apple", "Cox", "") + of("North", "pear", "Bosc", "") + of("North", "plum", "Blue", "") + of("South", "apple", "Cox", ""),
			[]string{
				`/crates farm.id eq "f1" and sort eq "pear" and label in ("Bosc")`, `/crates farm.id eq "f1" and sort eq "plum" and label in ("Blue")`,
				`/crates farm.id in ("f1","f2") and sort eq "apple" and label in ("Cox")`, `/farms name in ("North","South")`,
			},
			[]state.Key{"Crate/North/apple/Cox", "Crate/North/pear/Bosc", "Crate/South/apple/Cox"},
		},
		{
			"each farm by itself, if that takes no more requests",
			of("North", "apple", "Cox", "") + of("North", "apple", "Gala", "") + of("South", "apple", "Cox", "") + of("South", "apple", "Rubin", ""),
			[]string{
				`/crates farm.id eq "f1" and sort eq "apple" and label in ("Cox","Gala")`, `/crates farm.id eq "f2" and sort eq "apple" and label in ("Cox","Rubin")`,
				`/farms name in ("North","South")`,
			},
			[]state.Key{"Crate/North/apple/Cox", "Crate/North/apple/Gala", "Crate/South/apple/Cox"},
		},
		{
			"what no filter finds", of("North", "apple", "Cox+", ""),
			[]string{`/crates farm.id eq "f1" and sort eq "apple"`, `/farms name in ("North")`}, []state.Key{"Crate/North/apple/Cox+"},
		},
		{
			"by an id, which is not another one's", of("North", "apple", "Cox", "id: c4\n"),
			[]string{`/crates farm.id eq "f1" and sort eq "apple" and label in ("Cox")`, `/crates id in ("c4")`, `/farms name in ("North")`},
			[]state.Key{"Crate/North/apple/Cox"},
		},
		{"of a parent that is not there, nothing", of("West", "apple", "Cox", ""), []string{`/farms name in ("West")`}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				docs, kinds := loadMadeUp(t, tt.documents)
				server := crates()
				reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
				s, err := reader.Declared(t.Context(), docs)
				if err != nil {
					t.Fatal(err)
				}
				if got := server.Log(); !slices.Equal(got, tt.asked) {
					t.Errorf("asked\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.asked, "\n"))
				}
				for _, key := range tt.found {
					if s.Live.Find(key) == nil {
						t.Errorf("%s was not found", key)
					}
				}
			})
		})
	}
}

// TestAnExportReadsWhatIsWorthIt reads the crates that are sold, have a buyer or badges,
// and all crates only if the export names their kind.
func TestAnExportReadsWhatIsWorthIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		kinds, _ := tenanttest.MadeUp(t)
		about := []*registry.Kind{kinds.Find("Farm"), kinds.Find("Crate")}
		for _, tt := range []struct {
			explicit []*registry.Kind
			selects  func(state.Key) bool
			asked    []string
			found    int
		}{
			{nil, nil, []string{`/crates farm.id in ("f1","f2") and sold eq false`, `/crates farm.id in ("f1","f2") and sold eq true`}, 4},
			{about, nil, []string{`/crates farm.id in ("f1","f2")`}, 5},
			{nil, func(key state.Key) bool { return key != "Farm/South" }, []string{`/crates farm.id in ("f1") and sold eq false`, `/crates farm.id in ("f1") and sold eq true`}, 3},
		} {
			server := crates()
			server.Rows["/crates"][1]["buyer"] = map[string]any{"type": "GARDENER", "id": "g1"}
			server.Rows["/crates"][2]["badges"] = []any{"b1"}
			server.Rows["/gardeners"] = []map[string]any{{"id": "g1", "nick": "ann"}}
			server.Filters["/gardeners"] = filter.Fields{"id": "in"}
			reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025", Explicit: tt.explicit}
			s, err := reader.Everything(t.Context(), about, tt.selects)
			if err != nil {
				t.Fatal(err)
			}
			got := slices.DeleteFunc(server.Log(), func(r string) bool { return !strings.HasPrefix(r, "/crates") })
			if !slices.Equal(got, tt.asked) {
				t.Errorf("asked %q, want %q", got, tt.asked)
			}
			found := slices.DeleteFunc(s.Live.All(), func(o *state.Object) bool { return o.Kind.Name != "Crate" })
			if len(found) != tt.found || s.Live.NotRead() != nil {
				t.Errorf("found %d crates, want %d; not read: %v", len(found), tt.found, s.Live.NotRead())
			}
		}
	})
}

func TestOneObjectOfASharedListIsFoundByParts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		kinds, _ := tenanttest.MadeUp(t)
		server := crates()
		reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
		l := tenant.Location{
			Kind: kinds.Find("Crate"), Key: "Crate/South/apple/Cox", Vars: map[string]string{"parent.id": "f2"},
			Identity: map[string]string{"farm": "South", "sort": "apple", "label": "Cox"},
		}
		o, err := reader.Find(t.Context(), l)
		if err != nil || o == nil || o.ID != "c4" {
			t.Errorf("found %v, %v", o, err)
		}
		want := []string{"/crates farm.id eq \"f2\" and sort eq \"apple\" and label in (\"Cox\")", "/crates/c4"}
		if got := server.Log(); !slices.Equal(got, want) {
			t.Errorf("asked %q, want %q", got, want)
		}
		delete(l.Vars, "parent.id")
		if _, err := reader.Find(t.Context(), l); err == nil {
			t.Error("found one although its farm is not known")
		}
	})
}
