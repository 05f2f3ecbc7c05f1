package operate_test

import (
	"errors"
	"strings"
	"testing"

	"isc-sync/internal/operate"
	"isc-sync/internal/simulator"
)

func TestASourceIsFoundByItsExactName(t *testing.T) {
	cases := []struct {
		title, name string
		problem     string // "" where it is found
		hint        string
		requests    int
	}{
		{"a plain name takes one request", "HR Feed", "", "", 1},
		{"a name beyond ASCII is found", "Büro Zürich – Zutritt", "", "", 1},
		{"another letter case is not the name", "hr feed", `no source is called "hr feed"`, `did you mean "HR Feed"?`, 1},
		{"a misspelt name has a hint", "HR Fed", `no source is called "HR Fed"`, `did you mean "HR Feed"?`, 2},
		{"a name like no other has none", "Nowhere", `no source is called "Nowhere"`, "", 2},
		{"quotes and backslashes are no syntax", `a" or name co "\`, `no source is called`, "", 2},
	}
	for _, c := range cases {
		t.Run(c.title, func(t *testing.T) {
			f := open(t, "v2025", simulator.Options{})
			found, err := f.Find(t.Context(), c.name)
			if n := len(f.requests()); n != c.requests {
				t.Errorf("%d requests, want %d", n, c.requests)
			}
			if c.problem == "" {
				if err != nil || found.Name != c.name || found.ID == "" {
					t.Errorf("found %v, %v", found, err)
				}
				return
			}
			var missing *operate.SourceError
			if !errors.As(err, &missing) {
				t.Fatalf("error %v, want a SourceError", err)
			}
			if !strings.Contains(err.Error(), c.problem) || missing.Hint() != c.hint {
				t.Errorf("error %q with hint %q, want %q with %q", err, missing.Hint(), c.problem, c.hint)
			}
		})
	}
}

func TestAListThatIsClosedIsAnErrorAndNotAMissingSource(t *testing.T) {
	f := open(t, "v2025", simulator.Options{Deny: []string{"GET /sources"}})
	_, err := f.Find(t.Context(), "HR Feed")
	var missing *operate.SourceError
	if err == nil || errors.As(err, &missing) || !strings.Contains(err.Error(), "403") {
		t.Errorf("error %v, want the refusal", err)
	}
}
