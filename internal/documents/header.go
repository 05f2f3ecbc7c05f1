package documents

import (
	"bytes"
	"slices"
)

// headerOf are the lines at the top of a file that stay when its first document goes:
// comments before its marker and those that a blank line divides from it or, without
// these, those right above it if no other document has one there: they may be about the file.
func headerOf(first chunk, others []chunk) []byte {
	above, own := comments(first.text)
	if len(above) > 0 || slices.ContainsFunc(others, func(c chunk) bool { _, has := comments(c.text); return len(has) > 0 }) {
		own = nil
	}
	return slices.Concat(above, own)
}

// comments are the lines above what a chunk says: those that are divided from it, if any
// of them is a comment, and the comments right above it.
func comments(text []byte) (above, own []byte) {
	isComment := func(lines []byte) bool { return bytes.Contains(lines, []byte("#")) }
	for at := 0; at < len(text); {
		end := lineEnd(text, at)
		switch line := text[at:end]; {
		case len(bytes.TrimSpace(line)) == 0:
			above, own = slices.Concat(above, own, line), nil
		case line[0] == '#':
			own = slices.Concat(own, line)
		case isMarker(line, "---") && len(bytes.TrimSpace(line)) == len("---"):
			above, own = slices.Concat(above, own), nil
		case line[0] != '%':
			at = len(text)
		}
		at = max(at, end)
	}
	if !isComment(above) {
		above = nil
	}
	return above, own
}
