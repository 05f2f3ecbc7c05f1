package tenant_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// person is a row of /public-identities and of /identities.
type person struct {
	ID    string `json:"id"`
	Alias string `json:"alias"`
	Email string `json:"email"`
	Name  string `json:"name"`
}

// register answers look-ups of people, and nothing else. It compares without
// regard to letter case, as the API does.
type register struct {
	people []person
	// single: a filter may name one value only.
	single bool
	mu     sync.Mutex
	asked  []string
}

var (
	filterField = regexp.MustCompile(`(\w+) (?:eq|in) `)
	filterValue = regexp.MustCompile(`"([^"]*)"`)
)

func (g *register) RoundTrip(r *http.Request) (*http.Response, error) {
	answer := func(status int, v any) (*http.Response, error) {
		body, err := json.Marshal(v)
		return &http.Response{
			StatusCode: status, Header: http.Header{"Content-Type": {"application/json"}},
			Body: io.NopCloser(strings.NewReader(string(body))), Request: r,
		}, err
	}
	if strings.HasPrefix(r.URL.Path, "/oauth/") {
		return answer(http.StatusOK, map[string]any{"access_token": "t", "expires_in": 600})
	}
	filter := r.URL.Query().Get("filters")
	g.mu.Lock()
	g.asked = append(g.asked, strings.TrimPrefix(r.URL.Path, "/v2025/")+"? "+filter)
	g.mu.Unlock()
	values := filterValue.FindAllStringSubmatch(filter, -1)
	if g.single && len(values) > 1 && strings.Contains(filter, " eq ") {
		return answer(http.StatusBadRequest, map[string]any{"detailCode": "400.1 Bad request content"})
	}
	return answer(http.StatusOK, g.having(filter, values))
}

func (g *register) having(filter string, values [][]string) []person {
	rows := []person{}
	for _, p := range g.people {
		field := map[string]string{"id": p.ID, "alias": p.Alias, "email": p.Email, "name": p.Name}
		match := filterField.FindStringSubmatch(filter)
		if match == nil || slices.ContainsFunc(values, func(v []string) bool { return strings.EqualFold(v[1], field[match[1]]) }) {
			rows = append(rows, p)
		}
	}
	return rows
}

func TestPeopleAreLookedUpInTheWayThatCostsLeast(t *testing.T) {
	amy := person{"1", "amy.lee", "amy@acme.example", "Amy Lee"}
	twin := person{"2", "amy.lee2", "amy2@acme.example", "Amy Lee"}
	upper := person{"3", "AMY.LEE", "", "Amy Upper"}
	tests := []struct {
		name   string
		people []person
		single bool
		owners []string
		asked  []string
		found  map[string][]string // ids by the declared name
	}{
		{
			"by alias, all at once", []person{amy, twin}, false, []string{"amy.lee", "amy.lee2", "amy.lee"},
			[]string{`public-identities? alias eq "amy.lee" or alias eq "amy.lee2"`},
			map[string][]string{"amy.lee": {"1"}, "amy.lee2": {"2"}},
		},
		{
			"one by one where the tenant takes no more", []person{amy, twin}, true, []string{"amy.lee", "amy.lee2"},
			[]string{`public-identities? alias eq "amy.lee" or alias eq "amy.lee2"`, `public-identities? alias eq "amy.lee"`, `public-identities? alias eq "amy.lee2"`},
			map[string][]string{"amy.lee": {"1"}, "amy.lee2": {"2"}},
		},
		{
			"in the exact letter case", []person{amy, upper}, false, []string{"amy.lee"},
			[]string{`public-identities? alias eq "amy.lee"`},
			map[string][]string{"amy.lee": {"1"}, "AMY.LEE": nil},
		},
		{
			"by e-mail what has an @", []person{amy}, false, []string{"amy@acme.example"},
			[]string{`public-identities? alias eq "amy@acme.example"`, `public-identities? email eq "amy@acme.example"`},
			map[string][]string{"amy@acme.example": {"1"}},
		},
		{
			"by display name at last, and all that have it", []person{amy, twin}, false, []string{"Amy Lee"},
			[]string{`public-identities? alias eq "Amy Lee"`, `identities? name eq "Amy Lee"`},
			map[string][]string{"Amy Lee": {"1", "2"}},
		},
		{
			"what may have been meant, where nobody has the name", []person{amy}, false, []string{"amy.le"},
			[]string{`public-identities? alias eq "amy.le"`, `identities? name eq "amy.le"`, `public-identities? `},
			map[string][]string{"amy.le": nil, "amy.lee": {"1"}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := &register{people: tt.people, single: tt.single}
			snapshot := lookedUp(t, g, tt.owners)
			if asked := g.aboutPeople(); !slices.Equal(asked, tt.asked) {
				t.Errorf("asked\n%s\nwant\n%s", strings.Join(asked, "\n"), strings.Join(tt.asked, "\n"))
			}
			for name, want := range tt.found {
				var ids []string
				for _, e := range snapshot.Directory.ByName("Identity", name) {
					ids = append(ids, e.ID)
				}
				if !slices.Equal(ids, want) {
					t.Errorf("%q is %v, want %v", name, ids, want)
				}
			}
		})
	}
}

// aboutPeople leaves out the list of sources.
func (g *register) aboutPeople() []string {
	return slices.DeleteFunc(g.asked, func(s string) bool { return strings.HasPrefix(s, "sources?") })
}

// lookedUp reads a tenant without sources for new sources with these owners.
func lookedUp(t *testing.T, g *register, owners []string) *tenant.Snapshot {
	t.Helper()
	kinds := tenanttest.Kinds(t)
	client, err := rest.New(rest.Config{BaseURL: "http://127.0.0.1", ClientID: "id", ClientSecret: "secret", Transport: g, Rate: 1000})
	if err != nil {
		t.Fatal(err)
	}
	var docs state.Documents
	for i, owner := range owners {
		name := fmt.Sprintf("S%d", i)
		docs = append(docs, &state.Document{
			Key: state.NewKey("Source", name), Kind: kinds.Find("Source"), Identity: []string{name}, Spec: map[string]any{"owner": owner},
		})
	}
	docs.Sort()
	reader := &tenant.Reader{Client: client, Kinds: kinds, Version: registry.DefaultVersion}
	snapshot, err := reader.Declared(t.Context(), docs)
	if err != nil {
		t.Fatal(err)
	}
	return snapshot
}
