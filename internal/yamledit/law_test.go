package yamledit_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamledit"
)

// author writes a document as people do: in all styles, with comments, blank lines,
// anchors, aliases, merge keys and tags.
type author struct {
	*rapid.T
	out      strings.Builder
	anchors  []string
	bases    []string
	comments int
}

func (a *author) pick(label string, n int) int { return rapid.IntRange(0, n-1).Draw(a.T, label) }

func (a *author) comment() string {
	a.comments++
	return fmt.Sprintf("# comment %d.", a.comments)
}

// document writes a mapping at the top.
func (a *author) document() string {
	if a.pick("marker", 4) == 0 {
		a.out.WriteString("---\n")
	}
	if a.pick("base", 2) == 0 {
		a.out.WriteString("x-base: &base\n  p: 1\n  q: 'two'  " + a.comment() + "\n")
		a.bases = append(a.bases, "base")
	}
	a.mapping(0, 3)
	return a.out.String()
}

func (a *author) lines(column int) {
	switch a.pick("above", 8) {
	case 0:
		a.out.WriteString(strings.Repeat(" ", column) + a.comment() + "\n")
	case 1:
		a.out.WriteString("\n")
	}
}

func (a *author) mapping(column, depth int) {
	if len(a.bases) > 0 && column > 0 && a.pick("merge", 4) == 0 {
		a.out.WriteString("<<: *base\n" + strings.Repeat(" ", column))
	}
	for i := range 1 + a.pick("members", 4) {
		if i > 0 || column == 0 {
			a.lines(column)
			a.out.WriteString(strings.Repeat(" ", column))
		}
		a.out.WriteString(fmt.Sprintf("k%d:", i))
		a.value(column, depth)
	}
}

func (a *author) sequence(column, depth int) {
	for range 1 + a.pick("elements", 4) {
		a.lines(column)
		a.out.WriteString(strings.Repeat(" ", column) + "-")
		if depth > 0 && a.pick("compact", 2) == 0 {
			a.out.WriteString(" ")
			a.mapping(column+2, depth-1)
			continue
		}
		a.value(column, depth)
	}
}

// value writes what follows a colon or a dash, to the end of the line.
func (a *author) value(column, depth int) {
	kind := a.pick("kind", 9)
	if depth == 0 {
		kind = 2 + a.pick("leaf", 7)
	}
	step := 1 + a.pick("step", 4)
	switch kind {
	case 0:
		a.head()
		a.out.WriteString(strings.Repeat(" ", column+step))
		a.mapping(column+step, depth-1)
	case 1:
		a.head()
		a.sequence(column+step, depth-1)
	case 2:
		indent := strings.Repeat(" ", column+step)
		style := rapid.SampledFrom([]string{"|", "|-", "|+", ">", ">-"}).Draw(a.T, "block")
		a.out.WriteString(" " + style + "\n" + indent + "line: one # no comment\n\n" + indent + "line two\n")
	case 3:
		a.out.WriteString(" " + a.flow(2) + a.tail())
	case 4:
		a.out.WriteString(" plain text\n" + strings.Repeat(" ", column+step) + "over lines" + a.tail())
	case 5:
		a.out.WriteString(a.tail())
	default:
		a.out.WriteString(" " + a.scalar() + a.tail())
	}
}

// head ends the line of a key whose value is on lines of its own.
func (a *author) head() {
	if a.pick("anchor", 4) == 0 {
		a.out.WriteString(" &" + a.anchor())
	}
	a.out.WriteString(a.tail())
}

func (a *author) anchor() string { return fmt.Sprintf("n%d", a.pick("name", 3)) }

func (a *author) tail() string {
	if a.pick("tail", 4) == 0 {
		return "  " + a.comment() + "\n"
	}
	return "\n"
}

func (a *author) scalar() string {
	switch a.pick("scalar", 9) {
	case 0:
		return `"double \" quoted"`
	case 1:
		return "'it''s single'"
	case 2:
		return fmt.Sprint(a.pick("number", 5))
	case 3:
		return "true"
	case 4:
		return "!env NAME"
	case 5:
		name := a.anchor()
		a.anchors = append(a.anchors, name)
		return "&" + name + " anchored"
	case 6:
		if len(a.anchors) > 0 {
			return "*" + rapid.SampledFrom(a.anchors).Draw(a.T, "alias")
		}
	case 7:
		return "!plain token"
	}
	return rapid.SampledFrom([]string{"word", "two words", "ünï: cödé"[:4] + "x", "http://x.example/#a"}).Draw(a.T, "text")
}

func (a *author) flow(depth int) string {
	open, between := "", ", "
	if a.pick("wide", 4) == 0 {
		open, between = "\n              ", ",\n              "
	}
	n := a.pick("items", 4)
	parts := make([]string, n)
	isMap := a.pick("braces", 2) == 0
	for i := range parts {
		if depth > 0 && a.pick("nested", 4) == 0 {
			parts[i] = a.flow(depth - 1)
		} else {
			parts[i] = a.scalar()
		}
		if isMap {
			parts[i] = fmt.Sprintf("k%d: ", i) + parts[i]
		}
	}
	if n == 0 {
		open = ""
	}
	if isMap {
		return "{" + open + strings.Join(parts, between) + "}"
	}
	return "[" + open + strings.Join(parts, between) + "]"
}

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
			if scalarsOnly || rapid.IntRange(0, 6).Draw(t, "less") > 0 {
				out = append(out, changed(t, e, scalarsOnly))
			}
		}
		return out
	}
	if rapid.IntRange(0, 3).Draw(t, "touch") > 0 {
		return v
	}
	if scalarsOnly { // one that no other element of its list has
		return fmt.Sprintf("new %d", rapid.Int().Draw(t, "fresh"))
	}
	return fresh(t, 2)
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
	text := (&author{T: t}).document()
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

// TestNoCommentIsLost changes scalars alone: every comment stays, in its order.
func TestNoCommentIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, have := drawn(t)
		got, err := yamledit.Edit([]byte(text), changed(t, have, true), plainWriter{})
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if before, after := commentsOf(text), commentsOf(string(got)); before != after {
			t.Fatalf("from\n%s\ngot\n%s\ncomments %s, then %s", text, got, before, after)
		}
	})
}

func commentsOf(text string) string {
	var all []string
	for line := range strings.Lines(text) {
		if _, comment, ok := strings.Cut(line, "# comment "); ok {
			number, _, _ := strings.Cut(comment, ".")
			all = append(all, number)
		}
	}
	return strings.Join(all, " ")
}
