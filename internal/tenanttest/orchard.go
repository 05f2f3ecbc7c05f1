package tenanttest

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"isc-sync/internal/simulator/filter"
)

// Orchard is a tenant of made-up kinds that can only be read. It filters and
// pages as the vendor's API does, and refuses a field that it cannot filter.
type Orchard struct {
	// Rows are the objects by the path of their collection, such as /farms.
	Rows map[string][]map[string]any
	// Filters are the fields that each collection can filter, with operators.
	Filters map[string]filter.Fields

	mu  sync.Mutex
	log []string
}

// Log returns the requests for objects, sorted: path and filter.
func (o *Orchard) Log() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.Sorted(slices.Values(o.log))
}

// RoundTrip implements http.RoundTripper.
func (o *Orchard) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Path == "/oauth/token" {
		return orchardAnswer(r, 200, map[string]any{"access_token": "t", "expires_in": 700}), nil
	}
	path := strings.TrimPrefix(r.URL.Path, "/v2025")
	o.mu.Lock()
	badges := r.URL.Query().Get("with-badges")
	o.log = append(o.log, strings.TrimSpace(path+" "+r.URL.Query().Get("filters")+" "+badges))
	o.mu.Unlock()
	rows, isList := o.Rows[path]
	if !isList {
		return o.one(r, path), nil
	}
	keep, err := filter.Parse(r.URL.Query().Get("filters"), o.Filters[path])
	if err != nil {
		return orchardAnswer(r, 400, map[string]any{"detailCode": "400.1", "messages": []any{map[string]any{"text": err.Error()}}}), nil
	}
	rows = slices.DeleteFunc(slices.Clone(rows), func(row map[string]any) bool { return !keep(row) || badges != "" && !hasOne(row, badges) })
	offset, _ := strconv.Atoi(r.URL.Query().Get("offset"))
	page := rows[min(offset, len(rows)):]
	if limit, err := strconv.Atoi(r.URL.Query().Get("limit")); err == nil {
		page = page[:min(limit, len(page))]
	}
	answer := orchardAnswer(r, 200, append([]map[string]any{}, page...))
	answer.Header.Set("X-Total-Count", strconv.Itoa(len(rows)))
	return answer, nil
}

// hasOne reports whether a row has one of the badges, as the parameter of crates asks.
func hasOne(row map[string]any, badges string) bool {
	on, _ := row["badges"].([]any)
	return slices.ContainsFunc(strings.Split(badges, ","), func(id string) bool { return slices.Contains(on, any(id)) })
}

func (o *Orchard) one(r *http.Request, path string) *http.Response {
	at := strings.LastIndexByte(path, '/')
	for _, row := range o.Rows[path[:at]] {
		if row["id"] == path[at+1:] {
			return orchardAnswer(r, 200, row)
		}
	}
	return orchardAnswer(r, 404, map[string]any{"detailCode": "404"})
}

func orchardAnswer(r *http.Request, status int, v any) *http.Response {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return &http.Response{
		StatusCode: status, Status: strconv.Itoa(status), Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r,
		Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader(data)), ContentLength: int64(len(data)),
	}
}

// AnOrchard is a tenant in which made-up objects refer to each other in every form.
func AnOrchard() *Orchard {
	ref := func(kind, id, name string) map[string]any {
		return map[string]any{"type": kind, "id": id, "name": name}
	}
	fruit := func(id, farm, sort, label string) map[string]any {
		return map[string]any{"id": id, "called": label, "farm": map[string]any{"id": farm}, "sort": sort, "label": label}
	}
	byName := filter.Fields{"id": "eq in", "name": "eq in"}
	return &Orchard{
		Rows: map[string][]map[string]any{
			"/farms":     {{"id": "f1", "name": "North", "best": "jam"}, {"id": "f2", "name": "South"}},
			"/gardeners": {{"id": "g1", "nick": "ann", "name": "Ann Ode"}, {"id": "g2", "nick": "bob", "name": "Bob"}},
			"/teams":     {{"id": "t1", "name": "Pickers"}},
			"/fruits":    {fruit("fr1", "f1", "apple", "Cox/Red"), fruit("fr2", "f1", "apple", "Gala"), fruit("fr3", "f2", "pear", "Bosc")},
			"/recipes": {
				{"id": "r1", "name": "jam", "do": "boil", "with": map[string]any{"cook": "Zoe", "cookId": "z1", "farmName": "South [farm]", "farmId": "f2", "gardeners": []any{"g1", "g9", "$cook"}}},
				{"id": "r2", "name": "toast", "do": "follow", "with": map[string]any{"recipe": "jam", "then": map[string]any{"do": "eat", "with": map[string]any{"recipe": "r1"}}}},
			},
			"/baskets": {{
				"id": "b1", "name": "full", "farm": ref("FARM", "f1", "North"),
				"fruits":  []any{ref("FRUIT", "fr2", "Gala"), ref("FRUIT", "fr3", "Bosc")},
				"gifts":   []any{ref("FRUIT", "fr1", "Cox/Red"), ref("FRUIT", "fr9", "Lost")},
				"owners":  []any{ref("GARDENER", "g1", "Ann Ode"), ref("TEAM", "t1", "Pickers"), ref("TEAM", "t9", "Lost")},
				"farmIds": []any{"f2", "f1", "f9"}, "shares": map[string]any{"f1": "half", "f9": "lost"},
			}},
		},
		Filters: map[string]filter.Fields{
			"/farms": byName, "/recipes": byName, "/baskets": byName, "/teams": byName,
			"/gardeners": {"id": "eq in", "nick": "eq in"},
			"/fruits":    {"id": "eq in", "farm.id": "eq", "sort": "eq", "label": "in"},
		},
	}
}

// ThreeLevels is a tenant whose orchards have rows, which have trees.
func ThreeLevels() *Orchard {
	return &Orchard{
		Rows: map[string][]map[string]any{
			"/orchards":                           {{"id": "o1", "name": "North"}, {"id": "o2", "name": "South"}},
			"/orchards/o1/rows":                   {{"id": "r1", "name": "First"}, {"id": "r2", "name": "Second"}},
			"/orchards/o2/rows":                   {{"id": "r1", "name": "First"}},
			"/orchards/o1/rows/r1/trees":          {{"id": "t1", "name": "Cox"}, {"id": "t2", "name": "Gala"}},
			"/orchards/o1/rows/r2/trees":          {{"id": "t1", "name": "Cox"}},
			"/orchards/o2/rows/r1/trees":          {},
			"/orchards/o1/rows/r1/trees/t1/nests": {{"id": "n1"}},
			"/orchards/o1/rows/r1/trees/t2/nests": {},
			"/orchards/o1/rows/r2/trees/t1/nests": {},
		},
		Filters: map[string]filter.Fields{"/orchards": {"id": "eq in", "name": "eq in"}},
	}
}
