package state_test

import (
	"encoding/json"
	"testing"

	"isc-sync/state"
	"isc-sync/state/registry"
)

func TestTypedEnv(t *testing.T) {
	whole := &registry.Field{Types: []string{"integer", "null"}, Minimum: "-5", Maximum: "100"}
	broken := &registry.Field{Types: []string{"number"}}
	flag := &registry.Field{Types: []string{"boolean"}}
	word := &registry.Field{Types: []string{"string"}, MaxLength: 3, Pattern: "^[a-z]*$"}
	list := &registry.Field{Types: []string{"array"}}
	for _, test := range []struct {
		field *registry.Field
		text  string
		want  any
		err   string
	}{
		{whole, "55", json.Number("55"), ""},
		{whole, "055", json.Number("55"), ""},
		{whole, "+7", json.Number("7"), ""},
		{whole, "-0", json.Number("0"), ""},
		{whole, "-005", json.Number("-5"), ""},
		{whole, "000", json.Number("0"), ""},
		{whole, "100", json.Number("100"), ""},
		{whole, "101", nil, "is more than 100"},
		{whole, "-6", nil, "is less than -5"},
		{whole, "99999999999999999999", nil, "is more than 100"},
		{whole, "5.0", nil, "is not an integer"},
		{whole, " 5", nil, "is not an integer"},
		{whole, "5\n", nil, "is not an integer"},
		{whole, "0x10", nil, "is not an integer"},
		{whole, "1_000", nil, "is not an integer"},
		{whole, "", nil, "is not an integer"},
		{whole, "-", nil, "is not an integer"},
		{broken, "00.50", json.Number("0.5"), ""},
		{broken, "1e3", json.Number("1000"), ""},
		{broken, "1e999", nil, "is too large a number"},
		{broken, "NaN", nil, "is not a number"},
		{flag, "true", true, ""},
		{flag, "FALSE", false, ""},
		{flag, "yes", nil, "is not a boolean"},
		{word, "abc", "abc", ""},
		{word, "abcd", nil, "is longer than 3 characters"},
		{word, "ab1", nil, "does not match the pattern ^[a-z]*$"},
		{list, "a", nil, "is a text, and the field is of the type array"},
		{nil, "055", "055", ""},
	} {
		got, err := state.TypedEnv(test.field, test.text)
		switch {
		case err != nil && err.Error() != test.err, err == nil && test.err != "":
			t.Errorf("%q: error %v, want %q", test.text, err, test.err)
		case err == nil && got != test.want:
			t.Errorf("%q is %#v, want %#v", test.text, got, test.want)
		}
	}
}
