package tenant_test

import (
	"maps"
	"testing"
	"testing/synctest"

	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Objects that may lack a name do not make a list doubtful. They are counted, and
// others are found beside them.
func TestObjectsThatLackTheirNameAreCounted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		kinds, _ := tenanttest.MadeUp(t)
		bell := kinds.Find("Bell")
		server := &tenanttest.Orchard{Rows: map[string][]map[string]any{"/bells": {
			{"id": "b1", "name": nil}, {"id": "b2", "name": "Big"}, {"id": "b3"},
		}}}
		reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
		s, err := reader.Everything(t.Context(), []*registry.Kind{bell}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if s.Live.Find("Bell/Big") == nil || len(s.Live.All()) != 1 || s.Live.Unread("Bell", "").Happened() {
			t.Errorf("read %v, %+v", s.Live.Keys(), s.Live.Unread("Bell", ""))
		}
		if got := s.Live.Nameless(); !maps.Equal(got, map[string]int{"Bell": 2}) {
			t.Errorf("without a name are %v", got)
		}
		docs := state.Documents{{Key: "Bell/Little", Kind: bell, Identity: []string{"Little"}}}
		if s, err = reader.Declared(t.Context(), docs); err != nil || s.Live.Unread("Bell", "").Happened() {
			t.Errorf("declared ones: %v", err)
		}
		if others, err := reader.Others(t.Context(), s, docs, false); err != nil || len(others) != 1 || others[0].Count != 1 {
			t.Errorf("documents can declare one more; got %+v, %v", others, err)
		}
	})
}
