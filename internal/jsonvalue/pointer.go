package jsonvalue

import (
	"fmt"
	"strconv"
	"strings"
)

// Pointer is a JSON Pointer (RFC 6901) in its string form. "" is the whole
// document.
type Pointer string

// ParsePointer checks that s is a well-formed JSON Pointer.
func ParsePointer(s string) (Pointer, error) {
	if s != "" && s[0] != '/' {
		return "", fmt.Errorf("%q is not a JSON pointer: it must be empty or begin with /", s)
	}
	for i := range len(s) {
		if s[i] == '~' && (i+1 == len(s) || s[i+1] != '0' && s[i+1] != '1') {
			return "", fmt.Errorf("%q is not a JSON pointer: ~ must be followed by 0 or 1", s)
		}
	}
	return Pointer(s), nil
}

// Append returns the pointer to member token of what p points to.
func (p Pointer) Append(token string) Pointer {
	return p + "/" + Pointer(escaped(token))
}

// Index returns the pointer to element i of the array that p points to.
func (p Pointer) Index(i int) Pointer { return p + "/" + Pointer(strconv.Itoa(i)) }

// Tokens returns the unescaped reference tokens.
func (p Pointer) Tokens() []string {
	if p == "" {
		return nil
	}
	tokens := strings.Split(string(p[1:]), "/")
	for i, t := range tokens {
		tokens[i] = unescaped(t)
	}
	return tokens
}

// First returns the first token, unescaped, and "" for the whole document.
func (p Pointer) First() string {
	if p == "" {
		return ""
	}
	first, _, _ := strings.Cut(string(p[1:]), "/")
	return unescaped(first)
}

// Rest returns the pointer without its first token, "" behind the last one. With First
// it leads through a value without a list of the tokens.
func (p Pointer) Rest() Pointer {
	if p == "" {
		return ""
	}
	end := strings.IndexByte(string(p[1:]), '/')
	if end < 0 {
		return ""
	}
	return p[1+end:]
}

// Parent returns the pointer without its last token; the parent of "" is "".
func (p Pointer) Parent() Pointer {
	at := strings.LastIndexByte(string(p), '/')
	if at < 0 {
		return ""
	}
	return p[:at]
}

// Last returns the last token, unescaped, and "" for the whole document.
func (p Pointer) Last() string {
	at := strings.LastIndexByte(string(p), '/')
	return unescaped(string(p[at+1:]))
}

// Contains reports whether q is p or points below it.
func (p Pointer) Contains(q Pointer) bool {
	return strings.HasPrefix(string(q), string(p)) && (len(q) == len(p) || q[len(p)] == '/')
}

// Get returns the value that p points to, and whether it is there.
func (p Pointer) Get(v any) (any, bool) {
	for rest := p; rest != ""; rest = rest.Rest() {
		var ok bool
		if v, ok = member(v, rest.First()); !ok {
			return nil, false
		}
	}
	return v, true
}

func member(v any, token string) (any, bool) {
	switch v := v.(type) {
	case map[string]any:
		e, ok := v[token]
		return e, ok
	case []any:
		i, ok := ArrayIndex(token)
		if !ok || i >= len(v) {
			return nil, false
		}
		return v[i], true
	}
	return nil, false
}

// ArrayIndex reads an array index as RFC 6901 section 4 spells it: digits
// without leading zeros.
func ArrayIndex(token string) (int, bool) {
	if token == "" || len(token) > 9 || token[0] == '0' && token != "0" {
		return 0, false
	}
	for i := range len(token) {
		if token[i] < '0' || token[i] > '9' {
			return 0, false
		}
	}
	i, err := strconv.Atoi(token)
	return i, err == nil
}

// IsArrayIndex reports whether a token can be an index of an array.
func IsArrayIndex(token string) bool {
	_, is := ArrayIndex(token)
	return is
}

// escaped and unescaped spare the replacer where it has nothing to do: nearly
// every token is such.
func escaped(token string) string {
	if strings.IndexByte(token, '~') < 0 && strings.IndexByte(token, '/') < 0 {
		return token
	}
	return escape.Replace(token)
}

func unescaped(token string) string {
	if !strings.Contains(token, "~") {
		return token
	}
	return unescape.Replace(token)
}

var (
	escape   = strings.NewReplacer("~", "~0", "/", "~1")
	unescape = strings.NewReplacer("~1", "/", "~0", "~")
)
