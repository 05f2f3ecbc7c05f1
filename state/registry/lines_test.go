package registry

import (
	"slices"
	"strings"
	"testing"
)

func TestLinesOfATextAreCheckedAndCounted(t *testing.T) {
	rule := &LinesRule{Longest: 6, Pattern: `^(#.*|\S*)$`, Rule: "no blanks", Entry: `^[^#]`, Once: `^lang=`, Most: 2}
	for text, want := range map[string]string{
		"one\r\n\n# a b\nlang=x\ntwo\n\n": "",
		"äöüäöü\n":                        "",
		"one\nseventy":                    "has 7 characters in line 2, and a line has at most 6",
		"one\n\na b":                      "breaks a rule in line 3: no blanks",
		"lang=x\nlang=y\na\nb":            "has 3 entries, and may have at most 2",
	} {
		got := ""
		if err := rule.Check(text); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := rule.Entries("#\nlang=x\nlang=y\n\na\n"); !slices.Equal(got, []string{"lang=y", "a"}) {
		t.Error(got)
	}
}

func TestTextsAreTheSameByTheirLines(t *testing.T) {
	const text = "a\n\n# b\nc"
	for other, same := range map[string]bool{
		"a\r\n\r\n# b\r\nc\r\n": true, text + "\n\n": true, "a\n# b\nc": false, "a\n\nc": false, strings.ToUpper(text): false,
	} {
		if SameLines(text, other) != same {
			t.Errorf("%q", other)
		}
	}
}
