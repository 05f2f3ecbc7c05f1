package export_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/documents"
	"isc-sync/internal/export"
	"isc-sync/internal/tenanttest"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// odd are values that no description allows everywhere.
var odd = []any{
	nil, true, "", " ", "a\tb", "-", "null", "!env X", "{}", strings.Repeat("x", 3000), "\u2028", "é", json.Number("1e300"), json.Number("-0.5"),
	map[string]any{}, []any{}, []any{nil}, []any{"a", "a"}, []any{[]any{map[string]any{}}}, map[string]any{"": nil, "id": json.Number("1")},
	map[string]any{"id": "x", "name": "", "type": "Y"}, []any{map[string]any{"name": "a"}, map[string]any{"name": "a"}}, []any{map[string]any{"name": ""}},
}

// liveValue draws what a tenant may have in a field, described or not.
func liveValue(t *rapid.T, f *registry.Field, depth int) any {
	if f == nil || depth > 4 || rapid.IntRange(0, 9).Draw(t, "odd") == 0 {
		return rapid.SampledFrom(odd).Draw(t, "value")
	}
	switch {
	case f.Ref != nil && f.Ref.Form == registry.RefObject:
		return map[string]any{"type": "X", "id": rapid.SampledFrom([]string{"i1", "gone"}).Draw(t, "id"), "name": "Amy"}
	case f.IsList():
		list := []any{}
		for range rapid.IntRange(0, 3).Draw(t, "length") {
			list = append(list, liveValue(t, f.Items, depth+1))
		}
		return list
	case f.IsObject():
		return liveMembers(t, f, depth+1)
	case len(f.Enum) > 0:
		return rapid.SampledFrom(f.Enum).Draw(t, "word")
	}
	return rapid.SampledFrom([]any{"a", "b", json.Number("3"), true, "2026-01-01T00:00:00Z"}).Draw(t, "scalar")
}

func liveMembers(t *rapid.T, f *registry.Field, depth int) map[string]any {
	out := map[string]any{}
	for _, p := range f.Properties {
		if rapid.IntRange(0, 2).Draw(t, "has") > 0 {
			out[p.Name] = liveValue(t, p, depth)
		}
	}
	if f.Free && rapid.Bool().Draw(t, "more") {
		out[rapid.SampledFrom([]string{"host", "", "a/b", "password", "<<"}).Draw(t, "key")] = liveValue(t, nil, depth)
	}
	return out
}

// anyTenant draws two sources, of whatever name, and what is below them.
func anyTenant(t *rapid.T, kinds *registry.Kinds) export.Input {
	in := export.Input{Kinds: kinds, Live: state.NewLive(), Directory: state.NewDirectory()}
	in.Directory.Add("Identity", state.Entry{ID: "i1", Name: "amy.lee"})
	name := rapid.OneOf(rapid.SampledFrom([]string{"", " ", "HR", "hr", "..", "a/b", "\t", "*"}), rapid.String())
	add := func(kind *registry.Kind, parent *state.Object, n int) *state.Object {
		value := liveMembers(t, kind.Spec, 0)
		var parts []string
		for _, f := range kind.Identity {
			part := ""
			if f.In == registry.InParent {
				part = parent.Key.Name()
			} else {
				part = name.Draw(t, f.Name)
				value[f.Name] = part
			}
			parts = append(parts, part)
		}
		o := &state.Object{Kind: kind, Parent: parent, ID: fmt.Sprintf("%s-%d", kind.Name, n), Key: state.NewKey(kind.Name, parts...), Value: value}
		in.Live.Add(o)
		return o
	}
	for i := range 2 {
		source := add(kinds.Find("Source"), nil, i)
		children := kinds.Children("Source")
		for j := range 4 {
			add(rapid.SampledFrom(children).Draw(t, "kind"), source, 100*i+j)
		}
	}
	return in
}

func TestWhateverATenantHoldsItsExportIsValid(t *testing.T) {
	kinds := tenanttest.Kinds(t)
	rapid.Check(t, func(t *rapid.T) {
		result := export.Documents(anyTenant(t, kinds))
		files, err := result.Files(context.Background(), kinds, schemas.FS, "v2026")
		if err != nil {
			t.Fatal(err)
		}
		dir, err := os.MkdirTemp("", "export")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		if err := documents.Write(context.Background(), dir, files); err != nil {
			t.Fatal(err)
		}
		set, err := documents.Load(dir, kinds, schemas.FS, documents.Options{APIVersion: "v2026"})
		if err != nil {
			t.Fatalf("%v\n%s", err, result.LeftOut)
		}
		if len(set.Documents) != len(result.Documents) {
			t.Fatalf("%d documents were written, and %d are read", len(result.Documents), len(set.Documents))
		}
	})
}

func TestARequiredFieldIsExportedWhereTheConnectorBroughtIt(t *testing.T) {
	kinds := tenanttest.Kinds(t)
	live := state.NewLive()
	source := &state.Object{Kind: kinds.Find("Source"), ID: "s", Key: state.NewKey("Source", "AD"), Value: map[string]any{"name": "AD", "connector": "active-directory", "category": "CredentialProvider"}}
	live.Add(source)
	live.Add(&state.Object{Kind: kinds.Find("ProvisioningPolicy"), Parent: source, Key: state.NewKey("ProvisioningPolicy", "AD", "CREATE_GROUP"), Value: map[string]any{
		"name": "Group", "usageType": "CREATE_GROUP", "fields": []any{map[string]any{"name": "cn", "isRequired": true}, map[string]any{"name": "dn", "isRequired": false}},
	}})
	result := export.Documents(export.Input{Kinds: kinds, Live: live, Directory: state.NewDirectory()})
	for _, d := range result.Documents {
		switch d.Kind.Name {
		case "Source":
			if _, written := d.Spec["category"]; written {
				t.Error("a category, which no tenant keeps, is exported")
			}
		default:
			if got := d.Spec["fields"].([]any); got[0].(map[string]any)["isRequired"] != true || len(got[1].(map[string]any)) != 1 {
				t.Errorf("the fields are %v", got)
			}
		}
	}
}

func TestAFieldThatCannotBeDeclaredIsLeftOutAndTheRestStays(t *testing.T) {
	kinds := tenanttest.Kinds(t)
	live := state.NewLive()
	source := &state.Object{Kind: kinds.Find("Source"), ID: "s", Key: state.NewKey("Source", "HR"), Value: map[string]any{"name": "HR", "connector": "jdbc"}}
	live.Add(source)
	live.Add(&state.Object{Kind: kinds.Find("ProvisioningPolicy"), Parent: source, Key: state.NewKey("ProvisioningPolicy", "HR", "CREATE"), Value: map[string]any{
		"name": "Account", "usageType": "CREATE", "fields": []any{map[string]any{"name": "mail"}, map[string]any{"name": "mail", "type": "int"}},
	}})
	live.Add(&state.Object{Kind: kinds.Find("Source"), ID: "n", Key: state.NewKey("Source", ""), Value: map[string]any{"name": "", "connector": "jdbc"}})
	result := export.Documents(export.Input{Kinds: kinds, Live: live, Directory: state.NewDirectory()})
	files, err := result.Files(context.Background(), kinds, schemas.FS, registry.DefaultVersion)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"ProvisioningPolicy/HR/CREATE#/fields: ",
		"Source/: ",
	}
	if len(result.LeftOut) != len(want) {
		t.Fatalf("left out %q", result.LeftOut)
	}
	for i := range want {
		if !strings.HasPrefix(result.LeftOut[i], want[i]) {
			t.Errorf("left out %q, want %q", result.LeftOut[i], want[i])
		}
	}
	const policy = "sources/hr/provisioning-policies/create.yaml"
	if text := string(files[policy]); !strings.Contains(text, "name: Account") || strings.Contains(text, "fields") || len(files) != 2 {
		t.Errorf("%d files, the policy is\n%s", len(files), text)
	}
}
