package suggest

import "testing"

func TestNamesThatPeopleTakeForTheSame(t *testing.T) {
	for _, c := range []struct{ a, b, difference string }{
		{"HR Feed", "HR Feed", ""},
		{"HR Feed", "HR Fee", ""},
		{"HR Feed", "hr feed", "letter case"},
		{"Zürich", "Zu\u0308rich", "Unicode form"},
		{"Zürich", "Zurich", "accents"},
		{"Straße", "STRASSE", "letter case"},
		{"HR  Feed", "HR Feed", "spaces"},
		{"HR\u00a0Feed", "HR Feed", "spaces"},
		{" HR Feed", "HR Feed", "spaces"},
		{"HR\u200bFeed", "HRFeed", "spaces"},
		{"HR Feed [source]", "HR Feed", "the suffix [source]"},
		{"HR Feed [source-123]", "HR Feed", "the suffix [source]"},
		{"HR Feed [Source-7]", "hr feed [source]", "letter case and the suffix [source]"},
		{"HR Feed [source-x]", "HR Feed", ""},
		{"Café  1", "CAFE 1", "letter case, spaces and accents"},
		{"Café [source]", "Cafe\u0301", "Unicode form and the suffix [source]"},
		{"", " ", "spaces"},
	} {
		if got := Difference(c.a, c.b); got != c.difference {
			t.Errorf("%q and %q differ in %q, want %q", c.a, c.b, got, c.difference)
		}
		if got := Difference(c.b, c.a); got != c.difference {
			t.Errorf("%q and %q differ in %q, want %q", c.b, c.a, got, c.difference)
		}
	}
}

func TestANameInAnotherFormIsTheClosest(t *testing.T) {
	words := []string{"Zurich 2", "Zu\u0308rich", "Zug"}
	if got := Closest("Zürich", words); got != words[1] {
		t.Errorf("the closest is %q", got)
	}
	if got := Closest("Office  of   the [source]", []string{"Office of the"}); got != "Office of the" {
		t.Errorf("the closest is %q", got)
	}
}
