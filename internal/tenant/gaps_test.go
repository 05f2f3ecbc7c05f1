package tenant_test

import (
	"fmt"
	"net/http"
	"strconv"
	"testing"
	"testing/synctest"

	"isc-sync/internal/simulator/filter"
	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// holed is a tenant that answers 404 for each page of a list with the row at a place.
type holed struct {
	*tenanttest.Orchard
	path  string
	place int
}

func (h holed) RoundTrip(r *http.Request) (*http.Response, error) {
	q := r.URL.Query()
	offset, _ := strconv.Atoi(q.Get("offset"))
	limit, _ := strconv.Atoi(q.Get("limit"))
	if r.URL.Path == "/v2025"+h.path && q.Get("filters") == "" && offset <= h.place && h.place < offset+limit {
		r = r.Clone(r.Context())
		r.URL.Path += "/gone"
	}
	return h.Orchard.RoundTrip(r)
}

func withAHole(path string, fields filter.Fields) holed {
	rows := []map[string]any{}
	for i := range 120 {
		rows = append(rows, map[string]any{"id": fmt.Sprint("o", i), "name": fmt.Sprint("row ", i)})
	}
	return holed{&tenanttest.Orchard{
		Rows:    map[string][]map[string]any{path: rows},
		Filters: map[string]filter.Fields{path: fields},
	}, path, 77}
}

func TestAnObjectThatAListCannotShowIsReportedAndTheOthersAreRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		kinds, _ := tenanttest.MadeUp(t)
		reader := &tenant.Reader{Client: tenanttest.ClientOf(t, withAHole("/orchards", nil)), Kinds: kinds, Version: "v2025"}
		s, err := reader.Everything(t.Context(), []*registry.Kind{kinds.Find("Orchard")}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(s.Live.All()); n != 119 {
			t.Errorf("%d orchards were read", n)
		}
		unread := s.Live.Unread("Orchard", "")
		const want = "GET /v2025/orchards: the tenant answers 404 for row 78; the other 119 rows were read"
		if unread.Why != want {
			t.Errorf("reported is %q", unread.Why)
		}
	})
}

func TestDeclaredObjectsAreFoundBesideOneThatTheListCannotShow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		kinds := tenanttest.Kinds(t)
		server := withAHole("/roles", filter.Fields{"id": "eq in", "name": "eq"})
		reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
		var docs state.Documents
		for _, i := range []int{3, 17, 76, 78, 119} {
			name := fmt.Sprint("row ", i)
			docs = append(docs, &state.Document{Key: state.NewKey("Role", name), Kind: kinds.Find("Role"), Identity: []string{name}})
		}
		s, err := reader.Declared(t.Context(), docs)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			if s.Live.Find(d.Key) == nil {
				t.Errorf("%s was not found", d.Key)
			}
		}
		if unread := s.Live.Unread("Role", ""); unread.Happened() {
			t.Errorf("reported is %q", unread.Why)
		}
	})
}
