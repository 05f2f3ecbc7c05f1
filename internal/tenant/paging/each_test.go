package paging

import (
	"fmt"
	"net/http"
	"net/url"
	"testing"
)

// TestTheRowsOfEachQueryMakeOneList reads a list that shows other rows for each value of
// a parameter, and one row for both.
func TestTheRowsOfEachQueryMakeOneList(t *testing.T) {
	rows := map[string]string{
		"false": `[{"id":"1","text":"draft"},{"id":"2"}]`,
		"true":  `[{"id":"1","text":"hangs"},{"id":"3"}]`,
	}
	c := wire(t, func(w http.ResponseWriter, r *http.Request) {
		answer, known := rows[r.URL.Query().Get("hung")]
		if !known {
			t.Errorf("asked for %s", r.URL.RawQuery)
		}
		fmt.Fprint(w, answer)
	})
	l := list("/v2025/flags", 50)
	l.Each = []url.Values{{"hung": {"false"}}, {"hung": {"true"}}}
	all, err := l.Read(t.Context(), c)
	if err != nil || len(all) != 3 || all[0].Value.(map[string]any)["text"] != "draft" {
		t.Errorf("Read = %v, %v", all, err)
	}
	if n, err := l.Count(t.Context(), c); n != 3 || err != nil {
		t.Errorf("Count = %d, %v", n, err)
	}
	if first, err := l.FirstPage(t.Context(), c); len(first) != 2 || err != nil {
		t.Errorf("FirstPage = %v, %v", first, err)
	}
	if some, rest, err := l.ReadUnless(t.Context(), c, func(int, []Row) bool { return true }); len(some) != 3 || rest != nil || err != nil {
		t.Errorf("ReadUnless = %v, %v, %v", some, rest, err)
	}
}
