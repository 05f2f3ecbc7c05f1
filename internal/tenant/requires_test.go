package tenant_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"

	"isc-sync/internal/simulator/filter"
	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// fences is a tenant with an orchard that is fenced and has hives, and one that is
// open.
func fences() *tenanttest.Orchard {
	return &tenanttest.Orchard{
		Rows: map[string][]map[string]any{
			"/orchards":          {{"id": "o1", "name": "Fenced", "fenced": true}, {"id": "o2", "name": "Open", "fenced": false}},
			"/orchards/o1/hives": {{"id": "h1", "name": "One"}},
			"/baskets/b1/wishes": {{"id": "w1"}, {"id": "w2"}},
		},
		Filters: map[string]filter.Fields{"/orchards": {"id": "eq in", "name": "eq in"}},
	}
}

func TestWhatAParentCannotHaveIsNotRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		kinds, _ := tenanttest.MadeUp(t)
		server := fences()
		reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
		s, err := reader.Everything(t.Context(), []*registry.Kind{kinds.Find("Orchard"), kinds.Find("Hive")}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := server.Log(), []string{"/orchards", "/orchards/o1/hives"}; !slices.Equal(got, want) {
			t.Errorf("asked %q, want %q", got, want)
		}
		if s.Live.Find("Hive/Fenced/One") == nil {
			t.Error("the hive was not found")
		}
	})
}

func TestWhatLosesAnObjectIsCountedWithoutReadingIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		kinds, _ := tenanttest.MadeUp(t)
		server := fences()
		reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
		o := &state.Object{Key: "Basket/full", Kind: kinds.Find("Basket"), ID: "b1"}
		found, err := reader.Dependents(t.Context(), []*state.Object{o})
		if h := found[o.Key]; err != nil || !h.Counted || h.Count != 2 || h.Unread != "" {
			t.Errorf("found %+v, %v", found[o.Key], err)
		}
		if got, want := server.Log(), []string{"/baskets/b1/wishes"}; !slices.Equal(got, want) {
			t.Errorf("asked %q, want %q", got, want)
		}
	})
}

// TestALongListWithoutAFilterForSeveralNamesIsReadWithTheFewestRequests has as many
// objects as a tenant on record has roles: 77 pages.
func TestALongListWithoutAFilterForSeveralNamesIsReadWithTheFewestRequests(t *testing.T) {
	const all, page = 3823, 50
	for _, tt := range []struct{ declared, want int }{{1, 1}, {2, 3}, {20, 21}, {76, 77}, {200, 77}} {
		t.Run(fmt.Sprint(tt.declared), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				kinds := tenanttest.Kinds(t)
				server := &tenanttest.Orchard{
					Rows:    map[string][]map[string]any{"/roles": {}},
					Filters: map[string]filter.Fields{"/roles": {"id": "eq in", "name": "eq"}},
				}
				for i := range all {
					server.Rows["/roles"] = append(server.Rows["/roles"], map[string]any{"id": fmt.Sprint("r", i), "name": fmt.Sprint("role ", i)})
				}
				var docs state.Documents
				kind := kinds.Find("Role")
				for i := range tt.declared {
					name := fmt.Sprint("role ", all-1-i*19)
					docs = append(docs, &state.Document{Key: state.NewKey("Role", name), Kind: kind, Identity: []string{name}})
				}
				reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
				s, err := reader.Declared(t.Context(), docs)
				if err != nil {
					t.Fatal(err)
				}
				for _, d := range docs {
					if s.Live.Find(d.Key) == nil {
						t.Errorf("%s was not found", d.Key)
					}
				}
				if got := len(server.Log()); got != tt.want {
					t.Errorf("%d requests for %d of %d objects in pages of %d, want %d", got, tt.declared, all, page, tt.want)
				}
			})
		})
	}
}
