package filter

import "testing"

func TestOnlyAListOfIDsIsOne(t *testing.T) {
	for text, want := range map[string]int{
		`id in ("A1")`: 1, `id in ("a1", "b2")`: 2,
		`id eq "a1"`: 0, `name in ("a1")`: 0, `id in ("a1") or name eq "x"`: 0, `id in ("a1") or id in ("b2")`: 0, `not id in ("a1")`: 0, `id in ("a1" "b2" "c3")`: 0, ``: 0,
	} {
		ids, ok := IDs(text)
		if len(ids) != want || ok != (want > 0) || ok && !ids["a1"] {
			t.Errorf("%s: %v, %v", text, ids, ok)
		}
	}
}
