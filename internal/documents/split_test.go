package documents

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// drawSchema draws a schema of which two draws share much.
func drawSchema(t *rapid.T, label string) Exported {
	var attributes []any
	for _, name := range rapid.Permutation([]string{"a", "b", "c", "d"}).Draw(t, label+" order") {
		if rapid.IntRange(0, 3).Draw(t, label+" has "+name) > 0 {
			attribute := map[string]any{"name": name, "type": rapid.SampledFrom([]string{"STRING", "INT"}).Draw(t, label+" type")}
			if rapid.Bool().Draw(t, label+" multi") {
				attribute["isMulti"] = true
			}
			attributes = append(attributes, attribute)
		}
	}
	spec := map[string]any{"nativeObjectType": rapid.SampledFrom([]string{"User", "Person"}).Draw(t, label+" native"), "identityAttribute": "a"}
	if len(attributes) > 0 {
		spec["attributes"] = attributes
	}
	return Exported{Document: &state.Document{Key: "Schema/HR/account", Identity: []string{"HR", "account"}, Spec: spec}}
}

func drawSource(t *rapid.T, label string) Exported {
	spec := map[string]any{"connector": "jdbc", "features": []any{"A", rapid.SampledFrom([]string{"B", "C"}).Draw(t, label+" feature")}}
	attributes := map[string]any{"password": state.Env{Name: "HR_PASSWORD"}}
	for _, key := range []string{"host", "port"} {
		if rapid.Bool().Draw(t, label+" "+key) {
			attributes[key] = map[string]any{"a": "x", "b": rapid.SampledFrom([]string{"y", "z"}).Draw(t, label+" b")}
		}
	}
	spec["connectorAttributes"] = attributes
	return Exported{Document: &state.Document{Key: "Source/HR", Identity: []string{"HR"}, Spec: spec}}
}

// TestWhatIsSplitIsReadAgain splits what two environments have and reads it as each.
func TestWhatIsSplitIsReadAgain(t *testing.T) {
	ks := kinds(t)
	rapid.Check(t, func(rt *rapid.T) {
		var environments []Environment
		for _, name := range []string{"dev", "prod"} {
			env := Environment{Overlay: "overlays/" + name, Documents: []Exported{drawSource(rt, name)}}
			if rapid.IntRange(0, 3).Draw(rt, name+" has a schema") > 0 {
				env.Documents = append(env.Documents, drawSchema(rt, name))
			}
			for i := range env.Documents {
				env.Documents[i].Kind = ks.Find(env.Documents[i].Key.Kind())
			}
			environments = append(environments, env)
		}
		files, _, err := Split(environments, ks)
		if err != nil {
			rt.Fatal(err)
		}
		texts := map[string]string{SettingsFile: "environments: {dev: {overlay: overlays/dev}, prod: {overlay: overlays/prod}}\n"}
		for name, data := range files {
			texts[name] = string(data)
		}
		for i, name := range []string{"dev", "prod"} {
			set, err := loadTree(t, texts, Options{Env: name})
			if err != nil {
				rt.Fatal(err, fmt.Sprint(texts))
			}
			if len(set.Documents) != len(environments[i].Documents) {
				rt.Fatalf("%s has %d documents, want %d: %v", name, len(set.Documents), len(environments[i].Documents), texts)
			}
			for _, d := range environments[i].Documents {
				if got := set.Documents.Find(d.Key); got == nil || !sameValue(d.Kind.Spec, got.Spec, d.Spec) {
					rt.Fatalf("%s: %s is %v, want %v:\n%v", name, d.Key, got, d.Spec, texts)
				}
			}
		}
	})
}

func TestWhatIsSharedIsWrittenOnce(t *testing.T) {
	ks := kinds(t)
	doc := func(description string) []Exported {
		spec := map[string]any{"connector": "jdbc", "description": description, "connectorAttributes": map[string]any{"host": "h"}}
		return []Exported{{Document: &state.Document{Key: "Source/HR", Kind: ks.Find("Source"), Identity: []string{"HR"}, Spec: spec}, Comments: map[jsonvalue.Pointer]string{}}}
	}
	files, count, err := Split([]Environment{{"overlays/dev", doc("a")}, {"overlays/prod", doc("b")}}, ks)
	if err != nil {
		t.Fatal(err)
	}
	if count != 3 {
		t.Errorf("%d documents are written, want the shared one and two others", count)
	}
	for name, want := range map[string]string{
		"sources/hr/source.yaml":               "kind: Source\nname: HR\nspec:\n  connector: jdbc\n  connectorAttributes:\n    host: h\n",
		"overlays/prod/sources/hr/source.yaml": "kind: Source\nname: HR\nspec:\n  description: b\n",
	} {
		if string(files[name]) != want {
			t.Errorf("%s is\n%s\nwant\n%s", name, files[name], want)
		}
	}
}

// TestAListThatCannotBeDividedIsAlone: the values beside it are shared all the same.
func TestAListThatCannotBeDividedIsAlone(t *testing.T) {
	ks := kinds(t)
	doc := func(names ...string) []Exported {
		var attributes []any
		for _, name := range names {
			attributes = append(attributes, map[string]any{"name": name, "type": "STRING"})
		}
		spec := map[string]any{"nativeObjectType": "User", "attributes": attributes}
		return []Exported{{Document: &state.Document{Key: "Schema/HR/account", Kind: ks.Find("Schema"), Identity: []string{"HR", "account"}, Spec: spec}}}
	}
	files, _, err := Split([]Environment{{"o/dev", doc("a", "b")}, {"o/prod", doc("b", "a")}}, ks)
	if err != nil {
		t.Fatal(err)
	}
	const at = "sources/hr/schemas/account.yaml"
	if got := string(files[at]); !strings.Contains(got, "nativeObjectType: User") || strings.Contains(got, "attributes") {
		t.Errorf("what is shared is\n%s", got)
	}
	if got := string(files["o/prod/"+at]); strings.Contains(got, "nativeObjectType") || strings.Index(got, "{name: b") > strings.Index(got, "{name: a") {
		t.Errorf("the overlay has\n%s", got)
	}
}

func TestTheOrderOfSetsHasNoMeaning(t *testing.T) {
	object := func(list ...any) any { return map[string]any{"list": list} }
	for kind, same := range map[registry.ListKind]bool{registry.Set: true, registry.KeyedSet: true, registry.Ordered: false, registry.Keyed: false} {
		f := &registry.Field{Properties: []*registry.Field{{Name: "list", List: kind}}}
		if sameValue(f, object("a", "b"), object("b", "a")) != same {
			t.Errorf("%s: two orders are the same: %t", kind, !same)
		}
		if sameValue(f, object("a", "a", "b"), object("a", "b", "b")) {
			t.Errorf("%s: other elements are the same", kind)
		}
	}
}
