package render

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// hunkHead is the line above a part of a unified difference: where it is in the old text
// and in the new one, with the number of lines unless that is 1.
var hunkHead = regexp.MustCompile(`^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@$`)

// Unified is the unified difference of two texts. The library forgets, in the places in
// the new text, the lines between two changes of one part, so that these are counted
// again.
func Unified(from, to, before, after string) string {
	var out strings.Builder
	moved := 0
	for line := range strings.Lines(udiff.Unified(from, to, before, after)) {
		head := hunkHead.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if head == nil {
			out.WriteString(line)
			continue
		}
		start, was, is := numberOr(head[1], 1), numberOr(head[2], 1), numberOr(head[4], 1)
		if was > 0 && is > 0 {
			line = strings.Replace(line, "+"+head[3], fmt.Sprintf("+%d", start+moved), 1)
		}
		moved += is - was
		out.WriteString(line)
	}
	return out.String()
}

// numberOr is the number that a text holds, or another one.
func numberOr(text string, otherwise int) int {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return otherwise
}

// PatchName writes the name of a file as git does: quoted if a character needs it, and
// with a tab behind it if a space could end it.
func PatchName(name string) string {
	special := func(r rune) bool { return r < ' ' || r == 0x7f || r == '"' || r == '\\' }
	switch {
	case strings.ContainsFunc(name, special):
		var out strings.Builder
		out.WriteByte('"')
		for _, b := range []byte(name) {
			switch {
			case b == '"' || b == '\\':
				out.WriteString("\\" + string(rune(b)))
			case b < ' ' || b == 0x7f:
				fmt.Fprintf(&out, "\\%03o", b)
			default:
				out.WriteByte(b)
			}
		}
		out.WriteByte('"')
		return out.String()
	case strings.Contains(name, " "):
		return name + "\t"
	}
	return name
}
