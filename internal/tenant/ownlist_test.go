package tenant_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// guilds is a tenant of two guilds; g1 has three members in pages of two.
func guilds() *strict {
	member := func(id string) map[string]any {
		return map[string]any{"type": "MILLER", "id": id, "name": "M" + id, "email": "x"}
	}
	return &strict{lists: map[string]*strictList{
		"/guilds":            {rows: []map[string]any{{"id": "g1", "name": "A"}, {"id": "g2", "name": "B"}}, size: 50, marker: "offset", count: true},
		"/guilds/g1/members": {rows: []map[string]any{member("1"), member("2"), member("3")}, size: 2, marker: "offset", count: true},
		"/guilds/g2/members": {size: 2, marker: "offset", count: true},
		"/guilds/g1/tools":   {size: 50, marker: "offset", count: true},
		"/guilds/g2/tools":   {size: 50, marker: "offset", count: true},
		"/millers":           {size: 50, marker: "offset", count: true},
	}}
}

func guildReader(t *testing.T, s *strict) *tenant.Reader {
	t.Helper()
	kinds, _ := tenanttest.MadeUp(t)
	return &tenant.Reader{Client: s.client(t), Kinds: kinds, Version: "v2025"}
}

// askedBeside counts the requests for lists beside objects.
func (s *strict) askedBeside() (n int) {
	for _, request := range s.asked {
		if strings.Contains(request, "/members") || strings.Contains(request, "/tools") {
			n++
		}
	}
	return n
}

func (s *strict) guildDocs(r *tenant.Reader, spec map[string]any) state.Documents {
	return state.Documents{{Key: "Guild/A", Kind: r.Kinds.Find("Guild"), Identity: []string{"A"}, Spec: spec}}
}

func TestAListBesideAnObjectIsReadWhereItIsWritten(t *testing.T) {
	for _, c := range []struct {
		spec     map[string]any
		requests int
		members  int
	}{
		{map[string]any{"motto": "rest"}, 0, -1},
		{map[string]any{"members": []any{}}, 2, 3},
	} {
		s := guilds()
		r := guildReader(t, s)
		snapshot, err := r.Declared(t.Context(), s.guildDocs(r, c.spec))
		if err != nil {
			t.Fatal(err)
		}
		list, read := snapshot.Live.Find("Guild/A").Value["members"].([]any)
		if n := s.askedBeside(); n != c.requests || read != (c.members >= 0) || read && len(list) != c.members {
			t.Errorf("%v: %d requests %q, members %v", c.spec, n, s.asked, list)
		}
		for _, e := range list {
			if _, more := e.(map[string]any)["email"]; more {
				t.Errorf("the reference %v has more than a reference", e)
			}
		}
	}
}

func TestAListBesideAnObjectThatIsRefusedLeavesItHalfRead(t *testing.T) {
	s := guilds()
	s.lists["/guilds/g1/members"].status = http.StatusForbidden
	r := guildReader(t, s)
	snapshot, err := r.Declared(t.Context(), s.guildDocs(r, map[string]any{"members": []any{}}))
	if err != nil {
		t.Fatal(err)
	}
	if o := snapshot.Live.Find("Guild/A"); !o.PartlyRead() {
		t.Errorf("the object says that it was read: %+v", o)
	}
}

func TestAnExportReadsTheListsBesideAllObjects(t *testing.T) {
	s := guilds()
	r := guildReader(t, s)
	snapshot, err := r.Everything(t.Context(), []*registry.Kind{r.Kinds.Find("Guild")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := s.askedBeside(); n != 5 {
		t.Errorf("%d requests %q, want 2 and 1 for members and 2 for tools", n, s.asked)
	}
	list, _ := snapshot.Live.Find("Guild/A").Value["members"].([]any)
	if !slices.ContainsFunc(list, func(e any) bool { return e.(map[string]any)["id"] == "3" }) {
		t.Errorf("members %v", list)
	}
}
