package tenant_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
)

// cupboard is a tenant with three badges, some of which are used in each way that
// the made-up kinds have.
func cupboard() *strict {
	badge := func(id string) map[string]any { return map[string]any{"type": "BADGE", "id": id} }
	list := func(rows ...map[string]any) *strictList {
		return &strictList{rows: rows, size: 50, marker: "offset", count: true}
	}
	ribbons := list(
		map[string]any{"id": "r1", "name": "red", "badge": badge("b1"), "badge.id": "b1"},
		map[string]any{"id": "r2", "name": "blue", "badge": badge("b9"), "badge.id": "b9"},
	)
	ribbons.ops, ribbons.most = map[string][]string{"badge.id": {"in"}}, 50
	return &strict{lists: map[string]*strictList{
		"/badges":           {rows: []map[string]any{{"id": "b1", "name": "Gold"}, {"id": "b2", "name": "Tin"}}, size: 250, marker: "offset", count: true, ops: map[string][]string{"name": {"eq"}}, most: 1},
		"/ribbons":          ribbons,
		"/cases":            list(map[string]any{"id": "c1", "name": "Oak"}, map[string]any{"id": "c2", "name": "Elm"}),
		"/cases/c1/badges":  list(map[string]any{"id": "b2"}),
		"/cases/c2/badges":  list(),
		"/cases/c1/drawers": list(),
		"/cases/c2/drawers": list(map[string]any{"id": "d1", "name": "top", "badge": badge("b1")}),
	}}
}

// searched reads what refers to the badges, and returns the requests that took.
func (s *strict) searched(t *testing.T, declared ...string) (tenant.Referrers, []string) {
	t.Helper()
	kinds, _ := tenanttest.MadeUp(t)
	r := &tenant.Reader{Client: s.client(t), Kinds: kinds, Version: "v2025"}
	var docs state.Documents
	for _, key := range append(declared, "Badge/Gold", "Badge/Tin") {
		k := state.Key(key)
		docs = append(docs, &state.Document{Key: k, Kind: kinds.Find(k.Kind()), Identity: k.Parts(), Absent: k.Kind() == "Badge"})
	}
	snapshot, err := r.Declared(t.Context(), docs)
	if err != nil {
		t.Fatal(err)
	}
	before := len(s.asked)
	found, err := r.Referrers(t.Context(), snapshot.Live, []*state.Object{snapshot.Live.Find("Badge/Gold"), snapshot.Live.Find("Badge/Tin")})
	if err != nil {
		t.Fatal(err)
	}
	asked := slices.Clone(s.asked[before:])
	slices.Sort(asked)
	return found, asked
}

func keysOf(objects []*state.Object) (keys []string) {
	for _, o := range objects {
		keys = append(keys, string(o.Key))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func TestReferrersAreReadByListsAndNoObjectByItself(t *testing.T) {
	s := cupboard()
	found, asked := s.searched(t)
	want := []string{
		"/cases/c1/badges?count=true&limit=50&offset=0", "/cases/c1/drawers?count=true&limit=50&offset=0",
		"/cases/c2/badges?count=true&limit=50&offset=0", "/cases/c2/drawers?count=true&limit=50&offset=0",
		"/cases?count=true&limit=50&offset=0", `/ribbons?count=true&filters=badge.id%20in%20%28%22b1%22%2C%22b2%22%29&limit=50&offset=0`,
	}
	if !slices.Equal(asked, want) {
		t.Errorf("asked\n%s\nwant\n%s", strings.Join(asked, "\n"), strings.Join(want, "\n"))
	}
	if keys := keysOf(found.Objects); !slices.Equal(keys, []string{"Case/Elm", "Case/Oak", "Drawer/Elm/top", "Ribbon/red"}) {
		t.Errorf("found %q", keys)
	}
	if len(found.Unread) > 0 {
		t.Errorf("unread: %v", found.Unread)
	}
}

func TestReferrersThatWereReadAreNotReadAgain(t *testing.T) {
	s := cupboard()
	found, asked := s.searched(t, "Case/Elm", "Drawer/Elm/top")
	drawers := slices.DeleteFunc(asked, func(request string) bool { return !strings.Contains(request, "/drawers") })
	if len(drawers) != 1 || !strings.HasPrefix(drawers[0], "/cases/c1/") || slices.Contains(keysOf(found.Objects), "Drawer/Elm/top") {
		t.Errorf("asked %q, found %q", drawers, keysOf(found.Objects))
	}
}

func TestReferrersThatAreNotShownAreNamed(t *testing.T) {
	s := cupboard()
	s.lists["/ribbons"].status = http.StatusForbidden
	s.lists["/cases/c2/drawers"].status = http.StatusForbidden
	s.lists["/cases/c1/badges"].status = http.StatusForbidden
	found, _ := s.searched(t)
	for _, kind := range []string{"Ribbon", "Drawer", "Case"} {
		if found.Unread[kind] == "" {
			t.Errorf("it is not said that those of %s are not known: %v", kind, found.Unread)
		}
	}
}

func TestVeryManyListsAreNotSearched(t *testing.T) {
	s := cupboard()
	for i := range 100 {
		s.lists["/cases"].rows = append(s.lists["/cases"].rows, map[string]any{"id": fmt.Sprint("x", i), "name": fmt.Sprint("x", i)})
	}
	found, asked := s.searched(t)
	if len(found.Unread) != 2 || len(asked) != 4 {
		t.Errorf("%d requests, unread %v", len(asked), found.Unread)
	}
}
