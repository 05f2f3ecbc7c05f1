package support_test

import (
	"slices"
	"testing"

	"isc-sync/internal/operate/support"
)

func TestWalk(t *testing.T) {
	rows := []support.Row{
		{Method: "GET", Path: "/sources/{id}/schemas/{schemaId}", Versions: []string{"beta", "v3"}},
		{Method: "GET", Path: "/sources/{id}/schemas/accounts", Versions: []string{"v3"}},
	}
	calls := []support.Operation{
		{Version: "beta", Method: "GET", Path: "/sources/1/schemas/2"},
		{Version: "v3", Method: "GET", Path: "/sources/1/schemas/2"},
		{Version: "v3", Method: "GET", Path: "/sources/1/schemas/accounts"},
	}
	vendor := []support.Operation{
		{Version: "beta", Method: "GET", Path: "/sources/{sourceId}/schemas/{schemaId}"},
		{Version: "v3", Method: "GET", Path: "/sources/{sourceId}/schemas/{schemaId}"},
		{Version: "v3", Method: "GET", Path: "/sources/{sourceId}/schemas/accounts"},
		{Version: "v3", Method: "POST", Path: "/sources/{sourceId}/datasets/{id}/aggregate"},
	}
	exclusions := []support.Exclusion{{Path: "/sources/{id}/datasets/**"}}
	good := support.Walk{Rows: rows, Exclusions: exclusions, Calls: calls, Vendor: vendor}
	tests := []struct {
		name   string
		change func(*support.Walk)
		want   []string
	}{
		{"a whole walk has no problem", func(*support.Walk) {}, nil},
		{
			"a row that nothing called",
			func(w *support.Walk) { w.Calls = calls[1:] },
			[]string{"GET /sources/{id}/schemas/{schemaId} in beta is in the table, and nothing called it"},
		},
		{
			"a literal path is not the call of a variable one",
			func(w *support.Walk) { w.Calls = []support.Operation{calls[0], calls[2]} },
			[]string{"GET /sources/{id}/schemas/{schemaId} in v3 is in the table, and nothing called it"},
		},
		{
			"a call that the table does not have",
			func(w *support.Walk) { w.Calls = append(slices.Clone(calls), vendor[3]) },
			[]string{"POST /sources/{sourceId}/datasets/{id}/aggregate in v3 was called, and is not in the table"},
		},
		{
			"a call in a version that the table does not have",
			func(w *support.Walk) {
				w.Rows, w.Vendor = []support.Row{rows[0]}, nil
				w.Rows[0].Versions = []string{"v3"}
			},
			[]string{"GET /sources/1/schemas/2 in beta was called, and is not in the table"},
		},
		{
			"an operation that nobody accounts for",
			func(w *support.Walk) { w.Exclusions = nil },
			[]string{"POST /sources/{sourceId}/datasets/{id}/aggregate in v3 is neither in the table nor left out"},
		},
		{
			"an exclusion of nothing",
			func(w *support.Walk) {
				w.Exclusions = append(slices.Clone(exclusions), support.Exclusion{Path: "/sources/{id}/apps"})
			},
			[]string{"/sources/{id}/apps is left out, and there is nothing like it to leave out"},
		},
		{
			"without the vendor's description the rest is walked",
			func(w *support.Walk) { w.Vendor, w.Calls = nil, calls[1:] },
			[]string{"GET /sources/{id}/schemas/{schemaId} in beta is in the table, and nothing called it"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			walk := good
			tt.change(&walk)
			if got := walk.Problems(); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCalled(t *testing.T) {
	tests := []struct {
		path, version, want string
	}{
		{"/v3/sources", "v3", "/sources"},
		{"/beta/sources/1/schemas", "beta", "/sources/1/schemas"},
		{"/sources/v1/1", "v1", "/sources/1"},
		{"/sources/v1", "v1", "/sources"},
		{"/v3/sources-of-it", "", ""},
		{"/v2025/accounts", "", ""},
		{"/sources/v2/1/provisioning-policies", "", ""},
	}
	for _, tt := range tests {
		got, ok := support.SurfaceOf(kinds(t)).Called("GET", tt.path)
		if ok != (tt.version != "") || got.Version != tt.version || got.Path != tt.want {
			t.Errorf("%s is %v, %v", tt.path, got, ok)
		}
	}
}

func TestCovers(t *testing.T) {
	one := support.Exclusion{Methods: []string{"PATCH"}, Versions: []string{"v2024"}, Path: "/sources/{id}/password-policies"}
	all := support.Exclusion{Path: "/sources/{id}/datasets/**"}
	tests := []struct {
		e    support.Exclusion
		o    support.Operation
		want bool
	}{
		{one, support.Operation{Version: "v2024", Method: "PATCH", Path: "/sources/{sourceId}/password-policies"}, true},
		{one, support.Operation{Version: "v2024", Method: "GET", Path: "/sources/{sourceId}/password-policies"}, false},
		{one, support.Operation{Version: "v2025", Method: "PATCH", Path: "/sources/{sourceId}/password-policies"}, false},
		{one, support.Operation{Version: "v2024", Method: "PATCH", Path: "/sources/{sourceId}/password-policies/{id}"}, false},
		{all, support.Operation{Version: "v3", Method: "GET", Path: "/sources/{sourceId}/datasets"}, true},
		{all, support.Operation{Version: "v3", Method: "POST", Path: "/sources/{sourceId}/datasets/{id}/aggregate"}, true},
		{all, support.Operation{Version: "v3", Method: "POST", Path: "/sources/{sourceId}/datasets-too"}, false},
		{all, support.Operation{Version: "v3", Method: "GET", Path: "/sources"}, false},
	}
	for _, tt := range tests {
		if got := tt.e.Covers(tt.o); got != tt.want {
			t.Errorf("%s covers %s: %v", tt.e.Path, tt.o, got)
		}
	}
}
