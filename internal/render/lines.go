package render

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// lineDiff compares two texts line by line and returns hunks in the unified
// form, without a header. Line ends CRLF and LF count as the same. Both nil
// and empty mean that the texts are no lines to compare.
func lineDiff(before, after string) []string {
	before, after = unixLines(before), unixLines(after)
	if !strings.Contains(before, "\n") && !strings.Contains(after, "\n") {
		return nil
	}
	unified := string(diff.Diff("before", []byte(before), "after", []byte(after)))
	lines := strings.Split(strings.TrimSuffix(unified, "\n"), "\n")
	const header = 3 // "diff before after", "--- before", "+++ after"
	if len(lines) <= header {
		return nil
	}
	for i, line := range lines {
		lines[i] = clean(line)
	}
	return lines[header:]
}

func unixLines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// firstLines keeps at most n lines and says how many are missing.
func firstLines(lines []string, n int) []string {
	if len(lines) <= n {
		return lines
	}
	return append(lines[:n-1:n-1], fmt.Sprintf("… %s; -o json shows them", Count(len(lines)-n+1, "more line", "more lines")))
}

// Count returns a number with its noun.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
