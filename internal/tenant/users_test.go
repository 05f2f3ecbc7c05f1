package tenant

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"isc-sync/internal/tenanttest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// menus is a tenant that has one list, and counts how often it is read.
type menus struct {
	answer string
	status int
	read   int
}

func (m *menus) RoundTrip(r *http.Request) (*http.Response, error) {
	status, body := m.status, m.answer
	switch {
	case strings.HasSuffix(r.URL.Path, "/oauth/token"):
		status, body = http.StatusOK, `{"access_token": "t", "token_type": "bearer", "expires_in": 600}`
	case r.URL.Path == "/v2025/menus":
		m.read++
	case r.URL.Path == "/v2025/cooks":
		status, body = http.StatusOK, `[]`
	default:
		status, body = http.StatusNotFound, `{}`
	}
	return &http.Response{
		StatusCode: status, Request: r, Body: io.NopCloser(strings.NewReader(body)),
		Header: http.Header{"Content-Type": {"application/json"}, "X-Total-Count": {"3"}},
	}, nil
}

func TestUsersOfAnObjectAreFoundByItsName(t *testing.T) {
	rows := `[
	  {"name": "Lunch", "courses": [{"recipe": "Soup"}, {"recipe": "Pie"}]},
	  {"name": "Dinner", "courses": [{"recipe": "Soup"}]},
	  {"name": "Nothing", "courses": null}
	]`
	tests := []struct {
		name   string
		tenant menus
		soup   string
		tart   string
		unread bool
	}{
		{"two use it, none the other", menus{answer: rows, status: http.StatusOK}, `the menu "Lunch" uses it; the menu "Dinner" uses it`, "", false},
		{"the list is not for the client", menus{answer: `{}`, status: http.StatusForbidden}, "", "", true},
	}
	kinds, _ := tenanttest.MadeUp(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &Reader{Client: tenanttest.ClientOf(t, &tt.tenant), Kinds: kinds, Version: registry.DefaultVersion}
			var objects []*state.Object
			for _, name := range []string{"Soup", "Tart"} {
				objects = append(objects, &state.Object{
					Kind: kinds.Find("Recipe"), Key: state.NewKey("Recipe", name), Value: map[string]any{"name": name},
				})
			}
			found, err := r.Dependents(t.Context(), objects)
			if err != nil {
				t.Fatal(err)
			}
			for key, want := range map[state.Key]string{"Recipe/Soup": tt.soup, "Recipe/Tart": tt.tart} {
				h := found[key]
				if got := textsOf(h.Refuse); got != want || (h.Unread != "") != tt.unread {
					t.Errorf("%s: %q and %q", key, got, h.Unread)
				}
			}
			if tt.tenant.read != 1 {
				t.Errorf("the list was read %d times for two objects", tt.tenant.read)
			}
		})
	}
}
