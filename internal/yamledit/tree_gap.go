package yamledit

import (
	"strings"

	"isc-sync/internal/yamltree"
)

// line is a comment, or a blank line, between two values.
type line struct {
	comment string
	// column is where the comment begins. same: something is before it on its line.
	column int
	same   bool
}

// gap reads on to a place. What is there are comments, blank lines, and characters
// that only say how values belong together.
func (r *reader) gap(end int) (lines []line) {
	fresh := r.at == 0 // the line so far is blank
	for r.at < end {
		switch b := r.text[r.at]; {
		case b == '\n':
			if fresh {
				lines = append(lines, line{})
			}
			fresh = true
			r.at++
		case b == ' ' || b == '\t' || b == '\r':
			r.at++
		case b == '#' && (r.at == 0 || strings.IndexByte(" \t\n", r.text[r.at-1]) >= 0):
			stop := r.lineEnd(r.at)
			text := strings.TrimRight(string(r.text[r.at:stop]), " \t\r")
			lines = append(lines, line{text, r.column(r.at), !fresh})
			// The line end that follows is not a blank line.
			r.at, fresh = stop, false
		case strings.IndexByte("-:?,[]{}", b) >= 0:
			r.at, fresh = r.at+1, false
		case b == '&' || b == '!':
			r.at, fresh = r.skipWord(r.at), false
		default:
			r.lose(string(r.text[r.at:r.lineEnd(r.at)]))
			r.at = end
		}
	}
	return lines
}

func (r *reader) lose(text string) {
	if r.lost == "" {
		r.lost = text
	}
}

// sameLine gives a comment on the line of what was read last to that, and returns
// the other lines.
func (r *reader) sameLine(lines []line) (head []string) {
	for _, l := range lines {
		if l.same && len(head) == 0 {
			r.last.add(l.comment)
			continue
		}
		head = append(head, l.comment)
	}
	return head
}

// add adds a comment behind an entry.
func (e *Entry) add(comment string) {
	if e.Comment != "" {
		comment = e.Comment + "  " + comment
	}
	e.Comment = comment
}

// above puts the lines between a key and its value above their entry.
func (r *reader) above(lines []line, in *Entry) {
	for _, text := range r.sameLine(lines) {
		if text != "" {
			in.Head = append(in.Head, text)
		}
	}
}

// head divides the lines before an entry of a collection: those that are indented
// further belong to the end of what is before it. It returns the others.
func (r *reader) head(lines []line, column int) []string {
	for len(r.open) > 0 && r.open[0].column <= column {
		r.open = r.open[1:]
	}
	return r.divide(lines)
}

// divide gives lines to the open collections that they are indented as, and returns
// those that belong to none, from the first of these on.
func (r *reader) divide(lines []line) (left []string) {
	var blank []string
	for i, l := range lines {
		switch to := r.innermost(l.column); {
		case l.same && i == 0:
			r.last.add(l.comment)
		case l.comment == "":
			blank = append(blank, "")
		case len(left) > 0 || to == nil:
			left, blank = append(append(left, blank...), l.comment), nil
		default:
			to.Foot, blank = append(append(to.Foot, blank...), l.comment), nil
		}
	}
	return append(left, blank...)
}

func (r *reader) innermost(column int) *Part {
	for i := len(r.open) - 1; i >= 0; i-- {
		if r.open[i].column <= column {
			return r.open[i].Part
		}
	}
	return nil
}

func isPlain(y *yamltree.Node) bool {
	return y.Style&(yamltree.SingleQuoted|yamltree.DoubleQuoted|yamltree.Literal|yamltree.Folded) == 0
}

// bareValue is what a scalar says without a tag that YAML does not know.
func bareValue(y *yamltree.Node) any {
	if t, ok := scalarOf(y).(Tagged); ok {
		return t.Value
	}
	return scalarOf(y)
}
