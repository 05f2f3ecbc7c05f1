package jsonpatch_test

import (
	"encoding/json"
	"strings"
	"testing"

	"isc-sync/internal/simulator/jsonpatch"
)

func decode(t *testing.T, text string) any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		t.Fatalf("decode %s: %v", text, err)
	}
	return value
}

func patch(t *testing.T, document, ops string) (string, error) {
	t.Helper()
	decoded, err := jsonpatch.Decode(decode(t, ops))
	if err != nil {
		return "", err
	}
	before := decode(t, document)
	after, err := jsonpatch.Apply(before, decoded)
	if !jsonpatch.Equal(before, decode(t, document)) {
		t.Errorf("the input was changed to %v", before)
	}
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(after)
	if err != nil {
		t.Fatal(err)
	}
	return string(text), nil
}

func TestApply(t *testing.T) {
	tests := []struct{ name, document, ops, want string }{
		{"add puts a member in", `{"a":1}`, `[{"op":"add","path":"/b","value":2}]`, `{"a":1,"b":2}`},
		{"add replaces an existing member", `{"a":1}`, `[{"op":"add","path":"/a","value":"x"}]`, `{"a":"x"}`},
		{"add at a dash appends", `{"a":[1]}`, `[{"op":"add","path":"/a/-","value":2}]`, `{"a":[1,2]}`},
		{"add at an index inserts", `[1,3]`, `[{"op":"add","path":"/1","value":2}]`, `[1,2,3]`},
		{"add at the length appends", `[1]`, `[{"op":"add","path":"/1","value":2}]`, `[1,2]`},
		{"add at the root replaces everything", `[1]`, `[{"op":"add","path":"","value":{}}]`, `{}`},
		{"remove takes an element out", `{"a":[1,2,3]}`, `[{"op":"remove","path":"/a/1"}]`, `{"a":[1,3]}`},
		{"remove may carry a value", `{"a":1}`, `[{"op":"remove","path":"/a","value":7}]`, `{}`},
		{"replace swaps an element", `[1,2]`, `[{"op":"replace","path":"/1","value":9}]`, `[1,9]`},
		{"replace over null works", `{"a":null}`, `[{"op":"replace","path":"/a","value":"x"}]`, `{"a":"x"}`},
		{"slash and tilde are escaped", `{"a/b":{"~":1}}`, `[{"op":"replace","path":"/a~1b/~0","value":2}]`, `{"a/b":{"~":2}}`},
		{"an escaped tilde before a one stays text", `{"~1":1}`, `[{"op":"remove","path":"/~01"}]`, `{}`},
		{"the empty key is a key", `{"":{"":1}}`, `[{"op":"replace","path":"//","value":2}]`, `{"":{"":2}}`},
		{"move takes the value along", `{"a":{"b":1}}`, `[{"op":"move","from":"/a/b","path":"/c"}]`, `{"a":{},"c":1}`},
		{"move within a list counts after the removal", `[1,2,3]`, `[{"op":"move","from":"/0","path":"/2"}]`, `[2,3,1]`},
		{"move onto itself changes nothing", `{"a":1}`, `[{"op":"move","from":"/a","path":"/a"}]`, `{"a":1}`},
		{"copy leaves the original", `{"a":[1]}`, `[{"op":"copy","from":"/a","path":"/b"},{"op":"add","path":"/b/-","value":2}]`, `{"a":[1],"b":[1,2]}`},
		{"test compares numbers by value", `{"a":1.0}`, `[{"op":"test","path":"/a","value":1}]`, `{"a":1.0}`},
		{"test compares objects in any order", `{"a":{"x":1,"y":[true]}}`, `[{"op":"test","path":"/a","value":{"y":[true],"x":1}}]`, `{"a":{"x":1,"y":[true]}}`},
		{"an object may hold what a value may not be", `{}`, `[{"op":"add","path":"/a","value":{"n":null,"f":1.5,"b":[true,[]]}}]`, `{"a":{"b":[true,[]],"f":1.5,"n":null}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := patch(t, tt.document, tt.ops)
			if err != nil || got != tt.want {
				t.Errorf("got %s, %v; want %s", got, err, tt.want)
			}
		})
	}
}

func TestApplyRefuses(t *testing.T) {
	tests := []struct{ name, document, ops, cause string }{
		{"a body that is no array", `{}`, `{"op":"add"}`, "array of operations"},
		{"an unknown op", `{}`, `[{"op":"merge","path":"/a"}]`, "unknown"},
		{"an op without path", `{}`, `[{"op":"remove"}]`, `"path"`},
		{"a path without slash", `{}`, `[{"op":"remove","path":"a"}]`, "slash"},
		{"a stray tilde", `{}`, `[{"op":"remove","path":"/a~2"}]`, "tilde"},
		{"an add without value", `{}`, `[{"op":"add","path":"/a"}]`, `"value" is missing`},
		{"a move without from", `{}`, `[{"op":"move","path":"/a"}]`, `"from"`},
		{"a null", `{"a":1}`, `[{"op":"replace","path":"/a","value":null}]`, "null"},
		{"a fraction", `{"a":1}`, `[{"op":"replace","path":"/a","value":1.5}]`, "integer"},
		{"a number written with an exponent", `{"a":1}`, `[{"op":"replace","path":"/a","value":1e2}]`, "integer"},
		{"an array of booleans", `{"a":1}`, `[{"op":"replace","path":"/a","value":[true]}]`, "strings, integers and objects"},
		{"an array of arrays", `{"a":1}`, `[{"op":"replace","path":"/a","value":[[]]}]`, "strings, integers and objects"},
		{"removing what is not there", `{}`, `[{"op":"remove","path":"/a"}]`, "does not exist"},
		{"replacing what is not there", `{}`, `[{"op":"replace","path":"/a","value":1}]`, "does not exist"},
		{"adding below a missing parent", `{}`, `[{"op":"add","path":"/a/b","value":1}]`, "does not exist"},
		{"adding below a scalar", `{"a":1}`, `[{"op":"add","path":"/a/b","value":1}]`, "neither object nor array"},
		{"an index beyond the end", `[1]`, `[{"op":"add","path":"/2","value":1}]`, "out of bounds"},
		{"an index with a leading zero", `[1]`, `[{"op":"remove","path":"/00"}]`, "not an array index"},
		{"a negative index", `[1]`, `[{"op":"remove","path":"/-1"}]`, "not an array index"},
		{"a dash for remove", `[1]`, `[{"op":"remove","path":"/-"}]`, "not an array index"},
		{"a value moved into itself", `{"a":{}}`, `[{"op":"move","from":"/a","path":"/a/b"}]`, "into itself"},
		{"a test that does not hold", `{"a":"1"}`, `[{"op":"test","path":"/a","value":1}]`, "another one"},
		{"removing the whole document", `{}`, `[{"op":"remove","path":""}]`, "whole document"},
		{"a later failure undoes the earlier ones", `{"a":1}`, `[{"op":"remove","path":"/a"},{"op":"remove","path":"/a"}]`, "operation 1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := patch(t, tt.document, tt.ops)
			if err == nil || !strings.Contains(err.Error(), tt.cause) {
				t.Errorf("got %s, %v; want an error with %q", got, err, tt.cause)
			}
		})
	}
}

func FuzzPointer(f *testing.F) {
	for _, seed := range []string{"", "/", "/a", "/a~1b/~0", "//", "a", "/~", "/ö/\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		pointer, err := jsonpatch.ParsePointer(text)
		if err == nil && pointer.String() != text {
			t.Errorf("%q came back as %q", text, pointer)
		}
	})
}
