package paging

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"isc-sync/internal/rest"
)

// shelf serves a list of ids whose content may move between two pages.
type shelf struct {
	mu      sync.Mutex
	ids     []string
	uncount bool                         // no X-Total-Count
	extra   int                          // counted, though the caller may not see them
	cap     int                          // more rows are never given; 0: none
	deaf    bool                         // offset is ignored
	after   func(s *shelf, answered int) // called after each answer
	queries []string
}

func (s *shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	q := r.URL.Query()
	s.queries = append(s.queries, r.URL.RawQuery)
	offset, _ := strconv.Atoi(q.Get("offset"))
	limit, err := strconv.Atoi(q.Get("limit"))
	if err != nil {
		limit = len(s.ids)
	}
	if s.cap > 0 {
		limit = min(limit, s.cap)
	}
	if s.deaf {
		offset = 0
	}
	from := min(offset, len(s.ids))
	rows := []map[string]any{}
	for _, id := range s.ids[from:min(from+limit, len(s.ids))] {
		rows = append(rows, map[string]any{"id": id})
	}
	if q.Get("count") == "true" && !s.uncount {
		w.Header().Set("X-Total-Count", strconv.Itoa(len(s.ids)+s.extra))
	}
	_ = json.NewEncoder(w).Encode(rows)
	if s.after != nil {
		s.after(s, len(s.queries))
	}
}

func numbered(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("id%04d", i)
	}
	return all
}

// once returns a change that happens after the n-th answer.
func once(n int, change func(ids []string) []string) func(*shelf, int) {
	return func(s *shelf, answered int) {
		if answered == n {
			s.ids = change(s.ids)
		}
	}
}

func TestListReadsEveryRowWithTheFewestRequests(t *testing.T) {
	first := func(gone []string) []string { return gone[1:] }
	for _, test := range []struct {
		name     string
		shelf    *shelf
		size     int
		rows     int
		requests int
	}{
		{"nothing", &shelf{}, 250, 0, 1},
		{"one short page", &shelf{ids: numbered(249)}, 250, 249, 1},
		{"one full page", &shelf{ids: numbered(250)}, 250, 250, 1},
		{"two pages", &shelf{ids: numbered(251)}, 250, 251, 2},
		{"four full pages", &shelf{ids: numbered(1000)}, 250, 1000, 4},
		{"many pages", &shelf{ids: numbered(597)}, 10, 597, 60},
		{"pages of one", &shelf{ids: numbered(3)}, 1, 3, 3},
		{"not paged", &shelf{ids: numbered(700)}, 0, 700, 1},
		{"no count, last page short", &shelf{ids: numbered(25), uncount: true}, 10, 25, 3},
		{"no count, last page full", &shelf{ids: numbered(20), uncount: true}, 10, 20, 3},
		{"no count, nothing", &shelf{uncount: true}, 10, 0, 1},
		{"fewer rows a page than asked", &shelf{ids: numbered(120), cap: 50}, 250, 120, 3},
		{"a row is counted that is not shown, one page", &shelf{ids: numbered(7), extra: 1}, 10, 7, 2},
		{"a row is counted that is not shown, two pages", &shelf{ids: numbered(15), extra: 1}, 10, 15, 6},
		{"a row goes before it is read", &shelf{ids: numbered(30), after: once(1, func(ids []string) []string { return ids[:29] })}, 10, 29, 6},
		{"a row goes that was read, so another slips", &shelf{ids: numbered(30), after: once(1, first)}, 10, 29, 6},
		{"a row goes, no count", &shelf{ids: numbered(21), uncount: true, after: once(2, first)}, 10, 20, 3},
		{"a row comes in front", &shelf{ids: numbered(30), after: once(1, func(ids []string) []string { return append([]string{"new"}, ids...) })}, 10, 31, 7},
		{"rows come at the end", &shelf{ids: numbered(25), after: once(1, func(ids []string) []string { return append(ids, "new1", "new2", "new3", "new4", "new5", "new6") })}, 10, 31, 8},
		{"all rows go", &shelf{ids: numbered(30), after: once(1, func([]string) []string { return nil })}, 10, 0, 4},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := wire(t, test.shelf.ServeHTTP)
			rows, err := list("/v2025/sources", test.size).Read(t.Context(), c)
			if err != nil {
				t.Fatal(err)
			}
			got := ids(rows)
			if len(got) != test.rows || len(slices.Compact(got)) != test.rows {
				t.Errorf("%d rows, %d of them different, want %d", len(rows), len(slices.Compact(got)), test.rows)
			}
			if c.Requests() != test.requests {
				t.Errorf("%d requests, want %d: %q", c.Requests(), test.requests, test.shelf.queries)
			}
		})
	}
}

func TestListKeepsTheOrderAndTheQuery(t *testing.T) {
	s := &shelf{ids: numbered(95)}
	c := wire(t, s.ServeHTTP)
	r := list("/v2025/sources", 10)
	r.Request.Query = map[string][]string{"sorters": {"name"}}
	rows, err := r.Read(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if id, _ := row.id(); id != s.ids[i] {
			t.Fatalf("row %d is %s, want %s", i, id, s.ids[i])
		}
	}
	if len(r.Request.Query) != 1 {
		t.Errorf("the caller's query became %v", r.Request.Query)
	}
	if s.queries[0] != "count=true&limit=10&offset=0&sorters=name" {
		t.Errorf("first query %q", s.queries[0])
	}
	for _, q := range s.queries[1:] {
		if !strings.Contains(q, "sorters=name") || strings.Contains(q, "count") {
			t.Errorf("later query %q", q)
		}
	}
}

func TestListThatNeverComesToRestIsAnError(t *testing.T) {
	restless := &shelf{ids: numbered(60), after: func(s *shelf, _ int) { s.ids = s.ids[1:] }}
	for name, s := range map[string]*shelf{
		"rows keep going":            restless,
		"offset is ignored":          {ids: numbered(30), deaf: true},
		"offset is ignored, uncount": {ids: numbered(30), deaf: true, uncount: true},
		"offset is ignored, capped":  {ids: numbered(30), deaf: true, cap: 7},
	} {
		t.Run(name, func(t *testing.T) {
			var hinted interface{ Hint() string }
			rows, err := list("/v2025/sources", 10).Read(t.Context(), wire(t, s.ServeHTTP))
			if !IsIncomplete(err) || !errors.As(err, &hinted) || hinted.Hint() == "" {
				t.Errorf("Read returned %d rows, error %v", len(rows), err)
			}
		})
	}
}

// slip takes the first row away after the first page of a pass, and puts it back
// after the last one: the row behind the border is in neither page.
func slip(passes int) func(*shelf, int) {
	return func(s *shelf, answered int) {
		first := answered%2 == 1
		switch {
		case answered > 2*passes:
		case first:
			s.ids = s.ids[1:]
		default:
			s.ids = append([]string{"id0000"}, s.ids...)
		}
	}
}

func TestListFindsTheRowThatSlipsInTheSameWayTwice(t *testing.T) {
	s := &shelf{ids: numbered(15), after: slip(2)}
	rows, err := list("/v2025/sources", 10).Read(t.Context(), wire(t, s.ServeHTTP))
	if err != nil || len(rows) != 15 {
		t.Errorf("Read returned %d rows, error %v", len(rows), err)
	}
	s = &shelf{ids: numbered(15), after: slip(100)}
	rows, err = list("/v2025/sources", 10).Read(t.Context(), wire(t, s.ServeHTTP))
	if !IsIncomplete(err) || len(rows) != 14 || !strings.Contains(err.Error(), "14 rows came, and the tenant counts 15") {
		t.Errorf("Read returned %d rows, error %v", len(rows), err)
	}
}

func TestListReportsFlawsRowByRow(t *testing.T) {
	c := wire(t, func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `[{"id":"1"},{"id":"2","a":{"b":"\ud800","b":1}},"\udc00"]`)
	})
	rows, err := list("/v2025/sources", 0).Read(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	want := []Row{
		{Value: map[string]any{"id": "1"}},
		{Value: map[string]any{"id": "2", "a": map[string]any{"b": json.Number("1")}}, Flaws: []rest.Flaw{{Pointer: "/a/b", Problem: rest.NotUnicode}, {Pointer: "/a/b", Problem: rest.Duplicate}}},
		{Value: "\ufffd", Flaws: []rest.Flaw{{Problem: rest.NotUnicode}}},
	}
	if got, want := fmt.Sprintf("%v", rows), fmt.Sprintf("%v", want); got != want {
		t.Errorf("rows %s, want %s", got, want)
	}
}

func TestAnswerThatIsNoListIsAnError(t *testing.T) {
	for _, body := range []string{`{"items":[]}`, `null`, ``, `<html>`, `[1,`} {
		c := wire(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/plain")
			fmt.Fprint(w, body)
		})
		for _, size := range []int{0, 250} {
			if rows, err := list("/v2025/sources", size).Read(t.Context(), c); err == nil {
				t.Errorf("Read of %q returned %v", body, rows)
			}
		}
	}
}

func TestListEndsWithTheFirstRefusedPage(t *testing.T) {
	s := &shelf{ids: numbered(100)}
	c := wire(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("offset") == "50" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		s.ServeHTTP(w, r)
	})
	_, err := list("/v2025/sources", 10).Read(t.Context(), c)
	if err == nil || err.Error() != "GET /v2025/sources: 403 Forbidden" {
		t.Errorf("Read says %v", err)
	}
}
