package yamledit

import (
	"bytes"
	"strings"
)

// block is one entry or element of a collection that is written in lines.
type block struct {
	start, end int
	stays      bool
	nodes      []*node
}

// behind is the line behind a block and the comments below it that are indented more.
func (f *file) behind(b block, column int) int {
	at := f.nextLine(b.end)
	for at < len(f.text) && f.isComment(at) && f.indent(at) > column {
		at = f.nextLine(at)
	}
	return at
}

// endOfComments is the end of the last line that behind passes.
func (f *file) endOfComments(b block, column int) int {
	at := f.behind(b, column)
	return f.lineEnd(f.lineStart(max(at-1, b.end)))
}

// isCommented reports whether a block that is a scalar has comments.
func (e *editor) isCommented(b block) bool {
	return e.opens(b) && e.above(b.start) < e.lineStart(b.start) ||
		bytes.Contains(e.text[b.end:e.behind(b, e.column(b.start))], []byte("#"))
}

// opens reports whether a block is the first on its line.
func (f *file) opens(b block) bool {
	return strings.TrimSpace(string(f.text[f.lineStart(b.start):b.start])) == ""
}

// removeBlocks removes those that do not stay, with their comments: the one behind
// them and those right above them.
func (e *editor) removeBlocks(blocks []block) {
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if b.stays {
			continue
		}
		e.gone = append(e.gone, b.nodes...)
		if !e.opens(b) { // what stays next moves up behind the dash
			for i++; !blocks[i].stays; i++ {
				e.gone = append(e.gone, blocks[i].nodes...)
			}
			e.splice(b.start, e.firstOf(blocks[i-1], blocks[i]), "")
			continue
		}
		start := e.above(b.start)
		if i > 0 && start <= e.lineEnd(blocks[i-1].end) {
			start = e.lineStart(b.start)
		}
		end := e.nextLine(b.end)
		if end == len(e.text) && start > 0 && !strings.HasSuffix(string(e.text), "\n") {
			start-- // the line before becomes the last one, without a line end
			if e.at(start-1) == '\r' {
				start--
			}
		}
		e.splice(start, end, "")
	}
}

// firstOf is where the next block begins, or the comment right above it.
func (e *editor) firstOf(b, next block) int {
	line := e.nextLine(b.end)
	if line >= next.start {
		return next.start
	}
	for line < next.start && e.isBlank(line) {
		line = e.nextLine(line)
	}
	return line + e.indent(line)
}

// above is the first line of the comments right above a line, or that line itself.
func (f *file) above(i int) int {
	line, indent := f.lineStart(i), f.indent(i)
	for line > 0 {
		before := f.lineStart(line - 1)
		if !f.isComment(before) || f.indent(before) != indent {
			break
		}
		line = before
	}
	return line
}

// insertBlock adds an entry or element behind another, or with -1 before the first
// that stays. A comment above the first one is about it, so that the new one comes
// behind it where order does not matter; sequences call insertFirst.
func (e *editor) insertBlock(blocks []block, after, column int, text string) {
	if after < 0 {
		first := 0
		for !blocks[first].stays {
			first++
		}
		if e.opens(blocks[first]) && e.above(blocks[first].start) < e.lineStart(blocks[first].start) {
			after = first
		} else {
			e.insertFirst(blocks[first], column, text)
			return
		}
	}
	e.insertAfter(blocks[after], column, text)
}

// insertFirst adds an element before another, and before the comments right above that,
// which are about it.
func (e *editor) insertFirst(b block, column int, text string) {
	if above := e.above(b.start); e.opens(b) && above < e.lineStart(b.start) {
		e.splice(above, above, strings.Repeat(" ", column)+text+"\n")
		return
	}
	e.splice(b.start, b.start, text+"\n"+strings.Repeat(" ", column))
}

func (e *editor) insertAfter(b block, column int, text string) {
	at := e.behind(b, column)
	text = strings.Repeat(" ", column) + text
	if at == len(e.text) && e.text[at-1] != '\n' {
		e.splice(at, at, "\n"+text)
		return
	}
	e.splice(at, at, text+"\n")
}
