// Package authored writes YAML documents at random, as authors do: in all styles, with
// comments, blank lines, anchors, aliases, merge keys and tags. It is for tests alone.
package authored

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"
)

// author is in the middle of a document.
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
	return fmt.Sprintf("# comment %d.", a.comments) + rapid.SampledFrom([]string{"", "\tand\ta tab"}).Draw(a.T, "in a comment")
}

// Document writes a document whose top is a mapping.
func Document(t *rapid.T) string { return Below(t, "") }

// Below writes a document whose mapping is below some keys, such as "spec:\n".
func Below(t *rapid.T, head string) string {
	a := &author{T: t}
	if a.pick("marker", 4) == 0 {
		a.out.WriteString("---\n")
	}
	if a.pick("base", 2) == 0 {
		a.out.WriteString("x-base: &base\n  p: 1\n  q: 'two'  " + a.comment() + "\n")
		a.bases = append(a.bases, "base")
	}
	a.out.WriteString(head)
	if head == "" {
		a.mapping(0, 3)
		return a.ended()
	}
	column := 1 + a.pick("indent", 4)
	a.lines(column)
	a.out.WriteString(strings.Repeat(" ", column))
	a.mapping(column, 3)
	return a.ended()
}

// ended is the document with the line ends of its author's system, perhaps without the last.
func (a *author) ended() string {
	text := a.out.String()
	if a.pick("last line end", 5) == 0 {
		text = strings.TrimRight(text, "\n")
	}
	if a.pick("line ends", 4) == 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// Comments are the numbers of the comments of a document, in their order.
func Comments(text string) (all []string) {
	for line := range strings.Lines(text) {
		for _, after := range strings.Split(line, "# comment ")[1:] {
			number, _, _ := strings.Cut(after, ".")
			all = append(all, number)
		}
	}
	return all
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
		return rapid.SampledFrom([]string{"  ", "\t", "\t\t"}).Draw(a.T, "before a comment") + a.comment() + "\n"
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
	if open != "" && a.pick("remarks", 2) == 0 {
		return a.remarked(parts, isMap)
	}
	if isMap {
		return "{" + open + strings.Join(parts, between) + "}"
	}
	return "[" + open + strings.Join(parts, between) + "]"
}

// remarked is a collection in brackets with comments behind its items and above them.
func (a *author) remarked(parts []string, isMap bool) string {
	pad := "\n" + strings.Repeat(" ", 14)
	out := ""
	for i, part := range parts {
		if a.pick("remark above", 3) == 0 {
			out += pad + a.comment()
		}
		out += pad + part
		if i < len(parts)-1 || a.pick("last comma", 2) == 0 {
			out += ","
		}
		if a.pick("remark behind", 3) == 0 {
			out += " " + a.comment()
		}
	}
	if isMap {
		return "{" + out + pad + "}"
	}
	return "[" + out + pad + "]"
}
