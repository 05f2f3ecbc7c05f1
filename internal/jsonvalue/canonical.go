package jsonvalue

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Canonical returns the one spelling of a JSON value that digests are taken
// of: keys sorted bytewise, no white space, numbers in canonical form, no HTML
// escaping.
func Canonical(v any) []byte {
	var b bytes.Buffer
	writeCanonical(&b, v)
	return b.Bytes()
}

// Elements are an array whose elements are made one at a time, while it is written.
type Elements iter.Seq[any]

// Digest returns "sha256:" and the hexadecimal hash of the canonical form.
func Digest(v any) string {
	hash := sha256.New()
	b := bufio.NewWriter(hash)
	writeCanonical(b, v)
	_ = b.Flush() // a hash takes everything
	return "sha256:" + hex.EncodeToString(hash.Sum(nil))
}

// sink is a buffer, of which errors are not known or come at its end.
type sink interface {
	io.Writer
	io.ByteWriter
	io.StringWriter
	WriteRune(r rune) (int, error)
}

func writeCanonical(b sink, v any) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case json.Number:
		b.WriteString(CanonicalNumber(v))
	case string:
		writeString(b, v)
	case []any:
		writeArray(b, slices.Values(v))
	case Elements:
		writeArray(b, iter.Seq[any](v))
	case map[string]any:
		writeObject(b, v)
	default:
		panic(fmt.Sprintf("jsonvalue: %T is not a JSON value", v))
	}
}

func writeArray(b sink, v iter.Seq[any]) {
	b.WriteByte('[')
	first := true
	for e := range v {
		if !first {
			b.WriteByte(',')
		}
		first = false
		writeCanonical(b, e)
	}
	b.WriteByte(']')
}

func writeObject(b sink, v map[string]any) {
	b.WriteByte('{')
	for i, k := range SortedKeys(v) {
		if i > 0 {
			b.WriteByte(',')
		}
		writeString(b, k)
		b.WriteByte(':')
		writeCanonical(b, v[k])
	}
	b.WriteByte('}')
}

// writeString escapes what RFC 8785, section 3.2.2.2, wants escaped and nothing
// else. Bytes that are not UTF-8 become U+FFFD.
func writeString(b sink, s string) {
	b.WriteByte('"')
	if isPlain(s) {
		b.WriteString(s)
		b.WriteByte('"')
		return
	}
	for _, r := range s {
		switch i := strings.IndexRune("\b\t\n\f\r\"\\", r); {
		case i >= 0:
			b.WriteByte('\\')
			b.WriteByte(`btnfr"\`[i])
		case r < ' ':
			fmt.Fprintf(b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
}

// isPlain reports whether nothing in a text has to be escaped or replaced.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' {
			return false
		}
	}
	return utf8.ValidString(s)
}

// SortedKeys returns the keys of m in bytewise order.
func SortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
