package render

import (
	"strings"

	"github.com/rivo/uniseg"
)

const ellipsis = "…"

// widthOf returns how many columns a terminal gives to s.
func widthOf(s string) int { return uniseg.StringWidth(s) }

// pad adds spaces up to n columns.
func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(0, n-widthOf(s)))
}

// cut shortens s to at most n columns; "…" stands for what was left out.
func cut(s string, n int) string {
	if prefix(s, n) == len(s) {
		return s
	}
	if n < 2 {
		return ellipsis
	}
	return s[:prefix(s, n-1)] + ellipsis
}

// wrap breaks a text into lines of at most n columns, behind a space where
// there is one. But for that space nothing is lost.
func wrap(s string, n int) []string {
	var lines []string
	for {
		end := prefix(s, n)
		if end == len(s) {
			return append(lines, s)
		}
		if space := strings.LastIndexByte(s[:end], ' '); space > 0 && s[end] != ' ' {
			end = space
		}
		lines = append(lines, s[:end])
		s = strings.TrimPrefix(s[end:], " ")
	}
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

// around shortens two texts to at most n columns each so that the place where
// they part is seen.
func around(a, b string, n int) (string, string) {
	if widthOf(a) <= n && widthOf(b) <= n {
		return a, b
	}
	start := commonStart(a, b)
	if widthOf(a[:start]) < n/2 {
		return cut(a, n), cut(b, n)
	}
	from := clusterStart(a, start, max(4, n/3))
	return ellipsis + cut(a[from:], n-1), ellipsis + cut(b[from:], n-1)
}

// commonStart returns how many bytes of whole characters two texts share at
// their beginning.
func commonStart(a, b string) int {
	at := 0
	for rest, state := a, -1; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if !strings.HasPrefix(b[at:], cluster) {
			break
		}
		at += len(cluster)
	}
	return at
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
