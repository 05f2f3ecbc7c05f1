package rest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestDecode(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     any
		flaws    string
	}{
		{"scalars", `[null,true,false,"x",""]`, []any{nil, true, false, "x", ""}, ""},
		{"numbers as they are written", `[0,-1.50,1e9,9007199254740993]`,
			[]any{json.Number("0"), json.Number("-1.50"), json.Number("1e9"), json.Number("9007199254740993")}, ""},
		{"a lone number", " 12\n", json.Number("12"), ""},
		{"empty containers", ` { "a" : [ ] , "b":{ } } `, map[string]any{"a": []any{}, "b": map[string]any{}}, ""},
		{"escapes", `"\u00e4\n\"\\u0041\ud83d\ude00"`, "ä\n\"\\u0041😀", ""},
		{"the replacement character itself", `["\ufffd","` + "\ufffd" + `"]`, []any{"\ufffd", "\ufffd"}, ""},
		{"a duplicate key", `{"a":1,"b":{"c":[1],"c":2}}`,
			map[string]any{"a": json.Number("1"), "b": map[string]any{"c": json.Number("2")}}, "/b/c duplicate key"},
		{"a duplicate key in another spelling", `{"a":1,"\u0061":2}`, map[string]any{"a": json.Number("2")}, "/a duplicate key"},
		{"a high surrogate alone", `["x","\ud800"]`, []any{"x", "\ufffd"}, "/1 not valid Unicode"},
		{"a low surrogate alone", `"\udfffx"`, "\ufffdx", " not valid Unicode"},
		{"the wrong order", `"\ude00\ud83d"`, "\ufffd\ufffd", " not valid Unicode"},
		{"two high ones and a low one", `"\ud83d\ud83d\ude00"`, "\ufffd😀", " not valid Unicode"},
		{"an escaped backslash before u", `"\\ud800"`, `\ud800`, ""},
		{"invalid UTF-8", "{\"a/b~\":\"\xff\"}", map[string]any{"a/b~": "\ufffd"}, "/a~1b~0 not valid Unicode"},
		{"a key that is no Unicode", `{"\ud800":1}`, map[string]any{"\ufffd": json.Number("1")}, "/\ufffd not valid Unicode"},
		{"keys that become the same", `{"\ud800":1,"\udc00":2}`, map[string]any{"\ufffd": json.Number("2")},
			"/\ufffd not valid Unicode, /\ufffd not valid Unicode, /\ufffd duplicate key"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, flaws, err := Decode([]byte(test.in))
			if err != nil || !reflect.DeepEqual(got, test.want) {
				t.Errorf("Decode(%s) = %#v, %v; want %#v", test.in, got, err, test.want)
			}
			var said []string
			for _, f := range flaws {
				said = append(said, f.Pointer+" "+string(f.Problem))
			}
			if strings.Join(said, ", ") != test.flaws {
				t.Errorf("flaws %q, want %q", said, test.flaws)
			}
		})
	}
}

func TestDecodeRefusesWhatIsNotJSON(t *testing.T) {
	deep := strings.Repeat("[", 20000) + strings.Repeat("]", 20000)
	for _, in := range []string{"", " ", "{", `{"a"}`, "[1,]", "01", "nul", `"a`, "1 2", "\xff", deep} {
		if _, _, err := Decode([]byte(in)); err == nil {
			t.Errorf("Decode(%.20q) is accepted", in)
		}
	}
}

// likeStandard compares with encoding/json, and the flaws with what shows that
// decoding lost something.
func likeStandard(t interface{ Fatalf(string, ...any) }, data []byte) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var want any
	wrong := decoder.Decode(&want)
	if wrong == nil && !json.Valid(data) {
		wrong = fmt.Errorf("more than one value")
	}
	got, flaws, err := Decode(data)
	if (err == nil) != (wrong == nil) {
		t.Fatalf("Decode(%q) says %v, encoding/json %v", data, err, wrong)
	}
	if err == nil && !reflect.DeepEqual(got, want) {
		t.Fatalf("Decode(%q) = %#v, encoding/json has %#v", data, got, want)
	}
	if err == nil && !utf8.Valid(data) && len(flaws) == 0 {
		t.Fatalf("Decode(%q) reports no flaw", data)
	}
}

func TestDecodeAgreesWithTheStandard(t *testing.T) {
	pieces := []string{`{`, `}`, `[`, `]`, `,`, `:`, `"a"`, `"b"`, `"\ud800"`, `"\ud83d\ude00"`, `"\"\\"`, "\"\xff\"", `1`, `-0.5e-7`, `true`, `null`, ` `, "\n", `x`}
	rapid.Check(t, func(t *rapid.T) {
		likeStandard(t, []byte(strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces"), "")))
	})
	rapid.Check(t, func(t *rapid.T) {
		data, err := json.Marshal(anyValue(3).Draw(t, "value"))
		if err != nil {
			t.Fatal(err)
		}
		likeStandard(t, data)
		if _, flaws, _ := Decode(data); len(flaws) > 0 {
			t.Fatalf("%s has flaws %v", data, flaws)
		}
	})
}

func anyValue(depth int) *rapid.Generator[any] {
	kinds := []*rapid.Generator[any]{
		rapid.String().AsAny(), rapid.Int64().AsAny(), rapid.Float64().AsAny(), rapid.Bool().AsAny(), rapid.Just[any](nil),
	}
	if depth > 0 {
		kinds = append(kinds,
			rapid.SliceOfN(anyValue(depth-1), 0, 4).AsAny(),
			rapid.MapOfN(rapid.String(), anyValue(depth-1), 0, 4).AsAny())
	}
	return rapid.OneOf(kinds...)
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{"a":[1,-2.5e3,"x\u00e4\ud83d\ude00",null,true,false,{}]}`, `{"a":1,"a":2}`, `"\ud800\u0041"`, "\"\xed\xa0\x80\"", "  [ ]\n", `{"":{"":0}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { likeStandard(t, data) })
}

func BenchmarkDecode(b *testing.B) {
	row := `{"id":"0123456789abcdef","name":"Größe\n","features":["A","B"],"connectorAttributes":{"a":1,"b":"two","c":[{"d":null}]}},`
	data := []byte("[" + strings.Repeat(row, 10000) + "1]")
	b.Run("ours", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, _, err := Decode(data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("encoding/json", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			var v any
			decoder := json.NewDecoder(bytes.NewReader(data))
			decoder.UseNumber()
			if err := decoder.Decode(&v); err != nil {
				b.Fatal(err)
			}
		}
	})
}
