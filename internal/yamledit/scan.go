package yamledit

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"isc-sync/internal/yamltree"
)

func width(text []byte, at int) int {
	if at >= len(text) {
		return 0
	}
	_, size := utf8.DecodeRune(text[at:])
	return size
}

// behindProperties is the place behind a tag and an anchor, and what separates them
// from the value.
func (f *file) behindProperties(i int) int {
	for f.at(i) == '!' || f.at(i) == '&' {
		i = f.skipWord(i)
		i = f.skipSpace(i)
	}
	return i
}

func (f *file) skipWord(i int) int {
	for i < len(f.text) && strings.IndexByte(" \t\r\n,[]{}", f.text[i]) < 0 {
		i++
	}
	return i
}

// skipSpace skips white space, line ends and comments.
func (f *file) skipSpace(i int) int {
	for i < len(f.text) {
		switch b := f.text[i]; {
		case b == ' ' || b == '\t' || b == '\r' || b == '\n':
			i++
		case b == '#' && (i == 0 || strings.IndexByte(" \t\n", f.text[i-1]) >= 0):
			i = f.lineEnd(i)
		default:
			return i
		}
	}
	return i
}

// closing is behind the bracket that ends a flow collection, from behind its last
// item on.
func (f *file) closing(i int) int {
	for i = f.skipSpace(i); f.at(i) == ','; i = f.skipSpace(i) {
		i++
	}
	return min(i+1, len(f.text))
}

// scalarEnd is behind the last character of a scalar or alias.
func (f *file) scalarEnd(n *node, outer int, flow bool) int {
	if n.Kind == yamltree.Alias {
		return f.skipWord(n.start)
	}
	at := f.behindProperties(n.start)
	switch {
	case n.Style&yamltree.DoubleQuoted != 0:
		return f.quoteEnd(at, '"')
	case n.Style&yamltree.SingleQuoted != 0:
		return f.quoteEnd(at, '\'')
	case n.Style&(yamltree.Literal|yamltree.Folded) != 0:
		return f.blockEnd(at, n.Value, outer)
	case n.Value == "":
		return f.trimmed(n.start, at)
	}
	return f.plainEnd(at, n.Value)
}

// trimmed is the end of a text without the white space and comments behind it:
// properties alone.
func (f *file) trimmed(start, end int) int {
	at := start
	for f.at(at) == '!' || f.at(at) == '&' {
		at = f.skipWord(at)
		if next := f.skipSpace(at); next < end && (f.at(next) == '!' || f.at(next) == '&') {
			at = next
		}
	}
	return at
}

func (f *file) quoteEnd(i int, quote byte) int {
	for i++; i < len(f.text); i++ {
		switch {
		case quote == '"' && f.text[i] == '\\':
			i++
		case f.text[i] == quote && quote == '\'' && f.at(i+1) == quote:
			i++
		case f.text[i] == quote:
			return i + 1
		}
	}
	return len(f.text)
}

// plainEnd follows a plain scalar, whose line breaks became spaces in its value.
func (f *file) plainEnd(i int, value string) int {
	for j := 0; j < len(value) && i < len(f.text); {
		if next := f.skipFold(i); next > i {
			i = next
			j += len(value[j:]) - len(strings.TrimLeft(value[j:], " \n"))
			continue
		}
		i, j = i+1, j+1
	}
	return i
}

// skipFold skips a line break and the white space around it, if there is one.
func (f *file) skipFold(i int) int {
	end := i
	for strings.IndexByte(" \t\r", f.at(end)) >= 0 && f.at(end) != 0 {
		end++
	}
	if f.at(end) != '\n' {
		return i
	}
	for end < len(f.text) && strings.IndexByte(" \t\r\n", f.text[end]) >= 0 {
		end++
	}
	return end
}

// blockEnd is the end of the last line of a block scalar. outer is the column of the
// collection that it is in.
func (f *file) blockEnd(i int, value string, outer int) int {
	header := f.text[i:f.lineEnd(i)]
	end, column := f.headerEnd(i), -1
	if digit := bytes.IndexAny(header[:end-i], "123456789"); digit >= 0 {
		column = max(outer, 0) + int(header[digit]-'0')
	}
	keeps := bytes.IndexByte(header[:end-i], '+') >= 0
	for line := f.nextLine(i); line < len(f.text) && strings.Trim(value, "\n") != ""; line = f.nextLine(line) {
		if f.isBlank(line) {
			if keeps {
				end = f.lineEnd(line)
			}
			continue
		}
		if column < 0 {
			column = f.indent(line)
		}
		if f.indent(line) < column || f.indent(line) <= outer {
			break
		}
		end = f.lineEnd(line)
	}
	return end
}

// headerEnd is behind the indicators of a block scalar.
func (f *file) headerEnd(i int) int {
	for i < len(f.text) && strings.IndexByte("|>+-123456789", f.text[i]) >= 0 {
		i++
	}
	return i
}
