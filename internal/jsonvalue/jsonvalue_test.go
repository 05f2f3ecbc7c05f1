package jsonvalue

import (
	"encoding/json"
	"strings"
	"testing"
)

func decoded(t testing.TB, text string) any {
	t.Helper()
	v, err := Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestValuesAreEqualByWhatTheyMean(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{`1`, `1.0`, true},
		{`100`, `1e2`, true},
		{`-0`, `0`, true},
		{`9007199254740993`, `9007199254740992`, false},
		{`0.1`, `0.10`, true},
		{`1e999999`, `1e999998`, false},
		{`"1"`, `1`, false},
		{`null`, `false`, false},
		{`{"a":1,"b":2}`, `{"b":2.0,"a":1}`, true},
		{`{"a":null}`, `{}`, false},
		{`[1,2]`, `[2,1]`, false},
		{`["\u00e9"]`, `["e\u0301"]`, false},
	} {
		a, b := decoded(t, c.a), decoded(t, c.b)
		if got := Equal(a, b); got != c.want || Equal(b, a) != c.want {
			t.Errorf("%s and %s: equal is %v, want %v", c.a, c.b, got, c.want)
		}
		if same := Digest(a) == Digest(b); same != c.want {
			t.Errorf("%s and %s: the digests are the same: %v, want %v", c.a, c.b, same, c.want)
		}
	}
}

func TestPointersFindWhatRFC6901Says(t *testing.T) {
	doc := decoded(t, `{"foo":["bar","baz"],"":0,"a/b":1,"m~n":8," ":7,"~1":9}`)
	for text, want := range map[string]string{
		"/foo": `["bar","baz"]`, "/foo/0": `"bar"`, "/": `0`, "/a~1b": `1`, "/m~0n": `8`, "/ ": `7`, "/~01": `9`,
	} {
		p, err := ParsePointer(text)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := p.Get(doc)
		if !ok || string(Canonical(got)) != want {
			t.Errorf("%q is %v, want %s", text, got, want)
		}
	}
	for _, text := range []string{"/foo/2", "/foo/01", "/foo/-", "/nope", "/foo/0/x"} {
		if got, ok := Pointer(text).Get(doc); ok {
			t.Errorf("%q is %v, want nothing", text, got)
		}
	}
	for _, text := range []string{"foo", "/~", "/~2"} {
		if _, err := ParsePointer(text); err == nil {
			t.Errorf("%q was taken for a pointer", text)
		}
	}
}

func TestCanonicalEscapesWhatRFC8785WantsEscaped(t *testing.T) {
	tests := map[string]string{
		"plain":                      `"plain"`,
		"\b\t\n\f\r\"\\":             `"\b\t\n\f\r\"\\"`,
		"\x00\x1f\x7f":               "\"\\u0000\\u001f\x7f\"",
		"<&>\u2028\u2029é\U0001F600": "\"<&>\u2028\u2029é\U0001F600\"",
		"\xff":                       "\"\uFFFD\"",
	}
	for s, want := range tests {
		if got := string(Canonical(s)); got != want {
			t.Errorf("%q is written %s, want %s", s, got, want)
		}
	}
}

func TestACloneSharesNothing(t *testing.T) {
	v := decoded(t, `{"a":[{"b":1}]}`)
	Clone(v).(map[string]any)["a"].([]any)[0].(map[string]any)["b"] = "changed"
	if got := string(Canonical(v)); got != `{"a":[{"b":1}]}` {
		t.Errorf("the original is %s now", got)
	}
}

func FuzzPointerTokens(f *testing.F) {
	for _, seed := range []string{"", "a", "a/b", "~", "~1", "0", "é"} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		p := Pointer("").Append(a).Append(b)
		if tokens := p.Tokens(); len(tokens) != 2 || tokens[0] != a || tokens[1] != b {
			t.Errorf("%q has the tokens %q, want %q and %q", p, tokens, a, b)
		}
		if p.Last() != b || p.Parent() != Pointer("").Append(a) {
			t.Errorf("%q ends in %q below %q", p, p.Last(), p.Parent())
		}
	})
}

func TestLongNumbersHaveAnExponent(t *testing.T) {
	for text, want := range map[json.Number]string{
		"1e300": "1.0e+300", "-1.5E300": "-1.5e+300", "1e400": "1.0e+400", "1e-300": "1.0e-300", "-25e-50": "-2.5e-49",
		"1e39": "1" + strings.Repeat("0", 39), "1.0e+300": "1.0e+300", "10.0": "10", "0.001": "0.001",
	} {
		if got := CanonicalNumber(text); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
		if !EqualNumbers(text, json.Number(want)) {
			t.Errorf("%s differs from %s", text, want)
		}
	}
	if EqualNumbers("1e300", "1e301") || EqualNumbers("1e300", "-1e300") || !EqualNumbers("1e300", json.Number("1"+strings.Repeat("0", 300))) {
		t.Error("numbers are compared by their spelling")
	}
}

func FuzzCanonicalNumber(f *testing.F) {
	for _, seed := range []string{"0", "-0", "1.50", "1e2", "1E-3", "123456789012345678901234567890"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var n json.Number
		if json.Unmarshal([]byte(text), &n) != nil || n == "" {
			t.Skip("no number")
		}
		once := CanonicalNumber(n)
		if twice := CanonicalNumber(json.Number(once)); once != twice {
			t.Errorf("%s is %s, and that is %s", text, once, twice)
		}
	})
}
