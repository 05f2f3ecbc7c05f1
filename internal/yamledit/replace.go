package yamledit

import (
	"strconv"
	"strings"

	"isc-sync/internal/yamltree"
)

func (s spot) isMapping() bool  { return s.Kind == yamltree.Mapping }
func (s spot) isSequence() bool { return s.Kind == yamltree.Sequence }
func (s spot) isFlow() bool     { return s.flow || s.Style&yamltree.Flow != 0 }

func (s spot) isBlockScalar() bool {
	return s.Kind == yamltree.Scalar && s.Style&(yamltree.Literal|yamltree.Folded) != 0
}

// replace writes a value in the place of another. An anchor stays, and so does a
// comment behind the value or its key.
func (e *editor) replace(s spot, want any) {
	e.gone = append(e.gone, s.items...)
	if s.flow {
		e.splice(s.start, s.end, space(s)+e.anchor(s)+e.inQuotes(s, want, e.writer.Flow(want, s.at)))
		return
	}
	first, rest, several := strings.Cut(e.written(s, want), "\n")
	if first = strings.TrimPrefix(first, " "); first != "" || s.Anchor != "" {
		first = " " + strings.TrimSuffix(e.anchor(s)+first, " ")
	}
	if several {
		rest = "\n" + e.reindented(s, first, rest)
	}
	start, end := s.start, s.end
	if below := e.lineEnd(s.behind); start > below {
		if !s.isFlow() && len(s.items) > 0 { // the comments of what is in it go with it
			end = e.endOfComments(block{end: end}, s.node.column)
		}
		// The value is on lines of its own; what follows the key stays.
		e.splice(s.behind, s.behind, first)
		e.splice(below, end, rest)
		return
	}
	for start > s.behind && (e.text[start-1] == ' ' || e.text[start-1] == '\t') {
		start--
	}
	if !several && start < s.start && first != "" {
		start, first = s.start, first[1:]
	}
	if !several {
		comment := e.headerComment(s)
		e.splice(start, end, first+comment)
		return
	}
	comment := e.headerComment(s) + string(e.text[end:e.lineEnd(end)])
	e.splice(start, e.lineEnd(end), first+afterSpace(comment)+rest)
}

// afterSpace is a comment behind the head of a block: the library takes no tab there.
func afterSpace(comment string) string {
	if bare := strings.TrimLeft(comment, " \t"); strings.Contains(comment[:len(comment)-len(bare)], "\t") {
		return "  " + bare
	}
	return comment
}

// space separates a new value from its colon.
func space(s spot) string {
	if s.start == s.end && s.start == s.behind {
		return " "
	}
	return ""
}

func (e *editor) anchor(s spot) string {
	if s.Anchor == "" {
		return ""
	}
	return "&" + s.Anchor + " "
}

// headerComment is the comment behind the indicators of a block scalar, or behind the tag
// and anchor of a collection that begins in a later line.
func (e *editor) headerComment(s spot) string {
	at := e.trimmed(s.start, e.behindProperties(s.start))
	switch {
	case s.isBlockScalar():
		at = e.headerEnd(e.behindProperties(s.start))
	case s.isFlow() || len(s.items) == 0 || s.items[0].start <= e.lineEnd(at):
		return ""
	}
	return strings.TrimRight(string(e.text[at:e.lineEnd(at)]), " \t")
}

// written is a value as it follows the key or dash.
func (e *editor) written(s spot, want any) string {
	if s.behind == 0 && s.at == "" { // the document itself
		return e.writer.Block(want, s.at, s.column)
	}
	if s.element {
		return e.inQuotes(s, want, e.writer.Element(want, s.at, s.column))
	}
	return e.inQuotes(s, want, e.writer.Block(want, s.at, s.column))
}

// inQuotes writes a text in the quotes of the one that it replaces.
func (e *editor) inQuotes(s spot, want any, written string) string {
	text, isText := want.(string)
	if !isText || s.Kind != yamltree.Scalar || strings.Contains(written, "\n") || strings.ContainsFunc(text, func(r rune) bool { return !strconv.IsPrint(r) }) {
		return written
	}
	lead := written[:len(written)-len(strings.TrimPrefix(written, " "))]
	switch {
	case s.Style&yamltree.DoubleQuoted != 0 && !strings.ContainsAny(text, `"\`):
		return lead + `"` + text + `"`
	case s.Style&yamltree.SingleQuoted != 0:
		return lead + "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return written
}

// reindented gives the lines of a block scalar the indent of the one that it
// replaces.
func (e *editor) reindented(s spot, first, rest string) string {
	if !s.isBlockScalar() || !strings.HasPrefix(first, " |") || strings.ContainsAny(first, "123456789") {
		return rest
	}
	line := e.nextLine(s.start)
	for line < s.end && e.isBlank(line) {
		line = e.nextLine(line)
	}
	is, wants := e.indent(line), len(rest)-len(strings.TrimLeft(rest, " "))
	if line >= s.end || is == wants {
		return rest
	}
	lines := strings.Split(rest, "\n")
	for i, l := range lines {
		if len(l) >= wants {
			lines[i] = strings.Repeat(" ", is) + l[wants:]
		}
	}
	return strings.Join(lines, "\n")
}
