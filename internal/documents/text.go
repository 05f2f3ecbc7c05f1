package documents

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// flaw is something wrong at a place in one file.
type flaw struct {
	line, column int
	text, hint   string
}

const byteOrderMark = "\ufeff"

// readable strips a byte order mark and finds the first byte that no YAML file
// may hold, or that readers of YAML 1.1 and 1.2 take for different things.
func readable(data []byte) ([]byte, *flaw) {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	for i := 0; i < len(data); {
		if b := data[i]; b == '\n' || b >= ' ' && b <= '~' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if text, hint := badRune(r, size, data[i:]); text != "" {
			return data, flawAfter(data[:i], text, hint)
		}
		i += size
	}
	return data, nil
}

// flawAfter is a flaw in the character that follows some text.
func flawAfter(before []byte, text, hint string) *flaw {
	line := bytes.Count(before, []byte("\n"))
	start := bytes.LastIndexByte(before, '\n') + 1
	return &flaw{line + 1, utf8.RuneCount(before[start:]) + 1, text, hint}
}

func badRune(r rune, size int, rest []byte) (text, hint string) {
	const escape = `write it as "\u%04X" in double quotes`
	switch {
	case r == utf8.RuneError && size == 1:
		return "the file is not UTF-8", "save it as UTF-8"
	case r == '\r':
		if len(rest) > 1 && rest[1] == '\n' {
			return "", ""
		}
		return "a carriage return has no line feed after it", `end lines with LF or CR LF, and write it as "\r" in double quotes inside a text`
	case r == '\t' || r == '\n' || r >= 0x20 && r <= 0x7E:
		return "", ""
	case r < 0x20 || r == 0x7F || r >= 0x80 && r < 0xA0 && r != 0x85 || r == 0xFFFE || r == 0xFFFF:
		return fmt.Sprintf("the control character U+%04X is not allowed", r), fmt.Sprintf(escape, r)
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		return fmt.Sprintf("the line separator U+%04X is read differently by different readers", r), fmt.Sprintf(escape, r)
	case r == 0xFEFF:
		return "a byte order mark is inside the file", fmt.Sprintf(escape, r)
	}
	return "", ""
}

// chunk is the text of one document in a stream, and the lines before it.
type chunk struct {
	text  []byte
	above int
}

// has reports whether a line of the stream, counted from 1, is in the chunk. What
// follows the last line end is a line.
func (c chunk) has(line int) bool {
	lines := bytes.Count(c.text, []byte("\n"))
	if len(c.text) > 0 && c.text[len(c.text)-1] != '\n' {
		lines++
	}
	return c.above < line && line <= c.above+lines
}

// chunks cuts a stream at its document markers, so that a mistake in one
// document does not hide those in the next. A line of only "---" or "..." can
// stand nowhere else in YAML.
func chunks(data []byte) []chunk {
	var out []chunk
	start, line, above, open := 0, 0, 0, false
	for at := 0; at < len(data); line++ {
		end := lineEnd(data, at)
		switch {
		case isMarker(data[at:end], "---") && open:
			out = append(out, chunk{data[start:at], above})
			start, above, open = at, line, true
		case isMarker(data[at:end], "---"):
			open = true
		case isMarker(data[at:end], "..."):
			out = append(out, chunk{data[start:end], above})
			start, above, open = end, line+1, false
		case data[at] != '%' && data[at] != '#' && len(bytes.TrimSpace(data[at:end])) > 0:
			open = true
		}
		at = end
	}
	return append(out, chunk{data[start:], above})
}

func lineEnd(data []byte, at int) int {
	if n := bytes.IndexByte(data[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(data)
}

func isMarker(line []byte, marker string) bool {
	rest, ok := bytes.CutPrefix(line, []byte(marker))
	return ok && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n"), rest[0]) >= 0)
}
