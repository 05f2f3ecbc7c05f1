package paging

import "testing"

func TestReadUnlessStopsAfterTheFirstPageOnlyWhenTold(t *testing.T) {
	for _, test := range []struct {
		name           string
		shelf          *shelf
		stop           bool
		rows, requests int
		all            bool
	}{
		{"told to stop", &shelf{ids: numbered(25)}, true, 10, 1, false},
		{"told to go on", &shelf{ids: numbered(25)}, false, 25, 3, true},
		{"nobody is asked about a single page", &shelf{ids: numbered(10)}, true, 10, 1, true},
		{"nor where nothing was counted", &shelf{ids: numbered(25), uncount: true}, true, 25, 3, true},
		{"a row slips, so the list is read again", &shelf{ids: numbered(30), after: once(1, func(ids []string) []string { return ids[1:] })}, false, 29, 6, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := wire(t, test.shelf.ServeHTTP)
			counted := len(test.shelf.ids)
			rows, rest, err := list("/v2025/sources", 10).ReadUnless(t.Context(), c, func(total int, first []Row) bool {
				if total != counted || len(first) != 10 {
					t.Errorf("shown a total of %d and %d rows", total, len(first))
				}
				return test.stop
			})
			if err != nil || len(rows) != test.rows || (rest == nil) != test.all || c.Requests() != test.requests {
				t.Errorf("%d rows and the rest %v after %d requests, error %v; want %d, all is %v after %d",
					len(rows), rest, c.Requests(), err, test.rows, test.all, test.requests)
			}
		})
	}
}

func TestTheRestOfAListIsReadWithoutItsFirstPage(t *testing.T) {
	c := wire(t, (&shelf{ids: numbered(25)}).ServeHTTP)
	_, rest, err := list("/v2025/sources", 10).ReadUnless(t.Context(), c, func(int, []Row) bool { return true })
	if err != nil || rest == nil || rest.Total() != 25 {
		t.Fatalf("the rest is %v, error %v", rest, err)
	}
	if rows, err := rest.Read(t.Context(), c); len(rows) != 25 || err != nil || c.Requests() != 3 {
		t.Errorf("%d rows after %d requests, error %v; want 25 after 3", len(rows), c.Requests(), err)
	}
}
