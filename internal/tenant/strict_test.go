package tenant_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"isc-sync/internal/rest"
)

// strictList is a list that takes what it says and answers 400 to anything else.
type strictList struct {
	rows []map[string]any
	// ops are the operators by field, most how many values a filter may have.
	ops  map[string][]string
	most int
	// blind are characters that a filter does not find.
	blind   string
	sorters []string
	// size is the largest page, 0 if there are no pages; marker names a page's place.
	size   int
	marker string
	count  bool
	// rowsAt, totalAt and nextAt are the members of the envelope, "" for a bare list.
	rowsAt, totalAt, nextAt string
	// fixed are parameters that must be there.
	fixed url.Values
	// status is what every request for the list gets, 0 for an answer.
	status int
	// one is an object that is there in the place of a list.
	one map[string]any
	// noGet: single rows cannot be read.
	noGet bool
}

// strict is a tenant of strict lists by path.
type strict struct {
	lists map[string]*strictList
	mu    sync.Mutex
	asked []string
}

func (s *strict) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasPrefix(r.URL.Path, "/oauth/") {
		return jsonAnswer(r, http.StatusOK, nil, map[string]any{"access_token": "t", "expires_in": 600})
	}
	path := strings.TrimPrefix(r.URL.Path, "/v2025")
	s.mu.Lock()
	s.asked = append(s.asked, strings.TrimSuffix(path+"?"+r.URL.RawQuery, "?"))
	s.mu.Unlock()
	if list := s.lists[path]; list != nil {
		return list.answer(r)
	}
	folder, id := path[:strings.LastIndex(path, "/")], path[strings.LastIndex(path, "/")+1:]
	if list := s.lists[folder]; list != nil && !list.noGet && r.URL.RawQuery == "" {
		for _, row := range list.rows {
			if row["id"] == id {
				return jsonAnswer(r, http.StatusOK, nil, row)
			}
		}
	}
	return jsonAnswer(r, http.StatusNotFound, nil, map[string]any{"detailCode": "404 Not found"})
}

func jsonAnswer(r *http.Request, status int, header http.Header, v any) (*http.Response, error) {
	body, err := json.Marshal(v)
	if header == nil {
		header = http.Header{}
	}
	header.Set("Content-Type", "application/json")
	return &http.Response{StatusCode: status, Header: header, Body: io.NopCloser(strings.NewReader(string(body))), Request: r}, err
}

func (l *strictList) answer(r *http.Request) (*http.Response, error) {
	refuse := func(text string, args ...any) (*http.Response, error) {
		return jsonAnswer(r, http.StatusBadRequest, nil, map[string]any{
			"detailCode": "400.1 Bad request content", "messages": []any{map[string]any{"text": fmt.Sprintf(text, args...)}},
		})
	}
	if l.status != 0 {
		return jsonAnswer(r, l.status, nil, map[string]any{"detailCode": fmt.Sprint(l.status)})
	}
	if l.one != nil {
		return jsonAnswer(r, http.StatusOK, nil, l.one)
	}
	query := r.URL.Query()
	for name, values := range l.fixed {
		if !slices.Equal(query[name], values) {
			return refuse("%s must be %v", name, values)
		}
		query.Del(name)
	}
	rows := l.rows
	for name := range query {
		value := query.Get(name)
		switch {
		case name == "filters" && l.ops != nil:
			selected, err := l.selected(value)
			if err != nil {
				return refuse("filters: %v", err)
			}
			rows = selected
		case name == "sorters" && slices.Contains(l.sorters, value):
		case name == "count" && l.count && value == "true":
		case name == "limit" && l.size > 0:
			if n, err := strconv.Atoi(value); err != nil || n > l.size {
				return refuse("limit %s is more than %d", value, l.size)
			}
		case name == l.marker && l.size > 0:
		default:
			return refuse("parameter %s=%s is not supported", name, value)
		}
	}
	return l.paged(r, query, rows)
}

func (l *strictList) paged(r *http.Request, query url.Values, rows []map[string]any) (*http.Response, error) {
	total := len(rows)
	from, _ := strconv.Atoi(query.Get(l.marker))
	if l.size > 0 {
		limit, err := strconv.Atoi(query.Get("limit"))
		if err != nil {
			limit = 10 // a default is not the maximum
		}
		from = min(from, total)
		rows = rows[from:min(from+limit, total)]
	}
	header := http.Header{}
	if query.Get("count") == "true" {
		header.Set("X-Total-Count", strconv.Itoa(total))
	}
	if rows == nil {
		rows = []map[string]any{}
	}
	if l.rowsAt == "" {
		return jsonAnswer(r, http.StatusOK, header, rows)
	}
	envelope := map[string]any{l.rowsAt: rows}
	if l.totalAt != "" {
		envelope[l.totalAt] = total
	}
	if end := from + len(rows); l.nextAt != "" && end < total {
		envelope[l.nextAt] = strconv.Itoa(end)
	}
	return jsonAnswer(r, http.StatusOK, header, envelope)
}

var (
	oneValue   = `"((?:[^"\\]|\\.)*)"`
	comparison = regexp.MustCompile(`^(\S+) (?:eq ` + oneValue + `|in \((` + oneValue + `(?:,` + oneValue + `)*)\))(?: (or|and) |$)`)
	aValue     = regexp.MustCompile(oneValue)
)

// selected are the rows that meet a filter: comparisons joined by or, or by and.
func (l *strictList) selected(filter string) ([]map[string]any, error) {
	var found []map[string]any
	values, joint := 0, ""
	for rest := filter; rest != ""; {
		m := comparison.FindStringSubmatch(rest)
		if m == nil {
			return nil, fmt.Errorf("%q is not a comparison", rest)
		}
		rest = rest[len(m[0]):]
		op, quoted := "eq", `"`+m[2]+`"`
		if m[3] != "" {
			op, quoted = "in", m[3]
		}
		if !slices.Contains(l.ops[m[1]], op) {
			return nil, fmt.Errorf("operator %q is not supported for field %q", op, m[1])
		}
		wanted := aValue.FindAllStringSubmatch(quoted, -1)
		values += len(wanted)
		matching := slices.DeleteFunc(slices.Clone(l.rows), func(row map[string]any) bool { return !l.isOneOf(row[m[1]], wanted) })
		if joint == "and" {
			found = slices.DeleteFunc(found, func(row map[string]any) bool {
				return !slices.ContainsFunc(matching, func(o map[string]any) bool { return o["id"] == row["id"] })
			})
		} else {
			found = append(found, matching...)
		}
		joint = m[len(m)-1]
	}
	if values > l.most {
		return nil, fmt.Errorf("%d values are too many", values)
	}
	return found, nil
}

func (l *strictList) isOneOf(v any, wanted [][]string) bool {
	text, _ := v.(string)
	unescape := strings.NewReplacer(`\\`, `\`, `\"`, `"`)
	return !strings.ContainsAny(text, l.blind) && slices.ContainsFunc(wanted, func(m []string) bool {
		return strings.EqualFold(unescape.Replace(m[1]), text)
	})
}

// numbered are n rows called T0001 and so on.
func numbered(n int) []map[string]any {
	rows := make([]map[string]any, n)
	for i := range rows {
		rows[i] = map[string]any{"id": fmt.Sprintf("%04d", i+1), "name": fmt.Sprintf("T%04d", i+1), "sort": "hand"}
	}
	return rows
}

func (s *strict) client(t *testing.T) *rest.Client {
	t.Helper()
	client, err := rest.New(rest.Config{BaseURL: "http://127.0.0.1", ClientID: "id", ClientSecret: "secret", Transport: s, Unlimited: true})
	if err != nil {
		t.Fatal(err)
	}
	return client
}
