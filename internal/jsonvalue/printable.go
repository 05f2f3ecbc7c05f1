package jsonvalue

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf16"
)

// Printable returns the text of a JSON document with everything escaped that
// does not print, as JSON allows in every string: a terminal that shows the
// document acts on nothing in it.
func Printable(data []byte) []byte {
	var b bytes.Buffer
	for _, r := range string(data) {
		switch {
		case r == '\n' || unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.Bytes()
}
