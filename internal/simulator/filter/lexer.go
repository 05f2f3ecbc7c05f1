package filter

import (
	"fmt"
	"strings"
)

// A token is one word of an expression. Quoted strings have their escapes
// resolved and are marked, since "and" in quotes is text.
type token struct {
	text   string
	quoted bool
}

func (t token) is(word string) bool { return !t.quoted && t.text == word }

func tokens(text string) ([]token, error) {
	var out []token
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == ' ' || c == '\t':
			i++
		case c == '(' || c == ')' || c == ',':
			out = append(out, token{text: string(c)})
			i++
		case c == '"':
			value, length, err := quoted(text[i:])
			if err != nil {
				return nil, err
			}
			out = append(out, token{text: value, quoted: true})
			i += length
		default:
			length := strings.IndexAny(text[i:], " \t(),\"")
			if length < 0 {
				length = len(text) - i
			}
			out = append(out, token{text: text[i : i+length]})
			i += length
		}
	}
	return out, nil
}

// quoted reads a string in double quotes, in which a backslash escapes a
// backslash or a double quote (API: Filters). It also returns the length of the
// string.
func quoted(text string) (string, int, error) {
	var b strings.Builder
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '"':
			return b.String(), i + 1, nil
		case '\\':
			i++
			if i == len(text) || (text[i] != '\\' && text[i] != '"') {
				return "", 0, fmt.Errorf("a backslash escapes only a backslash or a double quote")
			}
		}
		b.WriteByte(text[i])
	}
	return "", 0, fmt.Errorf("a string is not closed")
}
