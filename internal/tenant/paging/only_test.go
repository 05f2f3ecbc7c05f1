package paging

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// TestAListOfOnePageIsCompleteOnlyIfItShowsThat reads a list that refuses to be asked
// for another page.
func TestAListOfOnePageIsCompleteOnlyIfItShowsThat(t *testing.T) {
	for _, tt := range []struct {
		name  string
		rows  int
		total string
		want  string
	}{
		{"a short page", 9, "", ""},
		{"a page that the count ends with", 10, "10", ""},
		{"more are counted", 10, "12", "GET /v2025/x: the list was not read completely, because it has no second page: 10 rows came, and the tenant counts 12"},
		{"a full page without a count", 10, "", "GET /v2025/x: the list was not read completely, because it has no second page: 10 rows came"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := wire(t, func(w http.ResponseWriter, r *http.Request) {
				if q := r.URL.Query(); q.Has("offset") || q.Has("none") || q.Get("limit") != "10" {
					t.Errorf("asked for %s", r.URL.RawQuery)
				}
				if tt.total != "" {
					w.Header().Set("X-Total-Count", tt.total)
				}
				fmt.Fprint(w, "["+strings.TrimSuffix(strings.Repeat(`{"key":"k"},`, tt.rows), ",")+"]")
			})
			l := list("/v2025/x", 10)
			l.By = ByNone
			read := map[string]func() ([]Row, error){
				"Read": func() ([]Row, error) { return l.Read(t.Context(), c) },
				"ReadUnless": func() ([]Row, error) {
					rows, _, err := l.ReadUnless(t.Context(), c, func(int, []Row) bool { return false })
					return rows, err
				},
			}
			for name, read := range read {
				rows, err := read()
				if got := fmt.Sprint(err); len(rows) != tt.rows || tt.want == "" && err != nil || tt.want != "" && (got != tt.want || !IsIncomplete(err)) {
					t.Errorf("%s = %d rows, %v", name, len(rows), err)
				}
			}
			if rows, err := l.FirstPage(t.Context(), c); len(rows) != tt.rows || err != nil {
				t.Errorf("FirstPage = %d rows, %v", len(rows), err)
			}
		})
	}
}
