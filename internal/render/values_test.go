package render

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
)

// hardToSee are pieces of texts that a reader may not tell apart.
func hardToSee() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{
		"ü", "u\u0308", "\u00e9", "e\u0301", " ", "  ", "\u00a0", "\u2003", "\t", "\u200b", "\ufe0f", "\u3164", "\u2800", "\n", "\r\n", "\r",
		"a", "\u0430", "o", "\u03bf", "\\t", "\\", `"`, "…", "⇥", "·", "日", "-", "−", "word ", "SELECT something FROM somewhere ", "x",
		"\u212b", "Å", "ﬁ", "fi", "\x1b[31m", "e\u0323\u0301", "e\u0301\u0323",
	})
	return rapid.Map(rapid.SliceOfN(piece, 0, 12), func(parts []string) string { return strings.Join(parts, "") })
}

func anyValue(depth int) *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		n := 5
		if depth == 0 {
			n = 3
		}
		switch rapid.IntRange(0, n).Draw(t, "kind") {
		case 0:
			return rapid.SampledFrom([]any{nil, true, false, 1, "1", "null"}).Draw(t, "word")
		case 4:
			return rapid.SliceOfN(anyValue(depth-1), 0, 3).Draw(t, "list")
		case 5:
			return rapid.MapOfN(rapid.SampledFrom([]string{"id", "name", "type", "a"}), anyValue(depth-1), 0, 3).Draw(t, "object")
		}
		return hardToSee().Draw(t, "text")
	})
}

// sample draws two values that are often almost the same.
func sample(t *rapid.T) (before, after any) {
	if rapid.Bool().Draw(t, "free") {
		return anyValue(2).Draw(t, "before"), anyValue(2).Draw(t, "after")
	}
	around := rapid.Map(rapid.SliceOfN(hardToSee(), 0, 8), func(parts []string) string { return strings.Join(parts, "") })
	head, tail := around.Draw(t, "head"), around.Draw(t, "tail")
	return head + hardToSee().Draw(t, "was") + tail, head + hardToSee().Draw(t, "is") + tail
}

// seen is what a reader makes of shown text: forms of Unicode, spaces and
// characters that show nothing make no difference. It is not the program's own.
func seen(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.In(r, unicode.Variation_Selector, unicode.Cf), r == '\u3164', r == '\u2800', r == '\u115f':
			return -1
		case r == '\u0430':
			return 'a'
		case r == '\u03bf':
			return 'o'
		case r == '−':
			return '-'
		}
		return r
	}, norm.NFKC.String(s))
	return strings.Join(strings.Fields(s), " ")
}

// sides are the parts of shown lines that tell the value before and the one
// after.
func sides(lines []string, indent int) (before, after string) {
	side := &before
	for _, l := range lines {
		if len(l) < indent {
			continue
		}
		l = l[indent:]
		switch {
		case strings.HasPrefix(l, signRemove):
			side = &before
		case strings.HasPrefix(l, signAdd):
			side = &after
		case !strings.HasPrefix(l, again) && !strings.HasPrefix(l, `\ No newline`):
			continue
		}
		if strings.HasPrefix(l, signRemove) || strings.HasPrefix(l, signAdd) {
			l = l[:1] + silhouette(l[1:])
		}
		*side += strings.TrimPrefix(l, again) + "\n"
	}
	return before, after
}

// silhouette makes of a line what readers see of its outline: that there is one,
// and how far it is indented.
func silhouette(line string) string {
	if seen(line) == "" {
		return "(an empty line)"
	}
	text := strings.TrimLeft(line, " ")
	return strings.Repeat("·", len(line)-len(text)) + text
}

func TestDifferentValuesNeverLookTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := sample(t)
		if jsonvalue.Equal(before, after) {
			return
		}
		c := plan.Change{Key: "Source/HR", Kind: "Source", Action: plan.Update, Fields: []plan.FieldChange{{Pointer: "/x", Before: before, After: after}}}
		plan := &plan.Plan{Tenant: "acme", Changes: []plan.Change{c}}
		text := string(planTo(Text{Width: rapid.IntRange(40, 100).Draw(t, "width")}, plan))
		checkSides(t, text, 8)
		checkSides(t, string(planTo(Markdown{}, plan)), 0)
	})
}

func checkSides(t *rapid.T, page string, indent int) {
	if strings.Contains(page, "line ends: ") {
		return
	}
	var before, after string
	if _, line, one := strings.Cut(page, "    ~ /x  "); one {
		line, _, _ = strings.Cut(line, "\n")
		before, after, one = strings.Cut(line, " → ")
		if !one {
			t.Fatalf("no arrow in\n%s", page)
		}
	} else {
		before, after = sides(strings.Split(page, "\n"), indent)
		before = strings.ReplaceAll("\n"+before, "\n"+signRemove, "\n")
		after = strings.ReplaceAll("\n"+after, "\n"+signAdd, "\n")
	}
	if seen(before) == seen(after) {
		t.Fatalf("both sides look like\n%q\nin\n%s", seen(before), page)
	}
}

func planTo(r Renderer, p *plan.Plan) []byte {
	var b strings.Builder
	_ = r.Plan(&b, p, nil)
	return []byte(b.String())
}

func TestDifferencesThatCannotBeSeenAreSpelledOut(t *testing.T) {
	tests := []struct{ name, before, after, want string }{
		{"two Unicode forms", "Zürich", "Zu\u0308rich", `"Z\u00fcrich" → "Zu\u0308rich"`},
		{"a space at the end", "HR", "HR ", `"HR" → "HR\u0020"`},
		{"one space or two", "a b", "a  b", `"a b" → "a \u0020b"`},
		{"a no-break space", "a b", "a\u00a0b", `"a b" → "a\u00a0b"`},
		{"a tab", "a b", "a\tb", `"a b" → "a\tb"`},
		{"a letter of another alphabet", "ae", "\u0430e", `"ae" → "\u0430e"`},
		{"what can be seen stays", "Muller", "Müller", `"Muller" → "Müller"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := entry{before: tt.before, after: tt.after}.inLine()
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
