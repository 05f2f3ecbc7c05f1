package operate_test

import (
	"errors"
	"testing"

	"isc-sync/internal/operate"
)

func TestWhatAnOperationDoesNotTakeIsRefusedBeforeAnythingIsSent(t *testing.T) {
	one := func(name, value string) operate.Given {
		return operate.Given{Values: map[string]string{name: value}}
	}
	cases := []struct {
		title, name, form string
		given             operate.Given
		problem, hint     string
	}{
		{"nothing is needed", "test", "", operate.Given{}, "", ""},
		{"a value that was left empty is not given", "test", "", one("max", ""), "", ""},
		{"a value for an operation that takes none", "test", "", one("max", "1"), "test does not take --max", ""},
		{"a misspelt name", "peek", "", one("objekt-type", "a"), "peek does not take --objekt-type", `did you mean "--object-type"?`},
		{"a file for an operation that takes other things", "peek", "", csv("a.csv", "x"), "peek does not take --file", "it takes --object-type and --max"},
		{"a file that is needed", "load-uncorrelated", "", operate.Given{}, "load-uncorrelated needs --file", "a CSV file"},
		{"no number", "peek", "", one("max", "many"), `--max is "many"`, "it must be a whole number from 1"},
		{"zero", "peek", "", one("max", "0"), `--max is "0"`, "it must be a whole number from 1"},
		{"a schema for accounts, which have but one", "schema-template get", "accounts", one("schema", "group"), "schema-template get --type accounts does not take --schema", ""},
		{"a schema for entitlements", "schema-template get", "entitlements", one("schema", "group"), "", ""},
	}
	for _, c := range cases {
		t.Run(c.title, func(t *testing.T) {
			err := operate.Find(c.name, c.form).Check(c.given)
			if c.problem == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			var wrong *operate.InputError
			if !errors.As(err, &wrong) || err.Error() != c.problem || wrong.Hint() != c.hint {
				t.Errorf("error %v with hint %q, want %q with %q", err, hintOf(err), c.problem, c.hint)
			}
		})
	}
}

func TestFormsAreThoseOfOneName(t *testing.T) {
	if got := operate.Forms("schema-template put"); len(got) != 2 || got[0] != "accounts" || got[1] != "entitlements" {
		t.Errorf("forms %v", got)
	}
	if got := operate.Forms("test"); got != nil {
		t.Errorf("forms %v of an operation with one endpoint", got)
	}
	if operate.Find("schema-template put", "") != nil || operate.Find("tset", "") != nil {
		t.Error("found what is not there")
	}
}
