package paging

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

func TestAListWithoutEndIsANamedError(t *testing.T) {
	for _, test := range []struct{ name, total, want string }{
		{"the largest number", "9223372036854775807", "the list is too long: the tenant counts 9223372036854775807 rows"},
		{"a number that does not fit", "99999999999999999999999", "the list is too long: the tenant counts 9223372036854775807 rows"},
		{"a milliard", "1000000000", "the list is too long: the tenant counts 1000000000 rows"},
		{"pages that are always full", "", "the list is too long: there are still more rows after 100000"},
		{"pages that go on after the count", "1001", "the list is too long: there are still more rows after 101250"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := wire(t, func(w http.ResponseWriter, r *http.Request) {
				offset, _ := strconv.Atoi(r.URL.Query().Get("offset"))
				w.Header().Set("X-Total-Count", test.total)
				rows := make([]string, 250)
				for i := range rows {
					rows[i] = fmt.Sprintf(`{"id":"%d"}`, offset+i)
				}
				fmt.Fprint(w, "["+strings.Join(rows, ",")+"]")
			})
			_, err := list("/v2025/sources", 250).Read(t.Context(), c)
			if !errors.Is(err, ErrTooLong) || err.Error() != "GET /v2025/sources: "+test.want {
				t.Errorf("Read says %v, want %s", err, test.want)
			}
		})
	}
}

func TestAListThatDoesNotPageIsReadWhole(t *testing.T) {
	c := wire(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawQuery != "" {
			t.Errorf("asked for %s", r.URL.RawQuery)
		}
		fmt.Fprint(w, `[{"id":"1"},{"id":"2"}]`)
	})
	rows, rest, err := list("/v2025/x", 0).ReadUnless(t.Context(), c, func(int, []Row) bool { return true })
	if len(rows) != 2 || rest != nil || err != nil {
		t.Errorf("ReadUnless = %v, %v, %v", rows, rest, err)
	}
}
