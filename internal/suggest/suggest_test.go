package suggest

import "testing"

func TestClosest(t *testing.T) {
	words := []string{"Source", "Schema", "Schedule", "CREATE", "UPDATE", "on"}
	cases := []struct{ name, misspelt, want string }{
		{"another letter case is near", "source", "Source"},
		{"a dropped letter is near", "Sorce", "Source"},
		{"two swapped letters are near", "Shcema", "Schema"},
		{"a letter too many is near", "CREATEE", "CREATE"},
		{"another word is not", "Transform", ""},
		{"a short word is not guessed", "ox", ""},
		{"nothing is near to nothing", "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := Closest(c.misspelt, words); got != c.want {
				t.Errorf("Closest(%q) = %q, want %q", c.misspelt, got, c.want)
			}
		})
	}
}

func TestClosestDoesNotDependOnTheOrderOfWords(t *testing.T) {
	if a, b := Closest("bat1", []string{"bat2", "bat3"}), Closest("bat1", []string{"bat3", "bat2"}); a != b {
		t.Errorf("Closest = %q and %q for the same words", a, b)
	}
}

func TestDidYouMean(t *testing.T) {
	if got, want := DidYouMean("Sorce", []string{"Source"}), `did you mean "Source"?`; got != want {
		t.Errorf("DidYouMean = %q, want %q", got, want)
	}
	if got := DidYouMean("Sorce", nil); got != "" {
		t.Errorf("DidYouMean = %q without words, want nothing", got)
	}
}

func TestAHintSpellsOutWhatLooksTheSame(t *testing.T) {
	for _, c := range []struct{ name, written, meant, want string }{
		{"another Unicode form", "zoe\u0308.m2", "zo\u00eb.m2", `did you mean "zo\u00eb.m2", not "zoe\u0308.m2"?`},
		{"a space that does not break", "HR\u00a0Feed", "HR Feed", `did you mean "HR\u0020Feed", not "HR\u00a0Feed"?`},
		{"a letter of another alphabet", "H\u0420 Feed", "HP Feed", `did you mean "HP Feed", not "H\u0420 Feed"?`},
		{"what looks different", "Zoe", "Zo\u00eb", "did you mean \"Zo\u00eb\"?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := DidYouMean(c.written, []string{c.meant}); got != c.want {
				t.Errorf("DidYouMean = %s, want %s", got, c.want)
			}
		})
	}
}
