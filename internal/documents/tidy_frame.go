package documents

import "bytes"

// frame divides the text of a document in a stream into what is before it, with the
// marker "---" and a comment behind that, the document, and the marker "..." behind it.
func frame(text []byte) (before, document, behind []byte) {
	start, marked := 0, false
	for at := 0; at < len(text) && !marked; {
		end := lineEnd(text, at)
		line := bytes.TrimSpace(text[at:end])
		switch {
		case isMarker(text[at:end], "---"):
			marked, start = true, at+len("---")
			if rest := bytes.TrimSpace(text[start:end]); len(rest) == 0 || rest[0] == '#' {
				start = end
			}
		case len(line) > 0 && line[0] != '#' && line[0] != '%':
			marked = true
		}
		at = end
	}
	before, document = text[:start], text[start:]
	if start > 0 && text[start-1] != '\n' {
		before = append(bytes.Clone(before), '\n')
	}
	if at := bytes.LastIndexByte(bytes.TrimRight(document, " \t\n"), '\n') + 1; isMarker(document[at:], "...") {
		document, behind = document[:at], append(bytes.TrimSpace(document[at:]), '\n')
	}
	return before, document, behind
}

// tidyLines are comments and blank lines without white space at their ends, no two
// blank lines in a row, and none at the beginning. last: none at the end either.
func tidyLines(text []byte, last bool) []byte {
	var out []byte
	for line := range bytes.Lines(text) {
		line = bytes.TrimRight(line, " \t\n")
		if len(line) == 0 && (len(out) == 0 || bytes.HasSuffix(out, []byte("\n\n"))) {
			continue
		}
		out = append(append(out, line...), '\n')
	}
	if last {
		out = bytes.TrimRight(out, "\n")
		if len(out) > 0 {
			out = append(out, '\n')
		}
	}
	return out
}
