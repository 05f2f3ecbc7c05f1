package render

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCut(t *testing.T) {
	tests := []struct {
		name, text, want string
		columns          int
	}{
		{"a text that fits stays", "owner", "owner", 5},
		{"a longer one ends in an ellipsis", "owners", "owne…", 5},
		{"wide characters count twice", "日本語", "日…", 4},
		{"a character of several runes is not torn", "e\u0301e\u0301e\u0301", "e\u0301…", 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := cut(tt.text, tt.columns); got != tt.want {
				t.Errorf("cut(%q, %d) = %q, want %q", tt.text, tt.columns, got, tt.want)
			}
		})
	}
}

func TestAround(t *testing.T) {
	long := strings.Repeat("abcdefghij", 10)
	tests := []struct{ name, before, after, wantBefore, wantAfter string }{
		{"texts that fit stay", "10", "30", "10", "30"},
		{"a difference at the front is seen", "x" + long, "y" + long, "xabcdefg…", "yabcdefg…"},
		{"a difference at the end is seen", long + "x", long + "y", "…cdefghijabcdefghijx", "…cdefghijabcdefghijy"},
		{"what is longer by its end is seen", long, long + "more", "…fghijabcdefghij", "…fghijabcdefghijmore"},
		{"all that differs is kept", long + long + "x", long + "y", "…cdefghij" + long + "x", "…cdefghijy"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before, after := around(tt.before, tt.after, 20)
			if before != tt.wantBefore || after != tt.wantAfter {
				t.Errorf("around() = %q, %q, want %q, %q", before, after, tt.wantBefore, tt.wantAfter)
			}
		})
	}
}

func TestFoldLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("ab  é日"))).Draw(t, "text")
		n := rapid.IntRange(2, 20).Draw(t, "columns")
		lines := fold(s, n)
		if got := strings.Join(lines, ""); got != s {
			t.Fatalf("fold(%q, %d) has %q", s, n, got)
		}
		for _, line := range lines {
			if widthOf(line) > n {
				t.Fatalf("%q is wider than %d", line, n)
			}
		}
	})
}

func TestWrapLosesNothingButTheSpacesAtItsBreaks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("ab  é日"))).Draw(t, "text")
		n := rapid.IntRange(2, 20).Draw(t, "columns")
		rest := s
		for _, line := range wrap(s, n) {
			if widthOf(line) > n {
				t.Fatalf("%q is wider than %d", line, n)
			}
			var found bool
			if rest, found = strings.CutPrefix(rest, line); !found {
				t.Fatalf("wrap(%q, %d) has %q before %q", s, n, line, rest)
			}
			rest = strings.TrimPrefix(rest, " ")
		}
		if rest != "" {
			t.Fatalf("wrap(%q, %d) loses %q", s, n, rest)
		}
	})
}

func TestWrapKeepsWhatAShellReadsAsOneWordTogether(t *testing.T) {
	for text, want := range map[string]string{
		"if it is meant, use --allow-delete 'Source/Old Feed', or not": "if it is meant, use --allow-delete|'Source/Old Feed', or not",
		"the tenant's own sources and the users' sources that go":      "the tenant's own sources and the|users' sources that go",
		"'a word that is longer than the whole line is' broken":        "'a word that is longer than the whole|line is' broken",
		"--source='Old Feed' and then some more words of text":         "--source='Old Feed' and then some|more words of text",
	} {
		if got := strings.Join(wrap(text, 37), "|"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
