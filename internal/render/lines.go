package render

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"isc-sync/internal/alike"
)

// diffLine is one line of a value: what goes (-), what comes (+), what stays
// (a space), and where in a text (@).
type diffLine struct {
	sign, text string
}

const signSame, signPlace = " ", "@"

// String is the line with its sign.
func (l diffLine) String() string {
	if l.sign == signPlace {
		return l.text
	}
	return l.sign + l.text
}

// textDiff compares two texts line by line.
func textDiff(before, after string) []diffLine {
	before, after, ends := likeLines(before, after)
	var lines []diffLine
	if ends != "" {
		lines = append(lines, diffLine{signPlace, ends})
	}
	if before == after {
		return lines
	}
	unified := string(diff.Diff("before", []byte(before), "after", []byte(after)))
	const header = 3 // "diff before after", "--- before", "+++ after"
	for _, l := range strings.Split(strings.TrimSuffix(unified, "\n"), "\n")[header:] {
		lines = append(lines, diffLineOf(l))
	}
	return paired(lines)
}

func diffLineOf(l string) diffLine {
	switch {
	case strings.HasPrefix(l, "@@"), strings.HasPrefix(l, `\`):
		return diffLine{signPlace, l}
	case l == "":
		return diffLine{signSame, ""}
	}
	return diffLine{l[:1], visible(l[1:])}
}

// likeLines gives two texts the same line ends, where that hides nothing or can
// be said in words, and both a last line end where neither has one.
func likeLines(before, after string) (_, _, ends string) {
	was, is := lineEnds(before), lineEnds(after)
	if was != mixedEnds && is != mixedEnds {
		before, after = unixLines(before), unixLines(after)
		if was != is && was != "" && is != "" {
			ends = fmt.Sprintf("line ends: %s → %s", was, is)
		}
	}
	if !strings.HasSuffix(before, "\n") && !strings.HasSuffix(after, "\n") {
		return before + "\n", after + "\n", ends
	}
	return before, after, ends
}

const mixedEnds = "mixed"

// lineEnds returns how the lines of a text end, "" if it has one line.
func lineEnds(s string) string {
	all, windows := strings.Count(s, "\n"), strings.Count(s, "\r\n")
	switch {
	case all == 0:
		return ""
	case windows == 0:
		return "LF"
	case windows == all:
		return "CRLF"
	}
	return mixedEnds
}

func unixLines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// wholeText returns all lines of a text with one sign.
func wholeText(sign, s string) []diffLine {
	if lineEnds(s) != mixedEnds {
		s = unixLines(s)
	}
	var lines []diffLine
	for _, l := range strings.Split(strings.TrimSuffix(s, "\n"), "\n") {
		lines = append(lines, diffLine{sign, visible(l)})
	}
	return lines
}

// paired makes lines that go and lines that come look different where they are
// not the same.
func paired(lines []diffLine) []diffLine {
	for i := 0; i < len(lines); {
		going := run(lines[i:], signRemove)
		coming := run(lines[i+len(going):], signAdd)
		for j := range going {
			for k := range coming {
				if j == k || alike.Looks(going[j].text) == alike.Looks(coming[k].text) {
					going[j].text, coming[k].text = alike.Apart(going[j].text, coming[k].text)
				}
			}
		}
		i += max(1, len(going)+len(coming))
	}
	return lines
}

func run(lines []diffLine, sign string) []diffLine {
	n := 0
	for n < len(lines) && lines[n].sign == sign {
		n++
	}
	return lines[:n]
}

// narrowed shortens each line that goes, and the one that comes for it, to
// where they differ.
func narrowed(lines []diffLine, n int) []diffLine {
	for i := 0; i < len(lines); {
		going := run(lines[i:], signRemove)
		coming := run(lines[i+len(going):], signAdd)
		if len(going) == len(coming) {
			for j := range going {
				going[j].text, coming[j].text = around(going[j].text, coming[j].text, n)
			}
		}
		i += max(1, len(going)+len(coming))
	}
	return lines
}

// Count returns a number with its noun.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
