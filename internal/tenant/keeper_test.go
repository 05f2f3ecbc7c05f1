package tenant_test

import (
	"slices"
	"testing"
	"testing/synctest"

	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// What another object has is read from it: once, only where documents write it, and
// not at all if that object is read anyway.
func TestWhatAnotherObjectKeepsIsReadFromIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		kinds, _ := tenanttest.MadeUp(t)
		stall := kinds.Find("Stall")
		both := map[string]any{"area": nil, "rank": nil}
		for name, test := range map[string]struct {
			spec map[string]any
			all  []*registry.Kind
			want []string
		}{
			"written":             {spec: both, want: []string{"/farms/f1", "/stalls"}},
			"not written":         {spec: map[string]any{"sign": "x"}, want: []string{"/stalls"}},
			"exported alone":      {all: []*registry.Kind{stall}, want: []string{"/farms/f1", "/stalls"}},
			"exported with farms": {all: []*registry.Kind{stall, kinds.Find("Farm")}, want: []string{"/farms", "/stalls"}},
		} {
			server := &tenanttest.Orchard{Rows: map[string][]map[string]any{
				"/stalls": {{"id": "s1", "name": "A", "farmId": "f1"}},
				"/farms":  {{"id": "f1", "name": "F", "area": 3, "rank": 7}},
			}}
			reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
			var s *tenant.Snapshot
			var err error
			if test.all != nil {
				s, err = reader.Everything(t.Context(), test.all, nil)
			} else {
				s, err = reader.Declared(t.Context(), state.Documents{{Key: "Stall/A", Kind: stall, Identity: []string{"A"}, Spec: test.spec}})
			}
			if err != nil {
				t.Fatal(name, err)
			}
			if got := server.Log(); !slices.Equal(got, test.want) {
				t.Errorf("%s: asked for %q, want %q", name, got, test.want)
			}
			value := s.Live.Find("Stall/A").Value
			if _, read := value["area"]; read != (name != "not written") {
				t.Errorf("%s: read %v", name, value)
			}
		}
	})
}
