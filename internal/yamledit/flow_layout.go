package yamledit

import (
	"regexp"
	"strings"
)

// flowLayout is what is between the brackets of a collection with comments, beside the
// items themselves.
type flowLayout struct {
	start, end int
	// open is a comment behind the opening bracket, foot all that follows the last item.
	open, foot string
	items      []flowItem
	// comma: one follows the last item.
	comma bool
	// next begins the line of a new item, below the line of the closing bracket.
	next, below string
}

// flowItem is what belongs to an item: the lines above it, of which some are divided from
// it by a blank line, and the comment behind it.
type flowItem struct{ loose, head, tail string }

// layoutOf reads what is between the items; nil if there are no comments.
func (e *editor) layoutOf(s spot, items []extent) *flowLayout {
	open := e.behindProperties(s.start)
	if e.at(open) != opening(s.Node) || len(items) == 0 {
		return nil
	}
	l := &flowLayout{start: open + 1, end: s.end - 1, items: make([]flowItem, len(items))}
	l.next = "\n" + strings.Repeat(" ", e.column(items[0].start))
	l.below = "\n" + strings.Repeat(" ", e.indent(s.start))
	at, hasComments := l.start, false
	for i := 0; i <= len(items); i++ {
		end := l.end
		if i < len(items) {
			end = items[i].start
		}
		text := oneLineEnd(string(e.text[at:end]))
		tail, head, comma := divideGap(text)
		hasComments = hasComments || strings.Contains(text, "#")
		if i == 0 {
			l.open = tail
		} else {
			l.items[i-1].tail = tail
		}
		if i == len(items) {
			l.foot, l.comma = head, comma
			break
		}
		l.items[i].loose, l.items[i].head = divideHead(head)
		at = items[i].end
	}
	if !hasComments {
		return nil
	}
	return l
}

// divideGap divides what is between two items into the comment on the line of the first
// one and the rest, without the comma.
func divideGap(text string) (tail, rest string, comma bool) {
	line, below, more := strings.Cut(text, "\n")
	if before, after, has := cutComma(line); has {
		line, comma = before+after, true
	}
	if strings.Contains(line, "#") {
		tail, line = strings.TrimRight(line, " \t"), ""
		if !strings.HasPrefix(tail, " ") && !strings.HasPrefix(tail, "\t") {
			tail = " " + tail
		}
	}
	if !more {
		return tail, line, comma
	}
	lines := strings.Split(below, "\n")
	for i, l := range lines {
		if before, after, has := cutComma(l); has && !comma {
			lines[i], comma = before+strings.TrimLeft(after, " "), true
		}
	}
	return tail, strings.TrimRight(line, " \t") + "\n" + strings.Join(lines, "\n"), comma
}

// cutComma cuts a line at a comma that is not in a comment.
func cutComma(line string) (before, after string, has bool) {
	before, after, has = strings.Cut(line, ",")
	return before, after, has && !strings.Contains(before, "#")
}

var blankLine = regexp.MustCompile(`\n[ \t]*\n`)

// divideHead divides the lines above an item at the last blank one.
func divideHead(text string) (loose, head string) {
	all := blankLine.FindAllStringIndex(text, -1)
	if len(all) == 0 {
		return "", text
	}
	at := all[len(all)-1][1] - 1
	return text[:at], text[at:]
}

func (l *flowLayout) isCommented(i int) bool {
	return strings.Contains(l.items[i].head, "#") || l.items[i].tail != ""
}

// with is the text between the brackets with other items. Comments go with theirs, and
// those that belong to none stay.
func (l *flowLayout) with(pieces []piece) string {
	var out strings.Builder
	said, tail := l.loose(pieces), l.open
	write := func(text, otherwise string) {
		out.WriteString(tail)
		if tail != "" && !strings.Contains(text, "\n") { // the line of a comment ends
			text = otherwise
		}
		out.WriteString(text)
		tail = ""
	}
	for i, p := range pieces {
		write(said[i]+l.head(i, p.from), l.next)
		out.WriteString(p.text)
		if i < len(pieces)-1 || l.comma {
			out.WriteString(",")
		}
		if p.from >= 0 {
			tail = l.items[p.from].tail
		}
	}
	write(said[len(pieces)]+l.foot, l.below)
	return out.String()
}

// loose are the lines that belong to no item, before each piece and behind the last one.
func (l *flowLayout) loose(pieces []piece) []string {
	said := make([]string, len(pieces)+1)
	for i, item := range l.items {
		at, stays := 0, false
		for j, p := range pieces {
			if p.from == i {
				at, stays = j, true
			} else if p.from >= 0 && p.from < i && !stays {
				at = j + 1
			}
		}
		if stays || strings.Contains(item.loose, "#") {
			said[at] += item.loose
		}
	}
	return said
}

// head is what is above an item at its new place.
func (l *flowLayout) head(place, from int) string {
	switch {
	case from >= 0 && strings.Contains(l.items[from].head, "#"), from == place && place == 0, from > 0 && place > 0:
		return l.items[from].head
	case place > 0:
		return l.next
	case strings.Contains(l.items[0].head, "#"):
		return l.next
	}
	return l.items[0].head
}
