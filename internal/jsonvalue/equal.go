package jsonvalue

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
)

// Equal reports whether two JSON values are the same: objects regardless of key
// order, arrays in order, strings byte by byte, and numbers by their exact
// value (1 equals 1.0 and 1e0; 9007199254740993 differs from …992).
func Equal(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		return ok && equalObjects(a, b)
	case []any:
		b, ok := b.([]any)
		return ok && equalArrays(a, b)
	case json.Number:
		b, ok := b.(json.Number)
		return ok && EqualNumbers(a, b)
	}
	if !IsScalar(b) {
		return false
	}
	return a == b
}

func equalObjects(a, b map[string]any) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		w, ok := b[k]
		if !ok || !Equal(v, w) {
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

// EqualNumbers compares two JSON numbers by exact value.
func EqualNumbers(a, b json.Number) bool {
	if a == b {
		return true
	}
	return CanonicalNumber(a) == CanonicalNumber(b)
}

// maxExponent bounds the digits that a number may unfold to: beyond it two
// numbers are the same only when they are written the same way.
const maxExponent = 4096

// CanonicalNumber returns one spelling for each numeric value: a plain integer
// where the number is integral, else digits with a decimal fraction or, where a
// fraction has no end, the reduced quotient. Long ones have an exponent.
func CanonicalNumber(n json.Number) string {
	s := string(n)
	if isPlainInteger(s) && len(s) <= longest {
		return s
	}
	if unfoldsTooFar(s) {
		return s
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return s
	}
	if r.IsInt() {
		return orScientific(r.Num().String())
	}
	if digits, exact := r.FloatPrec(); exact {
		return orScientific(r.FloatString(digits))
	}
	return r.String()
}

// longest is how many characters a number may have before it is written with an
// exponent.
const longest = 40

// orScientific shortens the digits of a number, to a form that readers of YAML
// 1.1 and 1.2 take for a number alike.
func orScientific(number string) string {
	if len(number) <= longest {
		return number
	}
	sign, digits := "", number
	if strings.HasPrefix(number, "-") {
		sign, digits = "-", number[1:]
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	all := strings.TrimLeft(whole+fraction, "0")
	exponent := len(whole) - 1 - (len(whole+fraction) - len(all))
	all = strings.TrimRight(all, "0")
	if len(all) > longest {
		return number
	}
	rest := all[1:]
	if rest == "" {
		rest = "0"
	}
	return fmt.Sprintf("%s%s.%se%+d", sign, all[:1], rest, exponent)
}

func isPlainInteger(s string) bool {
	digits := strings.TrimPrefix(s, "-")
	if digits == "" || s == "-0" {
		return false
	}
	for i := range len(digits) {
		if digits[i] < '0' || digits[i] > '9' {
			return false
		}
	}
	return true
}

func unfoldsTooFar(s string) bool {
	at := strings.IndexAny(s, "eE")
	if at < 0 {
		return false
	}
	exp, ok := new(big.Int).SetString(strings.TrimPrefix(s[at+1:], "+"), 10)
	return !ok || exp.CmpAbs(big.NewInt(maxExponent)) > 0
}
