package jsonvalue

import (
	"encoding/json"
	"fmt"
)

// EqualLoosely reports whether two scalars are equal but for their JSON type: 1
// and "1", true and "true".
func EqualLoosely(a, b any) bool {
	s, ok := ScalarText(a)
	t, also := ScalarText(b)
	return ok && also && s == t
}

// ScalarText returns a string, number or boolean as text, and false for any other
// value.
func ScalarText(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case json.Number:
		return CanonicalNumber(v), true
	case bool:
		return fmt.Sprint(v), true
	}
	return "", false
}
