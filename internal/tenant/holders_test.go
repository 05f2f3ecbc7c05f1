package tenant_test

import (
	"fmt"
	"net/http"
	"net/url"
	"testing"

	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
)

// cooks is a tenant in which some cooks know a recipe.
func cooks(n int) *strict {
	s := &strict{lists: map[string]*strictList{"/menus": {size: 50, marker: "offset", count: true}}}
	list := &strictList{size: 250, marker: "offset", count: true, sorters: []string{"name"}, fixed: url.Values{"knows": {"r1"}}}
	for i := range n {
		list.rows = append(list.rows, map[string]any{"id": fmt.Sprint("c", i), "name": fmt.Sprint("Cook ", i)})
	}
	s.lists["/cooks"] = list
	return s
}

// TestWhatLosesADeletedObjectIsNamed names some of those that have an object, with one
// request for each list.
func TestWhatLosesADeletedObjectIsNamed(t *testing.T) {
	for n, want := range map[int]string{
		0: "[]",
		1: `[1 cook loses it: "Cook 0"]`,
		2: `[2 cooks lose it: "Cook 0", "Cook 1"]`,
		7: `[7 cooks lose it: "Cook 0", "Cook 1", "Cook 2", "Cook 3", "Cook 4", and 2 more]`,
	} {
		kinds, _ := tenanttest.MadeUp(t)
		server := cooks(n)
		r := &tenant.Reader{Client: server.client(t), Kinds: kinds, Version: "v2025"}
		soup := &state.Object{Kind: kinds.Find("Recipe"), Key: "Recipe/Soup", ID: "r1", Value: map[string]any{"id": "r1", "name": "Soup"}}
		found, err := r.Dependents(t.Context(), []*state.Object{soup})
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(found["Recipe/Soup"].Warn); got != want || found["Recipe/Soup"].Unread != "" {
			t.Errorf("of %d cooks: %s, want %s; not read: %q", n, got, want, found["Recipe/Soup"].Unread)
		}
		if len(server.asked) != 2 {
			t.Errorf("of %d cooks: asked %q, want one request for menus and one for cooks", n, server.asked)
		}
	}
	t.Run("that are not shown", func(t *testing.T) {
		kinds, _ := tenanttest.MadeUp(t)
		server := cooks(3)
		server.lists["/cooks"].status = http.StatusForbidden
		r := &tenant.Reader{Client: server.client(t), Kinds: kinds, Version: "v2025"}
		soup := &state.Object{Kind: kinds.Find("Recipe"), Key: "Recipe/Soup", ID: "r1", Value: map[string]any{"id": "r1", "name": "Soup"}}
		found, err := r.Dependents(t.Context(), []*state.Object{soup})
		if err != nil || found["Recipe/Soup"].Unread == "" {
			t.Errorf("it is not said that the cooks are not known: %+v, %v", found, err)
		}
	})
}
