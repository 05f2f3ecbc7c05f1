package render

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"isc-sync/internal/alike"
)

const ellipsis = "…"

// widthOf returns how many columns a terminal gives to s.
func widthOf(s string) int { return uniseg.StringWidth(s) }

// pad adds spaces up to n columns.
func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(0, n-widthOf(s)))
}

// cut shortens s to at most n columns and marks the cut with "…".
func cut(s string, n int) string {
	if prefix(s, n) == len(s) {
		return s
	}
	if n < 2 {
		return ellipsis
	}
	return s[:prefix(s, n-1)] + ellipsis
}

// Wrap breaks a text into lines of at most n columns, behind a space if there
// is one.
func Wrap(s string, n int) []string { return wrap(s, n) }

// wrap breaks a text into lines of at most n columns, behind a space if
// there is one. But for that space nothing is lost.
func wrap(s string, n int) []string {
	var lines []string
	for {
		end := prefix(s, n)
		if end == len(s) {
			return append(lines, s)
		}
		if space := lastSpace(s, end); space > 0 {
			end = space
		}
		lines = append(lines, s[:end])
		s = strings.TrimPrefix(s[end:], " ")
	}
}

// lastSpace returns where a line of at most end bytes ends: at its last space outside of
// the words that a shell needs in single quotes, so that those can be copied, else at its
// last space.
func lastSpace(s string, end int) int {
	last, quoted := 0, false
	for i := 0; i <= end; i++ {
		switch {
		case quoted && isQuoteEnd(s, i):
			quoted = false
		case !quoted && isQuoteStart(s, i):
			quoted = true
		case !quoted && s[i] == ' ':
			last = i
		}
	}
	if last == 0 && s[end] != ' ' {
		return strings.LastIndexByte(s[:end], ' ')
	}
	return last
}

func isQuoteStart(s string, i int) bool {
	return s[i] == '\'' && (i == 0 || strings.IndexByte(" =(", s[i-1]) >= 0) && strings.IndexByte(s[i+1:], '\'') > 0
}

func isQuoteEnd(s string, i int) bool {
	return s[i] == '\'' && (i+1 == len(s) || strings.IndexByte(" ,.;:)", s[i+1]) >= 0)
}

// prefix returns how many bytes the characters take that fit in n columns; at
// least one does.
func prefix(s string, n int) int {
	end, used := 0, 0
	for rest, state := s, -1; rest != ""; {
		var cluster string
		var w int
		cluster, rest, w, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if used+w > n && end > 0 {
			break
		}
		end, used = end+len(cluster), used+w
	}
	return end
}

// fold breaks a value into lines of at most n columns, behind a space if
// there is one. Put together, the lines are the value.
func fold(s string, n int) []string {
	var lines []string
	for {
		end := prefix(s, n)
		if end == len(s) {
			return append(lines, s)
		}
		if space := strings.LastIndexByte(s[:end], ' '); space > 0 {
			end = space + 1
		}
		lines = append(lines, s[:end])
		s = s[end:]
	}
}

// around leaves out what two texts share at their ends, beyond a few columns,
// where they do not fit in n columns. What differs is kept whole.
func around(a, b string, n int) (string, string) {
	if widthOf(a) <= n && widthOf(b) <= n {
		return a, b
	}
	start, end := alike.CommonEnds(a, b)
	start, end = clusterEnds(a, b, start, end)
	head, tail := contextOf(a[start:len(a)-end], b[start:len(b)-end], a[len(a)-end:], n)
	from := clusterStart(a, start, head)
	if widthOf(a[:from]) <= widthOf(ellipsis) {
		from = 0
	}
	return between(a, from, end, tail), between(b, from, end, tail)
}

// contextOf returns how many columns of what two texts share are shown before
// and after what differs.
func contextOf(a, b, shared string, n int) (head, tail int) {
	const least = 8
	free := n - max(widthOf(a), widthOf(b)) - widthOf(ellipsis)
	tail = min(widthOf(shared), max(least, free/3))
	return max(least, free-tail), tail
}

// between cuts the shared end of a text down to n columns, and its beginning
// off.
func between(s string, from, end, n int) string {
	body, tail := s[from:len(s)-end], s[len(s)-end:]
	if from > 0 {
		body = ellipsis + body
	}
	return body + cut(tail, n)
}

// clusterEnds moves the ends of what two texts share to where characters of
// both begin.
func clusterEnds(a, b string, start, end int) (int, int) {
	for start > 0 && !(isBoundary(a, start) && isBoundary(b, start)) {
		start--
	}
	for end > 0 && !(isBoundary(a, len(a)-end) && isBoundary(b, len(b)-end)) {
		end--
	}
	return start, end
}

// isBoundary reports whether a character as users see it may begin at a place.
// A mark, a joiner and half of a pair belong to what is before them.
func isBoundary(s string, at int) bool {
	if at == 0 || at == len(s) {
		return true
	}
	if !utf8.RuneStart(s[at]) {
		return false
	}
	_, size := utf8.DecodeLastRuneInString(s[:at])
	_, next := utf8.DecodeRuneInString(s[at:])
	return uniseg.GraphemeClusterCount(s[at-size:at+next]) == 2
}

// clusterStart returns the place in s, at most n columns before end, where a
// character begins.
func clusterStart(s string, end, n int) int {
	at, left := 0, widthOf(s[:end])
	for rest, state := s[:end], -1; rest != "" && left > n; {
		var cluster string
		var w int
		cluster, rest, w, state = uniseg.FirstGraphemeClusterInString(rest, state)
		at, left = at+len(cluster), left-w
	}
	return at
}
