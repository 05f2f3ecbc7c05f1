package yamledit_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamledit"
	"isc-sync/internal/yamledit/authored"
)

// changed is a value after a random change of some of its places.
func changed(t *rapid.T, v any, scalarsOnly bool) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for _, k := range jsonvalue.SortedKeys(v) {
			if scalarsOnly || rapid.IntRange(0, 6).Draw(t, "drop") > 0 {
				out[k] = changed(t, v[k], scalarsOnly)
			}
		}
		if !scalarsOnly && rapid.IntRange(0, 4).Draw(t, "add") == 0 {
			out[rapid.SampledFrom([]string{"a", "k1x", "z"}).Draw(t, "key")] = fresh(t, 2)
		}
		return out
	case []any:
		out := []any{}
		for _, e := range v {
			if !scalarsOnly && rapid.IntRange(0, 6).Draw(t, "more") == 0 {
				out = append(out, fresh(t, 2))
			}
			if scalarsOnly && isScalar(e) { // its comments would go with it
				out = append(out, e)
			} else if scalarsOnly || rapid.IntRange(0, 6).Draw(t, "less") > 0 {
				out = append(out, changed(t, e, scalarsOnly))
			}
		}
		if !scalarsOnly && rapid.IntRange(0, 3).Draw(t, "turn") == 0 {
			slices.Reverse(out)
		}
		return out
	}
	if rapid.IntRange(0, 3).Draw(t, "touch") > 0 {
		return v
	}
	if scalarsOnly {
		return fmt.Sprintf("new %d", rapid.Int().Draw(t, "fresh"))
	}
	return fresh(t, 2)
}

func isScalar(v any) bool {
	switch v.(type) {
	case map[string]any, []any:
		return false
	}
	return true
}

func fresh(t *rapid.T, depth int) any {
	switch n := rapid.IntRange(0, 6).Draw(t, "fresh"); {
	case n == 0 && depth > 0:
		return map[string]any{"x": fresh(t, depth-1), "y": fresh(t, depth-1)}
	case n == 1 && depth > 0:
		return []any{fresh(t, depth-1), fresh(t, depth-1)}
	case n == 2:
		return json.Number("42")
	case n == 3:
		return "several\nlines\n"
	case n == 4:
		return nil
	case n == 5:
		return "it's # a: \"text\""
	}
	return "new"
}

func drawn(t *rapid.T) (string, any) {
	text := authored.Document(t)
	have, err := yamledit.Value([]byte(text))
	if err != nil || have == nil {
		t.Skip("not YAML")
	}
	return text, have
}

// TestLawsOfEditing draws documents and changes: the text says afterwards what is
// wanted, and asking again changes nothing.
func TestLawsOfEditing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, have := drawn(t)
		want := changed(t, have, false)
		got, err := yamledit.Edit([]byte(text), want, plainWriter{})
		if err != nil {
			t.Fatalf("%v\n%s\nwanted %v", err, text, want)
		}
		if now, _ := yamledit.Value(got); !jsonvalue.Equal(now, want) {
			t.Fatalf("from\n%s\ngot\n%s\nwanted %v", text, got, want)
		}
		again, err := yamledit.Edit(got, want, plainWriter{})
		if err != nil || string(again) != string(got) {
			t.Fatalf("again: %v\n%s", err, again)
		}
	})
}

// TestNoCommentIsLost changes the scalars of mappings alone: every comment stays, in its order.
func TestNoCommentIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, have := drawn(t)
		got, err := yamledit.Edit([]byte(text), changed(t, have, true), plainWriter{})
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if before, after := authored.Comments(text), authored.Comments(string(got)); !slices.Equal(before, after) {
			t.Fatalf("from\n%s\ngot\n%s\ncomments %s, then %s", text, got, before, after)
		}
	})
}

var (
	remark  = regexp.MustCompile(`# (e\d)`)
	element = regexp.MustCompile(`\be\d\b`)
)

// remarked are the elements of a list in brackets, and which one each comment is about:
// the last one on its line or, alone on a line, the next one.
func remarked(text string) map[string]string {
	about, open := map[string]string{}, []string{}
	for line := range strings.Lines(text) {
		code, _, _ := strings.Cut(line, "#")
		elements := element.FindAllString(code, -1)
		if len(elements) > 0 {
			for _, r := range open {
				about[r] = elements[0]
			}
			open = nil
		}
		for _, m := range remark.FindAllStringSubmatch(line, -1) {
			if len(elements) > 0 {
				about[m[1]] = elements[len(elements)-1]
			} else {
				open = append(open, m[1])
			}
		}
	}
	for _, r := range open {
		about[r] = "nothing"
	}
	return about
}

// TestCommentsInBracketsStayWithTheirElements lets elements come, go and move.
func TestCommentsInBracketsStayWithTheirElements(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pick := func(what string, n int) int { return rapid.IntRange(0, n-1).Draw(t, what) }
		text := "a: [" + []string{"", " # all"}[pick("all", 2)]
		for i := range 6 {
			if pick("above", 3) == 0 {
				text += fmt.Sprintf("\n  # e%d", i)
			}
			if strings.Contains(text[strings.LastIndexByte(text, '\n')+1:], "#") || pick("line", 2) == 0 {
				text += "\n  "
			}
			text += fmt.Sprintf(" e%d", i) + []string{",", ""}[max(0, i-4)*pick("comma", 2)]
			if !strings.Contains(text[strings.LastIndexByte(text, '\n')+1:], "#") && pick("behind", 3) == 0 {
				text += fmt.Sprintf(" # e%d", i)
			}
		}
		text += "\n  ] # end\n"
		var want []any
		for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7"}), 1, 8, rapid.ID[string]).Draw(t, "want") {
			want = append(want, name)
		}
		got, err := yamledit.Edit([]byte(text), map[string]any{"a": want}, plainWriter{})
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		about := remarked(string(got))
		for e, is := range about {
			if e != is {
				t.Fatalf("from\n%s\ngot\n%s\n# %s is about %s", text, got, e, is)
			}
		}
		for e := range remarked(text) {
			if _, stays := about[e]; !stays && slices.Contains(want, any(e)) {
				t.Fatalf("from\n%s\ngot\n%s\n# %s is lost", text, got, e)
			}
		}
	})
}
