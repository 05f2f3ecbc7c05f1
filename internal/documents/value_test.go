package documents

import (
	"encoding/json"
	"strings"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// attributes loads a document whose connectorAttributes are the YAML text.
func attributes(t *testing.T, text string) map[string]any {
	t.Helper()
	indented := "    " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n    ")
	set := mustLoad(t, map[string]string{
		"a.yaml":        "kind: Source\nname: A\nspec:\n  connectorAttributes:\n" + indented + "\n",
		"isc-sync.yaml": "vars: {size: 7, servers: [a, {b: c}]}\n",
		"text.txt":      "one\r\ntwo\n",
	})
	return set.Documents[0].Spec["connectorAttributes"].(map[string]any)
}

func TestValuesOfYAML(t *testing.T) {
	cases := []struct {
		name, yaml string
		want       any
	}{
		{"true is a boolean", "v: True", true},
		{"quoted true is a text", `v: "true"`, "true"},
		{"nothing is null", "v:", nil},
		{"a tilde is null", "v: ~", nil},
		{"a big number keeps its digits", "v: 123456789012345678901234567890", json.Number("123456789012345678901234567890")},
		{"a fraction keeps its digits", "v: 0.10", json.Number("0.10")},
		{"an exponent is a number", "v: -1.5E+3", json.Number("-1.5E+3")},
		{"three parts are a version, not a number", "v: 1.2.3", "1.2.3"},
		{"a quoted octal is a text", `v: "017"`, "017"},
		{"a number tagged as text is a text", "v: !!str 017", "017"},
		{"a number tagged as number is one", "v: !!int 17", json.Number("17")},
		{"a block keeps its lines", "v: |\n  a\n   b\n", "a\n b\n"},
		{"an alias is what it stands for", "a: &x [1, {b: c}]\nv: *x", []any{json.Number("1"), map[string]any{"b": "c"}}},
		{"a merged key is there", "a: &x {b: c}\nv: {<<: *x, d: e}", map[string]any{"b": "c", "d": "e"}},
		{"a written key wins over a merged one", "a: &x {b: c}\nv: {b: d, <<: *x}", map[string]any{"b": "d"}},
		{"the first of merged mappings wins", "a: &x {b: 1}\na2: &y {b: 2, c: 3}\nv: {<<: [*x, *y]}", map[string]any{"b": json.Number("1"), "c": json.Number("3")}},
		{"merged mappings may merge", "a: &x {b: c}\na2: &y {<<: *x}\nv: {<<: *y}", map[string]any{"b": "c"}},
		{"a quoted merge key is a key", `v: {"<<": x}`, map[string]any{"<<": "x"}},
		{"a variable has any type", "v: !var size", json.Number("7")},
		{"a variable may be a list", "v: !var servers", []any{"a", map[string]any{"b": "c"}}},
		{"a plain value is its value", "v: !plain 5", json.Number("5")},
		{"a plain text is its text", `v: !plain "5"`, "5"},
		{"a plain list is its list", "v: !plain [a]", []any{"a"}},
		{"a key may be empty", `v: {"": a}`, map[string]any{"": "a"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := attributes(t, c.yaml)["v"]; !jsonvalue.Equal(got, c.want) {
				t.Errorf("%s is %#v, want %#v", c.yaml, got, c.want)
			}
		})
	}
}

func TestFileIsReadWithUnixLineEnds(t *testing.T) {
	got, ok := attributes(t, "v: !file text.txt")["v"].(state.File)
	if !ok || got.Text != "one\ntwo\n" || got.Path != "text.txt" || len(got.SHA256) != 64 {
		t.Errorf("!file text.txt is %#v", got)
	}
}

func TestVariableIsCopied(t *testing.T) {
	got := attributes(t, "v: !var servers\nw: !var servers")
	got["v"].([]any)[0] = "changed"
	if got["w"].([]any)[0] != "a" {
		t.Error("two uses of a variable share their value")
	}
}

func TestPlaces(t *testing.T) {
	set := mustLoad(t, map[string]string{"a.yaml": `kind: Source
name: A
x-shared: &shared {b: {c: 1}}
spec:
  description: x
  connectorAttributes:
    list:
      - a
      - b: 1
    merged:
      <<: *shared
      d: 2
    used: *shared
`})
	d := set.Documents[0]
	cases := []struct {
		name, pointer, want string
	}{
		{"the whole spec stands at its key", "", "a.yaml:4:1"},
		{"a value stands where it begins", "/description", "a.yaml:5:16"},
		{"a value on later lines stands at its key", "/connectorAttributes/list", "a.yaml:7:5"},
		{"an element stands where it begins", "/connectorAttributes/list/0", "a.yaml:8:9"},
		{"a member of an element stands at its value", "/connectorAttributes/list/1/b", "a.yaml:9:12"},
		{"what is merged stands at the alias", "/connectorAttributes/merged/b/c", "a.yaml:11:11"},
		{"what stands beside a merge key has its own place", "/connectorAttributes/merged/d", "a.yaml:12:10"},
		{"what an alias brings stands at the alias", "/connectorAttributes/used/b", "a.yaml:13:11"},
		{"what is not there stands where it would be", "/connectorAttributes/missing/x", "a.yaml:6:3"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := d.At(jsonvalue.Pointer(c.pointer)).String(); got != c.want {
				t.Errorf("%s is at %s, want %s", c.pointer, got, c.want)
			}
		})
	}
}
