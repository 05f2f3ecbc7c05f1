package documents

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// declared draws a value for a field: mostly one that may stand there, at times
// any.
func declared(t *rapid.T, f *registry.Field) any {
	if rapid.IntRange(0, 19).Draw(t, "odd") == 0 {
		return values(1).Draw(t, "value")
	}
	if f.Ref != nil && !f.Ref.IsText() && rapid.Bool().Draw(t, "in parts") {
		parts := map[string]any{}
		for _, part := range f.Ref.AllParts() {
			parts[part] = rapid.SampledFrom([]any{"a", "b", "", true}).Draw(t, part)
		}
		return parts
	}
	if f.Ref != nil {
		return rapid.SampledFrom([]any{"william.wilson", "", map[string]any{"id": "1"}, map[string]any{"id": ""}, map[string]any{"id": "1", "name": "a"}}).Draw(t, "reference")
	}
	switch rapid.SampledFrom(f.Types).Draw(t, "type") {
	case "string":
		return rapid.SampledFrom(append([]any{"a", "", state.Env{Name: "A"}, state.File{Text: "b"}}, listed(f)...)).Draw(t, "text")
	case "boolean":
		return rapid.Bool().Draw(t, "boolean")
	case "integer", "number":
		return rapid.SampledFrom([]any{json.Number("-1"), json.Number("0"), json.Number("-0"), json.Number("20"), json.Number("101"), json.Number("1.5"), json.Number("1e2")}).Draw(t, "number")
	case "array":
		list := make([]any, rapid.IntRange(0, 3).Draw(t, "length"))
		for i := range list {
			list[i] = declared(t, f.Items)
		}
		return list
	case "object":
		return declaredMembers(t, f)
	}
	return nil
}

func listed(f *registry.Field) []any {
	var out []any
	for _, e := range f.Enum {
		out = append(out, e)
	}
	return out
}

func declaredMembers(t *rapid.T, f *registry.Field) map[string]any {
	out := map[string]any{}
	for _, p := range f.Properties {
		rare := p.ReadOnly && rapid.IntRange(0, 19).Draw(t, "read-only") > 0
		if !rare && rapid.IntRange(0, 4).Draw(t, "declared") > 0 {
			out[p.Name] = declared(t, p)
		}
	}
	if f.Free || rapid.IntRange(0, 19).Draw(t, "unknown") == 0 {
		out["other"] = values(1).Draw(t, "other")
	}
	return out
}

// validate asks the schema of a kind's documents.
func validate(t testing.TB, set *schemaSet, d *state.Document) error {
	schema, err := set.schema(d.Kind.Name)
	if err != nil {
		t.Fatal(err)
	}
	s := &specChecker{read: &read{Document: d}, budget: &budget{limits: Limits{}.orDefault()}}
	return schema.Validate(s.instance())
}

// plainName is a short name that an identity field takes.
func plainName(f registry.IdentityField) string {
	if f.Pattern != "" && !regexp.MustCompile(f.Pattern).MatchString("a") {
		return "AAA"
	}
	return "a"
}

// whatIsOrdinaryIsValid is the law of ordinary.
func whatIsOrdinaryIsValid(tb testing.TB) func(*rapid.T) {
	all, set := kinds(tb).All(), newSchemaSet(schemas.FS)
	return func(t *rapid.T) {
		kind := rapid.SampledFrom(all).Draw(t, "kind")
		d := &state.Document{Kind: kind, Spec: declaredMembers(t, kind.Spec)}
		for _, f := range kind.Identity {
			d.Identity = append(d.Identity, plainName(f))
		}
		if !ordinary(kind, d.Spec) {
			return
		}
		if err := validate(tb, set, d); err != nil {
			t.Fatalf("%s %v: %#v", kind.Name, d.Spec, err)
		}
	}
}

func TestWhatIsOrdinaryIsValid(t *testing.T) { rapid.Check(t, whatIsOrdinaryIsValid(t)) }

func TestEveryKindHasASchemaThatCompiles(t *testing.T) {
	set := newSchemaSet(schemas.FS)
	for _, k := range kinds(t).All() {
		if _, err := set.schema(k.Name); err != nil {
			t.Error(err)
		}
	}
}

func FuzzOrdinary(f *testing.F) { f.Fuzz(rapid.MakeFuzz(whatIsOrdinaryIsValid(f))) }

// TestMostDocumentsAreOrdinary: else nothing would be gained.
func TestMostDocumentsAreOrdinary(t *testing.T) {
	set, err := Load("../../examples/tenant", kinds(t), schemas.FS, Options{})
	if err != nil {
		t.Fatal(err)
	}
	documents := append(mustLoad(t, map[string]string{"all.yaml": contract}).Documents, set.Documents...)
	for _, d := range largeSource(t, "A") {
		documents = append(documents, d.Document)
	}
	for _, d := range documents {
		if !ordinary(d.Kind, d.Spec) && d.Kind.Name != "Schedule" {
			t.Errorf("%s is not ordinary", d.Key)
		}
	}
}

func TestWhatIsNotOrdinary(t *testing.T) {
	cases := []struct{ name, kind, spec string }{
		{"an unknown field", "Source", `{"nix": 1}`},
		{"a field of the server", "Source", `{"created": "a"}`},
		{"an identity inside spec", "Source", `{"name": "a"}`},
		{"another type", "Source", `{"description": 1}`},
		{"a number out of bounds", "Source", `{"deleteThreshold": 101}`},
		{"a number below the bounds", "Source", `{"deleteThreshold": -1}`},
		{"a fraction", "Source", `{"deleteThreshold": 1.5}`},
		{"an empty reference", "Source", `{"owner": ""}`},
		{"a reference with more than an id", "Source", `{"owner": {"id": "1", "name": "a"}}`},
		{"a set that holds a text twice", "Source", `{"features": ["A", "A"]}`},
		{"an element that is null", "Source", `{"features": [null]}`},
		{"an element without its key", "Schema", `{"attributes": [{"type": "STRING"}]}`},
		{"a key that is null", "Schema", `{"attributes": [{"name": null}]}`},
		{"a text with a grammar", "Schedule", `{"cronExpression": "0 0 6 ? * *"}`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var spec map[string]any
			dec := json.NewDecoder(strings.NewReader(c.spec))
			dec.UseNumber()
			if err := dec.Decode(&spec); err != nil {
				t.Fatal(err)
			}
			if ordinary(kinds(t).Find(c.kind), spec) {
				t.Errorf("ordinary takes %s", c.spec)
			}
		})
	}
}
