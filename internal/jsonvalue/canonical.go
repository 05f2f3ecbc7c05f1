package jsonvalue

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Canonical returns the one spelling of a JSON value that digests are taken
// of: keys sorted bytewise, no white space, numbers in canonical form, no HTML
// escaping.
func Canonical(v any) []byte {
	var b bytes.Buffer
	writeCanonical(&b, v)
	return b.Bytes()
}

// Digest returns "sha256:" and the hexadecimal hash of the canonical form.
func Digest(v any) string {
	sum := sha256.Sum256(Canonical(v))
	return "sha256:" + hex.EncodeToString(sum[:])
}

func writeCanonical(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		fmt.Fprintf(b, "%t", v)
	case json.Number:
		b.WriteString(CanonicalNumber(v))
	case string:
		writeString(b, v)
	case []any:
		writeArray(b, v)
	case map[string]any:
		writeObject(b, v)
	default:
		panic(fmt.Sprintf("jsonvalue: %T is not a JSON value", v))
	}
}

func writeArray(b *bytes.Buffer, v []any) {
	b.WriteByte('[')
	for i, e := range v {
		if i > 0 {
			b.WriteByte(',')
		}
		writeCanonical(b, e)
	}
	b.WriteByte(']')
}

func writeObject(b *bytes.Buffer, v map[string]any) {
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
func writeString(b *bytes.Buffer, s string) {
	b.WriteByte('"')
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

// SortedKeys returns the keys of m in bytewise order.
func SortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
