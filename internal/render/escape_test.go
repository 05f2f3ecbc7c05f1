package render

import (
	"testing"
	"unicode"
)

func TestClean(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain text stays", `Corporate Directory \ "é" 日本`, `Corporate Directory \ "é" 日本`},
		{"a terminal escape is spelled out", "\x1b[31mred", `\u001b[31mred`},
		{"so is its one-byte form", "\u009b31m", `\u009b31m`},
		{"line ends and tabs", "a\r\n\tb", `a\r\n\tb`},
		{"marks that turn the direction of writing", "a\u202egnp\u2066", `a\u202egnp\u2066`},
		{"what has no width", "a\u200bb\ufeff", `a\u200bb\ufeff`},
		{"characters outside of the first plane", "\U000e0041", `\u{e0041}`},
		{"bytes that are no text", "a\xffb", `a\xffb`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := clean(tt.text); got != tt.want {
				t.Errorf("clean(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func FuzzCleanTextPrints(f *testing.F) {
	for _, s := range []string{"", "a", "\x1b]0;x\x07", "\u202e", "\xff\xfe", "`|@#<>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, out := range []string{clean(s), quote(s), inline(s), codeSpan(s), prose(s), htmlCode(s)} {
			for _, r := range out {
				if !unicode.IsPrint(r) {
					t.Fatalf("%q becomes %q, which holds %U", s, out, r)
				}
			}
		}
	})
}
