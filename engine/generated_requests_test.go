package engine_test

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"isc-sync/internal/contract"
	"isc-sync/internal/simulator"
	"isc-sync/internal/tenanttest"
	"isc-sync/state/registry"
)

// A reading is the GET requests that were sent, by path and filter, with what the
// tenant answered: how many rows the list has, and how many a page had at most.
type reading struct {
	next http.RoundTripper

	mu    sync.Mutex
	lists map[string]*pages
	urls  map[string]int
}

type pages struct{ requests, total, limit int }

func reader(t *testing.T, tenant *simulator.Tenant) *reading {
	return &reading{next: contract.Wrap(t, simulator.Transport(tenant)), lists: map[string]*pages{}, urls: map[string]int{}}
}

func (r *reading) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := r.next.RoundTrip(request)
	if err == nil {
		r.note(request, response)
	}
	return response, err
}

func (r *reading) note(request *http.Request, response *http.Response) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.urls[request.Method+" "+request.URL.String()]++
	query := request.URL.Query()
	name := request.URL.Path
	if filter := query.Get("filters"); filter != "" {
		name += " " + filter
	}
	list := r.lists[name]
	if list == nil {
		list = &pages{total: -1}
		r.lists[name] = list
	}
	list.requests++
	if n, err := strconv.Atoi(query.Get("limit")); err == nil {
		list.limit = max(list.limit, n)
	}
	if n, err := strconv.Atoi(response.Header.Get("X-Total-Count")); err == nil {
		list.total = n
	}
}

// pageSizes are the rows in a page of each list (API: Paging), 250 where they are not
// here. 0 is for lists that do not page.
var pageSizes = map[string]int{"authorization": 50, "roles": 50, "connector-rules": 50, "launchers": 100, "identity-attributes": 0, "workflows": 0, "brandings": 0}

// collections are the names in a simulator file of what lists list.
var collections = map[string]string{
	"verified-from-addresses":  "fromAddresses",
	"tags":                     "tags",
	"brandings":                "brandings",
	"connector-customizers":    "customizers",
	"tagged-objects":           "taggedObjects",
	"auth-profiles":            "securitySettings",
	"connectors":               "connectors",
	"notification-preferences": "preferences",
	"trigger-subscriptions":    "subscriptions",
	"notification-templates":   "notificationTemplates",
	"parameter-storage":        "storedParameters",

	"criteria": "privilegeCriteria", "campaign-filters": "campaignFilters", "non-employee-sources": "nonEmployeeSources", "saved-searches": "savedSearches", "scheduled-searches": "scheduledSearches", "campaign-templates": "campaignTemplates",

	"access-model-metadata": "metadataAttributes", "accounts": "searchAttributes", "authorization": "userLevels", "data-segments": "dataSegments", "access-profiles": "accessProfiles", "connector-rules": "connectorRules", "entitlements": "entitlements",
	"identity-attributes": "identityAttributes", "identity-profiles": "identityProfiles", "managed-clusters": "clusters",
	"service-desk-integrations": "serviceDesks", "password-policies": "passwordPolicies", "password-sync-groups": "passwordSyncGroups", "public-identities": "identities",
	"source-subtypes": "subtypes", "form-definitions": "forms", "launchers": "launchers", "roles": "roles", "segments": "segments", "sod-policies": "sodPolicies", "source-apps": "apps", "sources": "sources",
	"transforms": "transforms", "workflows": "workflows", "workgroups": "workgroups",
}

// queries is how many queries a list needs to show all rows.
func queries(path string) int {
	if strings.Contains(path, "/data-segments") {
		return 4 // drafts and what is published, each on and off (API: DataSegment)
	}
	return 1
}

// perName is the most names or ids that one filter takes (API: Filters).
const perName = 50

// wantFew fails for requests beyond what the sizes of the tenant ask for: a list has
// its pages, or is asked for names in batches, and what is below an object is read
// once for each. A new list needs a row in collections.
func (r *reading) wantFew(t *testing.T, of string, content map[string]any) {
	t.Helper()
	for _, waste := range r.wasteful() {
		t.Errorf("%s: %s", of, waste)
	}
	all := 0
	defer func() { t.Logf("%s: %d requests", of, all) }()
	uncounted := r.uncounted()
	for path, n := range r.templates() {
		all += n
		if path == "/oauth/token" {
			continue
		}
		first, _, filtered := strings.Cut(strings.Split(path, "/")[1], "?")
		rows, _ := content[collections[first]].([]any)
		_, known := collections[first]
		most, page := len(rows), 250
		if size, special := pageSizes[first]; special {
			page = size
		}
		switch below := strings.Contains(path, "{id}"); {
		case isSettingPath(t, path):
			most = 1
		case !known:
			t.Errorf("%s: the sizes say nothing of %s", of, path)
		case below:
		case strings.HasPrefix(path, "/criteria/privilege?"):
			most = len(content["sources"].([]any)) // its filter names one source (API: PrivilegeCriteria)
		case strings.HasSuffix(path, "/entitlements?source.id"):
			most = 2 * byParts(rows) // those that are declared, and those that are only referred to
		case filtered:
			most = pagesOf(len(rows), perName)
		default:
			most = pagesOf(len(rows), page)
		}
		if uncounted[path] && page > 0 && len(rows) > 0 && len(rows)%page == 0 {
			most++ // only an empty page shows the end
		}
		if most *= queries(path); n > most {
			t.Errorf("%s: %d requests for %s, want at most %d", of, n, path, most)
		}
	}
}

// isSettingPath reports whether the tenant has at most one object there.
func isSettingPath(t *testing.T, path string) bool {
	return slices.ContainsFunc(tenanttest.Kinds(t).All(), func(k *registry.Kind) bool {
		return k.IsSetting() && path == k.API.Read.Path ||
			k.IsEnumerated() && strings.HasPrefix(path, strings.TrimSuffix(k.API.List.Path, "{id}"))
	})
}

// byParts is how many requests find entitlements by source, attribute and value: in one
// of them there are 50 sources, an attribute, and 20 values (API: Entitlement).
func byParts(rows []any) (requests int) {
	values, sources := map[any]map[any]bool{}, map[any]bool{}
	for _, r := range rows {
		row := r.(map[string]any)
		if values[row["attribute"]] == nil {
			values[row["attribute"]] = map[any]bool{}
		}
		values[row["attribute"]][row["value"]] = true
		sources[row["source"].(map[string]any)["id"]] = true
	}
	for _, of := range values {
		requests += pagesOf(len(sources), 50) * pagesOf(len(of), 20)
	}
	return requests
}

func pagesOf(rows, page int) int {
	if page == 0 {
		return 1
	}
	return max(1, (rows+page-1)/page)
}

// templates counts the requests by path without the version, with {id} for each id.
func (r *reading) templates() map[string]int {
	counts := map[string]int{}
	for name, list := range r.lists {
		counts[template(name)] += list.requests
	}
	return counts
}

var id = regexp.MustCompile(`/[0-9a-f]{32}|/e[0-9]{31}|/attributes/[^/]+`)

// uncounted are the paths of the lists that do not say how many rows they have.
func (r *reading) uncounted() map[string]bool {
	paths := map[string]bool{}
	for name, list := range r.lists {
		paths[template(name)] = list.total < 0
	}
	return paths
}

var apiVersion = regexp.MustCompile(`/(beta|v[0-9]+)\b`)

func template(name string) string {
	path, filter, filtered := strings.Cut(name, " ")
	path = apiVersion.ReplaceAllString(path, "")
	path = id.ReplaceAllString(path, "/{id}")
	if filtered {
		field, _, _ := strings.Cut(filter, " ")
		return path + "?" + field
	}
	return path
}

// wasteful are the requests that a reading could have done without: one that was
// sent twice, and pages beyond those that the rows need.
func (r *reading) wasteful() []string {
	var out []string
	for _, u := range slices.Sorted(maps.Keys(r.urls)) {
		if r.urls[u] > 1 && !strings.Contains(u, "/oauth/token") {
			out = append(out, fmt.Sprintf("%s was sent %d times", u, r.urls[u]))
		}
	}
	for name, list := range r.lists {
		// A list that does not count its rows is judged by the sizes of the tenant.
		if least := list.least() * queries(name); list.total >= 0 && list.requests > least {
			out = append(out, fmt.Sprintf("%s took %d requests, %d are enough for %d rows", name, list.requests, least, list.total))
		}
	}
	return out
}

// least is how many requests the rows of a list need.
func (p *pages) least() int {
	switch {
	case p.limit == 0 || p.total == 0:
		return 1
	case p.total < 0:
		return p.requests // the sizes of the tenant bound them
	}
	return (p.total + p.limit - 1) / p.limit
}
