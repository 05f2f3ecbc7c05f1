package diff

import "encoding/json"

// isLegal reports whether a value fits the vendor's patch model: a string, a
// boolean, an integer, an object, or an array of strings, integers or
// objects. Inside an object every value is allowed.
func isLegal(v any) bool {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if _, isBool := e.(bool); isBool || !isLegalScalar(e) {
				return false
			}
		}
		return true
	}
	return isLegalScalar(v)
}

func isLegalScalar(v any) bool {
	switch v := v.(type) {
	case nil, []any:
		return false
	case json.Number:
		return isInteger(string(v))
	}
	return true
}

func isInteger(number string) bool {
	for i := range len(number) {
		if c := number[i]; (c < '0' || c > '9') && !(i == 0 && c == '-') {
			return false
		}
	}
	return number != ""
}

// acceptAny is the rule for edits that are never sent as a patch: they are
// applied here and sent as PUT.
func acceptAny(any) bool { return true }
