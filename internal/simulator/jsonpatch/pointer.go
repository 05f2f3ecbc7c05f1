package jsonpatch

import (
	"fmt"
	"strings"
)

// A Pointer is a parsed JSON Pointer (RFC 6901): its unescaped tokens. The
// empty Pointer is the whole document.
type Pointer []string

// ParsePointer reads the string form of a pointer. It is an error when a
// non-empty pointer does not begin with a slash or a tilde is not followed by
// 0 or 1.
func ParsePointer(s string) (Pointer, error) {
	if s == "" {
		return Pointer{}, nil
	}
	if s[0] != '/' {
		return nil, fmt.Errorf("pointer %q does not begin with a slash", s)
	}
	tokens := strings.Split(s[1:], "/")
	for i, token := range tokens {
		plain, err := unescape(token)
		if err != nil {
			return nil, fmt.Errorf("pointer %q: %w", s, err)
		}
		tokens[i] = plain
	}
	return tokens, nil
}

// String gives back the escaped form.
func (p Pointer) String() string {
	var b strings.Builder
	for _, token := range p {
		b.WriteByte('/')
		b.WriteString(strings.ReplaceAll(strings.ReplaceAll(token, "~", "~0"), "/", "~1"))
	}
	return b.String()
}

func unescape(token string) (string, error) {
	for i := 0; i < len(token); i++ {
		if token[i] != '~' {
			continue
		}
		if i+1 == len(token) || (token[i+1] != '0' && token[i+1] != '1') {
			return "", fmt.Errorf("token %q has a tilde that is not an escape", token)
		}
		i++
	}
	// The order matters: ~01 is the text ~1, not a slash.
	return strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~"), nil
}

func (p Pointer) isPrefixOf(other Pointer) bool {
	if len(p) > len(other) {
		return false
	}
	for i, token := range p {
		if token != other[i] {
			return false
		}
	}
	return true
}
