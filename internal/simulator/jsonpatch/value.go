package jsonpatch

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
)

var integer = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)

// Clone copies a JSON value, so that a change of one copy is not seen in the
// other.
func Clone(value any) any {
	switch v := value.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, member := range v {
			out[key] = Clone(member)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, element := range v {
			out[i] = Clone(element)
		}
		return out
	}
	return value
}

// Equal reports whether two JSON values are the same as RFC 6902 section 4.6
// defines it: numbers by value, strings by character, objects in any order.
func Equal(a, b any) bool {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		return ok && equalObjects(x, y)
	case []any:
		y, ok := b.([]any)
		return ok && equalArrays(x, y)
	case json.Number:
		y, ok := b.(json.Number)
		return ok && equalNumbers(x, y)
	}
	return a == b
}

func equalObjects(a, b map[string]any) bool {
	if len(a) != len(b) {
		return false
	}
	for key, x := range a {
		y, ok := b[key]
		if !ok || !Equal(x, y) {
			return false
		}
	}
	return true
}

func equalArrays(a, b []any) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !Equal(a[i], b[i]) {
			return false
		}
	}
	return true
}

func equalNumbers(a, b json.Number) bool {
	if a == b {
		return true
	}
	x, okX := new(big.Rat).SetString(a.String())
	y, okY := new(big.Rat).SetString(b.String())
	return okX && okY && x.Cmp(y) == 0
}

// checkValue refuses what the vendor's JsonPatchOperation model has no place
// for (API: JSON Patch). Below an object anything goes.
func checkValue(value any) error {
	switch v := value.(type) {
	case string, bool, map[string]any:
		return nil
	case json.Number:
		return checkInteger(v)
	case []any:
		for i, element := range v {
			if err := checkElement(element); err != nil {
				return fmt.Errorf("element %d: %w", i, err)
			}
		}
		return nil
	}
	return fmt.Errorf("value may not be null")
}

func checkElement(element any) error {
	switch v := element.(type) {
	case string, map[string]any:
		return nil
	case json.Number:
		return checkInteger(v)
	}
	return fmt.Errorf("an array may hold strings, integers and objects only")
}

func checkInteger(n json.Number) error {
	if !integer.MatchString(n.String()) {
		return fmt.Errorf("number %s is not an integer", n)
	}
	return nil
}
