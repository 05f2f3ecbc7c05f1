package yamledit_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamledit"
)

// plainWriter writes values the simplest way.
type plainWriter struct{}

func (plainWriter) Less(_ jsonvalue.Pointer, a, b string) bool { return a < b }
func (plainWriter) Key(key string, _ int) string               { return key }

func (w plainWriter) Flow(v any, at jsonvalue.Pointer) string {
	switch v := v.(type) {
	case map[string]any:
		var parts []string
		for _, k := range jsonvalue.SortedKeys(v) {
			parts = append(parts, k+": "+w.Flow(v[k], at))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		var parts []string
		for _, e := range v {
			parts = append(parts, w.Flow(e, at))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case yamledit.Tagged:
		return v.Tag + " " + w.Flow(v.Value, at)
	case nil:
		return "null"
	case string:
		text, _ := json.Marshal(v)
		return string(text)
	}
	return fmt.Sprint(v)
}

func (w plainWriter) Block(v any, at jsonvalue.Pointer, column int) string {
	pad := strings.Repeat(" ", column+2)
	switch v := v.(type) {
	case map[string]any:
		if len(v) == 0 {
			return " {}"
		}
		out := ""
		for _, k := range jsonvalue.SortedKeys(v) {
			out += "\n" + pad + k + ":" + w.Block(v[k], at, column+2)
		}
		return out
	case []any:
		if len(v) == 0 {
			return " []"
		}
		out := ""
		for _, e := range v {
			out += "\n" + pad + "-" + w.Element(e, at, column+2)
		}
		return out
	case string:
		if strings.Contains(v, "\n") && strings.HasSuffix(v, "\n") && strings.TrimSpace(v) != "" && !strings.HasSuffix(v, "\n\n") && v[0] != ' ' && v[0] != '\n' {
			return " |\n" + pad + strings.ReplaceAll(strings.TrimSuffix(v, "\n"), "\n", "\n"+pad)
		}
	}
	return " " + w.Flow(v, at)
}

func (w plainWriter) Element(v any, at jsonvalue.Pointer, column int) string {
	if _, isMap := v.(map[string]any); isMap {
		return " " + strings.TrimLeft(w.Block(v, at, column), "\n ")
	}
	return w.Block(v, at, column)
}

func TestOnlyWhatDiffersIsEdited(t *testing.T) {
	tests := []struct{ name, text, change, want string }{
		{"a scalar keeps its comment", "a: 1  # one\nb: 2\n", `{"a": 3}`, "a: 3  # one\nb: 2\n"},
		{"quotes stay", "a: 'x'\nb: \"y\"\nc: z\n", `{"a": "it's", "b": "new", "c": "new"}`, "a: 'it''s'\nb: \"new\"\nc: \"new\"\n"},
		{"an empty value", "a:\nb: 1\n", `{"a": 5}`, "a: 5\nb: 1\n"},
		{"a new key stands in its order", "a: 1\n# about d\nd: 4\n", `{"c": 3}`, "a: 1\nc: 3\n# about d\nd: 4\n"},
		{"a new first key", "b: 1\n", `{"a": 3}`, "a: 3\nb: 1\n"},
		{"a new first key below a comment of another", "# about b\nb: 1\n", `{"a": 3}`, "# about b\nb: 1\na: 3\n"},
		{"a removed key takes its comments along", "a: 1\n# about b\nb: 2 # two\n\nc: 3\n", `{"b": "GONE"}`, "a: 1\n\nc: 3\n"},
		{"the last key without a line end", "a: 1\nb: 2", `{"b": "GONE"}`, "a: 1"},
		{"a scalar becomes a mapping", "a: 1 # why\nb: 2\n", `{"a": {"x": 1}}`, "a: # why\n  x: 1\nb: 2\n"},
		{"a mapping becomes a scalar", "a: # why\n  x: 1\n  y: 2\nb: 2\n", `{"a": 7}`, "a: 7 # why\nb: 2\n"},
		{"below", "a:\n  # deep\n  x: 1\n  y: [p, 'q' , r]\nb: 2\n", `{"a": {"y": ["p", "q", "s"]}}`, "a:\n  # deep\n  x: 1\n  y: [p, 'q' , \"s\"]\nb: 2\n"},
		{"nothing of an anchored mapping stays", "a: &x # why\n  p: 1\nb: 2\n", `{"a": {"p": "GONE", "q": 1}}`, "a: &x # why\n  q: 1\nb: 2\n"},
		{"nothing of a list stays", "a: # why\n- x # one\n- y\nb: 2\n", `{"a": ["z"]}`, "a: # why\n- \"z\"\nb: 2\n"},
		{"an element more in brackets", "a: ['p', q]\n", `{"a": ["p", "q", "r"]}`, "a: ['p', q, \"r\"]\n"},
		{"an element less in brackets", "a: ['p', q, r]\n", `{"a": ["p", "r"]}`, "a: ['p', r]\n"},
		{"no element is left", "a: [p]\n", `{"a": []}`, "a: []\n"},
		{"brackets over lines", "a: [\n  p, # one\n  q,\n]\n", `{"a": ["p", "x", "q"]}`, "a: [\n  p, # one\n  \"x\",\n  q,\n]\n"},
		{"an element less in brackets takes its comment", "a: [p, # one\n    q, # two\n    r] # all\n", `{"a": ["p", "r"]}`, "a: [p, # one\n    r] # all\n"},
		{"the first of some in brackets takes its comments", "a: [\n  # about p\n  p, # one\n  # about q\n  q, # two\n]\n", `{"a": ["q"]}`, "a: [\n  # about q\n  q, # two\n]\n"},
		{"the last of some in brackets takes its comments", "a: [ # all\n  # about p\n  p, # one\n  # about q\n  q # two\n  # end\n]\n", `{"a": ["p"]}`, "a: [ # all\n  # about p\n  p # one\n  # end\n]\n"},
		{"commented elements in brackets that move", "a: [\n  p, # one\n  # about q\n  'q',\n  r, # three\n]\n", `{"a": ["r", "q", "p"]}`, "a: [\n  r, # three\n  # about q\n  'q',\n  p, # one\n]\n"},
		{"another value in brackets loses the comment", "a: [p, # one\n    q]\n", `{"a": ["x", "q"]}`, "a: [\"x\",\n    q]\n"},
		{"commas at the beginning of lines", "a: [ p # one\n   , q # two\n   , r\n   ]\n", `{"a": ["p", "r"]}`, "a: [ p, # one\n   r\n   ]\n"},
		{"a heading in brackets stays", "a: [\n  # these\n\n  p, # one\n  q,\n]\n", `{"a": ["q"]}`, "a: [\n  # these\n\n  q,\n]\n"},
		{"a key less in braces takes its comment", "a: {\n  x: 1, # one\n  # about y\n  y: 2, # two\n  z: 3 # three\n}\n", `{"a": {"y": "GONE", "z": 4}}`, "a: {\n  x: 1, # one\n  z: 4 # three\n}\n"},
		{"a key more in braces leaves comments alone", "a: {x: 1, # one\n    z: 3} # three\n", `{"a": {"y": 2}}`, "a: {x: 1, # one\n    y: 2,\n    z: 3} # three\n"},
		{"elements of a list", "a:\n- x\n# about y\n- y\n- z # three\n", `{"a": ["w", "x", "z", "zz"]}`, "a:\n- \"w\"\n- x\n- z # three\n- \"zz\"\n"},
		{"an element of objects", "a:\n  - name: x\n    v: 1 # one\n  - name: y\n    v: 2\n", `{"a": [{"name": "x", "v": 1}, {"name": "n", "v": 0}, {"name": "y", "v": 3}]}`,
			"a:\n  - name: x\n    v: 1 # one\n  - name: \"n\"\n    v: 0\n  - name: y\n    v: 3\n"},
		{"the first key of an element", "a:\n  - k: x\n    # about v\n    v: 1\n", `{"a": [{"v": 1}]}`, "a:\n  - # about v\n    v: 1\n"},
		{"a block scalar keeps its indent", "a: |\n    one\n    two\nb: 1\n", `{"a": "one\n2\n"}`, "a: |\n    one\n    2\nb: 1\n"},
		{"a block scalar becomes a number", "a: |  # text\n    one\n    two\nb: 1\n", `{"a": 1}`, "a: 1  # text\nb: 1\n"},
		{"an alias is written out", "a: &x 1\nb: *x\n", `{"b": 2}`, "a: &x 1\nb: 2\n"},
		{"an anchor changes, its alias does not", "a: &x 1\nb: *x\n", `{"a": 2}`, "a: &x 2\nb: 1\n"},
		{"both change", "a: &x 1\nb: *x\n", `{"a": 2, "b": 2}`, "a: &x 2\nb: *x\n"},
		{"the anchor goes, its alias is written out", "a: &x {p: 1}\nb: *x\n", `{"a": "GONE"}`, "b:\n  p: 1\n"},
		{"a merged key is overridden", "x-base: &b {p: 1, q: 2}\na:\n  <<: *b\n  r: 3\n", `{"a": {"p": 5}}`, "x-base: &b {p: 1, q: 2}\na:\n  <<: *b\n  p: 5\n  r: 3\n"},
		{"a merged key goes", "x-base: &b {p: 1, q: 2}\na:\n  <<: *b\n  r: 3\n", `{"a": {"p": "GONE"}}`, "x-base: &b {p: 1, q: 2}\na:\n  q: 2\n  r: 3\n"},
		{"tags stay", "a: !env NAME\nb: 1\n", `{"b": 2}`, "a: !env NAME\nb: 2\n"},
		{"CRLF stays", "a: 1\r\nb: 2\r\n", `{"aa": 3, "b": 4}`, "a: 1\r\naa: 3\r\nb: 4\r\n"},
		{"beside a document marker", "---\n# top\na: 1\n", `{"a": 2}`, "---\n# top\na: 2\n"},
		{"a plain text over lines", "a: one\n  two\n  three # end\nb: 1\n", `{"a": "x"}`, "a: \"x\" # end\nb: 1\n"},
		{"a question mark", "? a\n: 1\nb: 2\n", `{"a": "GONE"}`, "b: 2\n"},
		{"a mapping in braces", "a: {x: 1, y: 'b'}\n", `{"a": {"x": "GONE", "z": 2}}`, "a: {y: 'b', z: 2}\n"},
		{"a moved element keeps its text and comments", "a:\n  # about x\n  - {name: x, v: 'q'} # one\n  - name: y\n\n  # about z\n  - name: z # three\n", `{"a": [{"name": "y"}, {"name": "z"}, {"name": "x", "v": "q"}]}`,
			"a:\n  - name: y\n  # about z\n  - name: z # three\n\n  # about x\n  - {name: x, v: 'q'} # one\n"},
		{"one that moves and changes", "a:\n- name: x # one\n  v: 1\n- name: y # two\n", `{"a": [{"name": "y"}, {"name": "x", "v": 2}]}`, "a:\n- name: y # two\n- name: x # one\n  v: 2\n"},
		{"an anchor moves behind its alias", "a:\n- &s {name: x, v: 1} # one\n- {<<: *s, name: y} # two\n- {<<: *s, name: z}\n", `{"a": [{"name": "y", "v": 1}, {"name": "x", "v": 1}, {"name": "z", "v": 1}]}`,
			"a:\n- {name: y, v: 1} # two\n- &s {name: x, v: 1} # one\n- {<<: *s, name: z}\n"},
		{"the last element without a line end moves", "a:\n- x # one\n- y # two", `{"a": ["y", "x"]}`, "a:\n- y # two\n- x # one"},
		{"lists in lists move", "a:\n- - x # one\n  - y # two\n  - z\n", `{"a": [["z", "y", "x"]]}`, "a:\n- - z\n  - y # two\n  - x # one\n"},
		{"another member has no comment of one that goes", "a:\n  # lead\n  - x # one\n  # deputy\n  - y # two\n  # since 2024\n", `{"a": ["x", "z"]}`, "a:\n  # lead\n  - x # one\n  - \"z\"\n  # since 2024\n"},
		{"nor has another value of the same attribute", "a:\n  # the CISO agreed\n  - {attribute: roles, value: viewer} # 2024\n  - {attribute: roles, value: x}\n", `{"a": [{"attribute": "roles", "value": "admin"}, {"attribute": "roles", "value": "x"}]}`,
			"a:\n  - attribute: \"roles\"\n    value: \"admin\"\n  - {attribute: roles, value: x}\n"},
		{"nor has the only one", "a:\n  # lead\n  - x # one\n    # more\nb: 1\n", `{"a": ["z"]}`, "a:\n  - \"z\"\nb: 1\n"},
		{"nor has an empty list", "a: # why\n  # lead\n  - x # one\n    # more\nb: 1\n", `{"a": []}`, "a: [] # why\nb: 1\n"},
		{"a member without comments is written over", "a:\n- 'x'\n- y # two\n", `{"a": ["z", "y"]}`, "a:\n- 'z'\n- y # two\n"},
		{"an empty element", "a:\n  -\n  - 2\n", `{"a": [1, 2]}`, "a:\n  - 1\n  - 2\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want, err := yamledit.Value([]byte(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			change, err := jsonvalue.Decode([]byte(tt.change))
			if err != nil {
				t.Fatal(err)
			}
			want = laid(want, change)
			got, err := yamledit.Edit([]byte(tt.text), want, plainWriter{})
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// laid lays a change over a value; "GONE" removes a member.
func laid(v, change any) any {
	to, isObject := change.(map[string]any)
	object, was := v.(map[string]any)
	if !isObject || !was {
		return change
	}
	for key, c := range to {
		if object[key] = laid(object[key], c); c == "GONE" {
			delete(object, key)
		}
	}
	return object
}
