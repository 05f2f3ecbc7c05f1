package state

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// HintEnv is what to do about a variable that TypedEnv refuses.
const HintEnv = "set the variable to a value that the field accepts"

// TypedEnv turns the text of an environment variable into the type that the
// kind says the field has: a canonical number or a boolean, else a string. It
// checks the value like a literal; the error does not contain it. A nil field
// is a string.
func TypedEnv(f *registry.Field, text string) (any, error) {
	switch {
	case f == nil || len(f.Types) == 0 || f.HasType("string"):
		return text, checkText(f, text)
	case f.HasType("boolean"):
		b, err := strconv.ParseBool(text)
		if err != nil {
			return nil, errors.New("is not a boolean")
		}
		return b, nil
	case f.HasType("integer"):
		if !decimalInteger.MatchString(text) {
			return nil, errors.New("is not an integer")
		}
		return typedNumber(f, text)
	case f.HasType("number"):
		if !decimalNumber.MatchString(text) {
			return nil, errors.New("is not a number")
		}
		return typedNumber(f, text)
	}
	return nil, fmt.Errorf("is a text, and the field is of the type %s", strings.Join(f.Types, " or "))
}

// Users write numbers with a sign and leading zeros; JSON does not have them.
var (
	decimalInteger = regexp.MustCompile(`^[+-]?[0-9]{1,40}$`)
	decimalNumber  = regexp.MustCompile(`^[+-]?[0-9]{1,40}(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?$`)
)

func typedNumber(f *registry.Field, text string) (any, error) {
	digits := strings.TrimLeft(text, "+-")
	digits = strings.TrimLeft(digits[:len(digits)-1], "0") + digits[len(digits)-1:]
	if digits[0] < '0' || digits[0] > '9' {
		digits = "0" + digits
	}
	if strings.HasPrefix(text, "-") {
		digits = "-" + digits
	}
	number := json.Number(jsonvalue.CanonicalNumber(json.Number(digits)))
	return number, checkRange(f, number)
}

// checkRange checks the bounds of the field.
func checkRange(f *registry.Field, number json.Number) error {
	n, err := number.Float64()
	if err != nil {
		return errors.New("is too large a number")
	}
	if least, err := f.Minimum.Float64(); err == nil && n < least {
		return fmt.Errorf("is less than %s", f.Minimum)
	}
	if most, err := f.Maximum.Float64(); err == nil && n > most {
		return fmt.Errorf("is more than %s", f.Maximum)
	}
	return nil
}

// checkText checks the length and the pattern of the field.
func checkText(f *registry.Field, text string) error {
	if f == nil {
		return nil
	}
	if utf8.RuneCountInString(text) < f.MinLength {
		return fmt.Errorf("is shorter than %d characters", f.MinLength)
	}
	if f.MaxLength > 0 && utf8.RuneCountInString(text) > f.MaxLength {
		return fmt.Errorf("is longer than %d characters", f.MaxLength)
	}
	if err := f.Lines.Check(text); err != nil {
		return err
	}
	if f.Pattern != "" && !registry.Matches(f.Pattern, text) {
		return fmt.Errorf("does not match the pattern %s", f.Pattern)
	}
	return nil
}
