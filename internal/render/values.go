package render

import "strings"

// signNone is that of a line which only continues an entry.
const signNone = ""

// inLine returns what happens in one line. False means that it takes several.
func (e entry) inLine() (string, bool) {
	switch {
	case e.override != "":
		return e.override, true
	case e.isText():
		return "", false
	case isAbsent(e.before):
		return inline(e.after), !hasLines(e.after)
	case isAbsent(e.after):
		return inline(e.before), !hasLines(e.before)
	}
	before, after := inlinePair(e.before, e.after)
	return before + " → " + after, true
}

// lines returns the values line by line. Of two that do not fit in n columns,
// what they share is left out, and what differs is whole.
func (e entry) lines(n int) []diffLine {
	switch {
	case e.isText():
		return e.textLines(n)
	case isAbsent(e.before):
		return outlined(e.after)
	case isAbsent(e.after):
		return outlined(e.before)
	}
	before, after := e.pair(n)
	return []diffLine{{signRemove, " " + before}, {signAdd, " " + after}}
}

// pair returns both values, each on one line of about n columns.
func (e entry) pair(n int) (before, after string) {
	before, after = inlinePair(e.before, e.after)
	return around(before, after, n)
}

// isText reports whether the values are texts, one of them of several lines.
func (e entry) isText() bool {
	before, ok := textOf(e.before)
	after, also := textOf(e.after)
	ok, also = ok || isAbsent(e.before), also || isAbsent(e.after)
	return e.override == "" && ok && also && (isLong(before) || isLong(after))
}

// isLong reports whether a text has several lines.
func isLong(s string) bool { return strings.Contains(strings.TrimSuffix(s, "\n"), "\n") }

func (e entry) textLines(n int) []diffLine {
	before, _ := textOf(e.before)
	after, _ := textOf(e.after)
	switch {
	case isAbsent(e.before):
		return wholeText(signAdd, after)
	case isAbsent(e.after):
		return wholeText(signRemove, before)
	}
	return narrowed(textDiff(before, after), n)
}
