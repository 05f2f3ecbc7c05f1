package documents

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// nasty are texts that YAML readers stumble over.
var nasty = []string{
	"", " ", "\n", "\n\n", "a\n", "a\n\n", "a\n\nb", " a\n", "\ta\nb", "a\n\tb", "a \nb", "a\n ", "a\n \nb", " \na", "a\r\nb", "\r",
	"a\u0085b", "a\u2028b\n", "\u2029", "\ufeff", "\x00", "\x7f", "\u00a0", "\U0001F600", "\U000E0001", "é", "e\u0301",
	"yes", "No", "y", "N", "on", "OFF", "true", "null", "Null", "~", "=", "<<", "-", "- a", "---", "...", "--- a\n...\n", "? a", ": a",
	"a: b", "a:", "a:b", "#", "a #b", "a#b", "!env A", "!", "&a", "*a", "%YAML", "@a", "`a`", "'", `"`, `\`, `a\`, `\n`, `it's "so"`,
	"{", "}", "[", "]", ",", "a, b", "{a: b}", "[a]", "|", ">", "|2\n a", "0", "017", "0o17", "0x1F", "0b1", "1_000", "1:30", "1e3", "1.", ".5",
	"+1", "-1", "-0", ".inf", "-.INF", ".nan", "2001-01-01", "2001-01-01T00:00:00Z", "12e03", "1,000", "\\", "a\\\nb", "# a\nb", "a\n# b\n",
	"if (x) {\n    return \"y\";  // z\n}\n", strings.Repeat("long ", 300), strings.Repeat("é", 1200),
}

func texts() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom(nasty), rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("ab \n\t\r:#-'\"\\,[]{}0y\u2028"))))
}

func numbers() *rapid.Generator[json.Number] {
	return rapid.Custom(func(t *rapid.T) json.Number {
		return json.Number(rapid.StringMatching(`-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,9})?([eE][-+]?[0-9]{1,3})?`).Draw(t, "number"))
	})
}

func values(depth int) *rapid.Generator[any] {
	scalars := []*rapid.Generator[any]{
		rapid.Just[any](nil), rapid.Bool().AsAny(), texts().AsAny(), numbers().AsAny(),
		rapid.Just[any](state.Env{Name: "SECRET"}),
	}
	if depth == 0 {
		return rapid.OneOf(scalars...)
	}
	below := rapid.Deferred(func() *rapid.Generator[any] { return values(depth - 1) })
	return rapid.OneOf(append(scalars,
		rapid.SliceOfN(below, 0, 4).AsAny(),
		rapid.MapOfN(texts(), below, 0, 4).AsAny(),
	)...)
}

// specs puts any values where the fields of a kind say most about the layout:
// in free maps, in keyed lists and in references.
func specs() *rapid.Generator[map[string]any] {
	return rapid.Custom(func(t *rapid.T) map[string]any {
		return map[string]any{
			"attributes": rapid.SliceOfN(rapid.MapOfN(rapid.OneOf(rapid.SampledFrom([]string{"name", "schema", "type"}), texts()), values(2), 0, 5), 0, 3).AsAny().Draw(t, "attributes"),
			"owner":      rapid.OneOf(values(1), rapid.MapOfN(rapid.Just("id"), texts(), 1, 1).AsAny()).Draw(t, "owner"),
			"any":        values(4).Draw(t, "any"),
		}
	})
}

// readBack reads the spec out of a document's YAML.
func readBack(t rapid.TB, text string) (map[string]any, map[jsonvalue.Pointer]state.Tag) {
	t.Helper()
	data, bad := readable([]byte(text))
	if bad != nil {
		t.Fatalf("%+v in\n%s", *bad, text)
	}
	parts := chunks(data)
	if len(parts) != 1 {
		t.Fatalf("%d documents in\n%s", len(parts), text)
	}
	root, bad := parse(parts[0])
	if bad != nil {
		t.Fatalf("%+v in\n%s", *bad, text)
	}
	b := &budget{limits: Limits{}.orDefault()}
	w := newWalker("a.yaml", root, b, &tagReader{})
	top, _ := w.value(root).(map[string]any)
	if len(w.problems) > 0 {
		t.Fatalf("%v in\n%s", w.problems, text)
	}
	spec, _ := top["spec"].(map[string]any)
	return spec, specTags(w.found)
}

func generic(v any) any {
	switch v := v.(type) {
	case []map[string]any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = generic(e)
		}
		return out
	case []any:
		for i, e := range v {
			v[i] = generic(e)
		}
	case map[string]any:
		for k, e := range v {
			v[k] = generic(e)
		}
	case map[string]string:
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[k] = e
		}
		return out
	}
	return v
}

func TestWhatIsWrittenReadsBackAndFormatsTheSame(t *testing.T) {
	schema, source := declare(t, "Schema", nil, "HR", "account"), declare(t, "Source", nil, "HR")
	rapid.Check(t, func(t *rapid.T) {
		for _, d := range []Exported{schema, source} {
			spec := generic(specs().Draw(t, "spec")).(map[string]any)
			document := *d.Document
			document.Spec = spec
			text, err := Format(Exported{Document: &document}, "a.yaml")
			if err != nil {
				t.Fatal(err)
			}
			got, tags := readBack(t, string(text))
			if !jsonvalue.Equal(got, spec) {
				t.Fatalf("read back %#v, want %#v from\n%s", got, spec, text)
			}
			document.Spec, document.Tags = got, tags
			again, err := Format(Exported{Document: &document}, "a.yaml")
			if err != nil || string(again) != string(text) {
				t.Fatalf("formatted again (%v):\n%s\nfirst:\n%s", err, again, text)
			}
		}
	})
}

func TestNastyTextsReadBack(t *testing.T) {
	d := declare(t, "Source", map[string]any{}, "A")
	d.Spec["list"] = []any{}
	for i, key := range nasty {
		d.Spec[key] = nasty[(i*7+3)%len(nasty)]
	}
	d.Tags = map[jsonvalue.Pointer]state.Tag{}
	for i, text := range nasty {
		at := jsonvalue.Pointer("").Append("list").Index(i)
		d.Spec["list"] = append(d.Spec["list"].([]any), text)
		d.Tags[at] = state.Tag{Name: TagPlain}
	}
	got, tags := readBack(t, mustFormat(t, d))
	if !jsonvalue.Equal(got, d.Spec) {
		t.Error("the texts do not read back")
	}
	if len(tags) != len(d.Tags) {
		t.Errorf("%d tags read back, want %d", len(tags), len(d.Tags))
	}
}
