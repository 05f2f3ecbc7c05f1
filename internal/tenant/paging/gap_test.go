package paging

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"testing"
)

// holed answers 404 for pages with one of the ids.
func holed(s *shelf, broken ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		offset, _ := strconv.Atoi(r.URL.Query().Get("offset"))
		limit, _ := strconv.Atoi(r.URL.Query().Get("limit"))
		for i := offset; i < min(offset+limit, len(s.ids)); i++ {
			if slices.Contains(broken, s.ids[i]) {
				w.WriteHeader(http.StatusNotFound)
				return
			}
		}
		s.ServeHTTP(w, r)
	}
}

func TestRowsThatAListCannotShowAreGaps(t *testing.T) {
	for _, tt := range []struct {
		name           string
		ids            []string
		broken         []string
		rows, requests int
		want           string
	}{
		{"none", numbered(120), nil, 120, 3, ""},
		{"in the middle", numbered(120), []string{"id0077"}, 119, 15, "GET /v2025/roles: the tenant answers 404 for row 78; the other 119 rows were read"},
		{"on the first page", numbered(120), []string{"id0000"}, 119, 13, "GET /v2025/roles: the tenant answers 404 for row 1; the other 119 rows were read"},
		{"on the last page", numbered(120), []string{"id0119"}, 119, 15, "GET /v2025/roles: the tenant answers 404 for row 120; the other 119 rows were read"},
		{"several", numbered(120), []string{"id0003", "id0055", "id0056"}, 117, 29, "GET /v2025/roles: the tenant answers 404 for the rows 4, 56, 57; the other 117 rows were read"},
		{"the only one", numbered(1), []string{"id0000"}, 0, 0, "GET /v2025/roles: the tenant answers 404 for row 1; the other 0 rows were read"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := wire(t, holed(&shelf{ids: tt.ids}, tt.broken...))
			l := list("/v2025/roles", 50)
			l.Gaps = true
			rows, err := l.Read(t.Context(), c)
			if got := fmt.Sprint(err); tt.want == "" && err != nil || tt.want != "" && (got != tt.want || !IsIncomplete(err)) {
				t.Errorf("the error is %v", err)
			}
			if len(rows) != tt.rows || tt.requests > 0 && c.Requests() != tt.requests {
				t.Errorf("%d rows after %d requests, want %d after %d", len(rows), c.Requests(), tt.rows, tt.requests)
			}
		})
	}
}

func TestAListThatIsMissingHasNoGaps(t *testing.T) {
	c := wire(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound) })
	l := list("/v2025/roles", 50)
	l.Gaps = true
	if rows, err := l.Read(t.Context(), c); err == nil || IsIncomplete(err) || len(rows) > 0 {
		t.Errorf("read %v, %v", rows, err)
	}
	if c.Requests() > 60 {
		t.Errorf("%d requests", c.Requests())
	}
}

func TestWithoutGapsAMissingPageEndsTheList(t *testing.T) {
	c := wire(t, holed(&shelf{ids: numbered(120)}, "id0077"))
	if _, err := list("/v2025/roles", 50).Read(t.Context(), c); err == nil || err.Error() != "GET /v2025/roles: 404 Not Found" {
		t.Errorf("the error is %v", err)
	}
}
