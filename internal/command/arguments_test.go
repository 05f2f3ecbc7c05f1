package command

import (
	"slices"
	"strings"
	"testing"
)

func TestFlagsMayBeInFrontOfTheCommand(t *testing.T) {
	p := &Program{}
	cases := []struct {
		name       string
		args, want []string
	}{
		{"nothing to do", []string{"plan", "-C", "d"}, []string{"plan", "-C", "d"}},
		{"a flag with its value", []string{"-C", "d", "plan"}, []string{"plan", "-C", "d"}},
		{"several, joined and switches", []string{"--quiet", "--output=json", "-Cd", "plan", "--out", "f"}, []string{"plan", "--quiet", "--output=json", "-C", "d", "--out", "f"}},
		{"a value that is a command", []string{"--dir", "plan", "plan"}, []string{"plan", "--dir", "plan"}},
		{"a command below another", []string{"-C", "d", "source", "schema-template", "get", "--source", "A"}, []string{"source", "schema-template", "get", "-C", "d", "--source", "A"}},
		{"joined values", []string{"plan", "-ojson", "-Cd"}, []string{"plan", "-o", "json", "-C", "d"}},
		{"a value that looks like a joined flag", []string{"source", "test", "--source", "-Cd"}, []string{"source", "test", "--source", "-Cd"}},
		{"an equals sign", []string{"plan", "-o=json"}, []string{"plan", "-o=json"}},
		{"nothing after a double dash", []string{"plan", "--", "-Cd"}, []string{"plan", "--", "-Cd"}},
		{"the program's own flag", []string{"--version"}, []string{"--version"}},
		{"an unknown flag", []string{"--nope", "plan"}, []string{"--nope", "plan"}},
		{"no command", []string{"-C", "d"}, []string{"-C", "d"}},
		{"an unknown command", []string{"-C", "d", "plam"}, []string{"-C", "d", "plam"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := flagsLast(c.args, p.commands()); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestFlagsMayBeOnBothSidesOfAnArgument(t *testing.T) {
	p := &Program{}
	for args, want := range map[string]string{
		"show --dir d p.json -o json":  "show --dir d -o json p.json",
		"show p.json -o json --dir=d":  "show -o json --dir=d p.json",
		"show a --quiet b":             "show --quiet a b",
		"show --quiet -- -p.json -o x": "show --quiet -- -p.json -o x",
		"show - -o json":               "show -o json -",
		"show -o":                      "show -o",
		"kinds -o json Role --quiet":   "kinds -o json --quiet Role",
		"kinds Role --nope":            "kinds --nope Role",
		"plan x -o json":               "plan x -o json",
	} {
		if got := strings.Join(operandsLast(strings.Fields(args), p.commands()), " "); got != want {
			t.Errorf("%s: got %q, want %q", args, got, want)
		}
	}
}

func TestAFlagIsNotTheValueOfAnother(t *testing.T) {
	p := &Program{}
	for args, want := range map[string]string{
		"plan --out --quiet":                "--out needs a value, and --quiet is a flag",
		"plan -C --quiet":                   "-C needs a value, and --quiet is a flag",
		"--dir --quiet plan":                "--dir needs a value, and --quiet is a flag",
		"source test --source --quiet":      "--source needs a value, and --quiet is a flag",
		"plan --out=--quiet":                "",
		"plan --out -":                      "",
		"plan --only -x --quiet":            "",
		"plan --quiet --out file":           "",
		"show -- --out --quiet":             "",
		"plan --changed-since=--output=x":   "",
		"apply --yes --dry-run --plan file": "",
	} {
		var got string
		if err := swallowed(strings.Fields(args), p.commands()); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", args, got, want)
		}
	}
}
