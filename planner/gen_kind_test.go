package planner_test

import (
	"encoding/json"
	"fmt"

	"pgregory.net/rapid"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// people are who references of made-up kinds lead to: two are named alike, and
// one cannot be found by name.
func people() (*registry.Kinds, *state.Directory) {
	directory := state.NewDirectory()
	for i, name := range []string{"ann", "bob", "twin", "twin"} {
		directory.Add("Identity", state.Entry{ID: fmt.Sprintf("p%d", i), Name: name, Display: name + " " + fmt.Sprint(i)})
	}
	return shippedKinds(), directory
}

// anyKind draws a kind that nobody ships: some fields of every sort.
func anyKind() *rapid.Generator[*registry.Kind] {
	return rapid.Custom(func(t *rapid.T) *registry.Kind {
		spec := anyObject(2).Draw(t, "spec")
		spec.Properties = append(spec.Properties,
			&registry.Field{Name: "id", Types: []string{"string"}, ReadOnly: true},
			&registry.Field{Name: "name", Types: []string{"string"}},
		)
		if rapid.IntRange(0, 3).Draw(t, "limited") == 0 {
			spec.Properties = append(spec.Properties, limitedFields(t)...)
		}
		kind := &registry.Kind{
			Name: "Thing", Identity: []registry.IdentityField{{Name: "name", In: registry.InBody}},
			Address: []string{"id"}, Spec: spec,
			API: registry.API{
				Create:  &registry.Endpoint{Method: "POST", Path: "/things"},
				Update:  &registry.Endpoint{Method: "PATCH", Path: "/things/{id}"},
				Replace: &registry.Endpoint{Method: "PUT", Path: "/things/{id}"},
			},
			Create: registry.CreateRule{How: registry.CreateByPost},
			Update: registry.UpdateRule{How: registry.UpdateByPatch},
		}
		if rapid.IntRange(0, 9).Draw(t, "put") == 0 {
			kind.Update = registry.UpdateRule{How: registry.UpdateByPut, Reason: "the API takes it only as a whole"}
		}
		return kind
	})
}

// anyField draws a field that may be nested depth deep.
func anyField(depth int) *rapid.Generator[*registry.Field] {
	sorts := []*rapid.Generator[*registry.Field]{
		anyScalarField(), anyScalarField(), rapid.Custom(freeMap), rapid.Custom(innerMap), rapid.Custom(anyReference), rapid.Custom(setField),
		rapid.Just(&registry.Field{Types: []string{"array"}, List: registry.Ordered}),
	}
	if depth > 0 {
		sorts = append(sorts, anyObject(depth-1), orderedList(depth-1), keyedList(depth-1), keyedList(depth-1))
	}
	return rapid.OneOf(sorts...)
}

func anyScalarField() *rapid.Generator[*registry.Field] {
	return rapid.Custom(func(t *rapid.T) *registry.Field {
		f := &registry.Field{Types: []string{rapid.SampledFrom([]string{"string", "integer", "boolean"}).Draw(t, "type"), "null"}}
		if rapid.Bool().Draw(t, "hasDefault") {
			f.HasDefault, f.Default = true, map[string]any{"string": "", "integer": json.Number("1"), "boolean": false}[f.Types[0]]
		}
		return f
	})
}

func freeMap(t *rapid.T) *registry.Field {
	f := &registry.Field{Types: []string{"object"}, Free: true}
	if rapid.Bool().Draw(t, "server's") {
		f.Patch, f.Equal.Loose = registry.PatchKey, true
		f.Secret = &registry.SecretRule{ListedIn: "encrypted", Separator: ",", Names: []string{"*secret"}}
	}
	return f
}

// inList is a field of an element. No kind has a map of secrets in a list:
// which of its keys are secret would depend on the place.
func inList(t *rapid.T, depth int) *registry.Field {
	f := anyField(depth).Draw(t, "items")
	withoutSecrets(f)
	return f
}

func withoutSecrets(f *registry.Field) {
	f.Secret = nil
	for _, p := range f.Properties {
		withoutSecrets(p)
	}
}

func anyReference(t *rapid.T) *registry.Field {
	form := rapid.SampledFrom([]registry.RefForm{registry.RefObject, registry.RefObject, registry.RefID}).Draw(t, "form")
	return &registry.Field{Types: []string{"object", "null"}, Ref: &registry.RefRule{Kind: "Identity", Form: form}}
}

func setField(t *rapid.T) *registry.Field {
	items := &registry.Field{Types: []string{"string"}}
	if rapid.IntRange(0, 3).Draw(t, "of references") == 0 {
		items = anyReference(t)
	}
	return &registry.Field{Types: []string{"array"}, List: registry.Set, Items: items}
}

func anyObject(depth int) *rapid.Generator[*registry.Field] {
	return rapid.Custom(func(t *rapid.T) *registry.Field {
		f := &registry.Field{Types: []string{"object", "null"}}
		for i, p := range rapid.SliceOfN(anyField(depth), 1, 4).Draw(t, "properties") {
			named := *p
			named.Name = []string{"a", "b/c", "", "d~e"}[i]
			named.ReadOnly = rapid.IntRange(0, 9).Draw(t, "readOnly") == 0
			f.Properties = append(f.Properties, &named)
		}
		return f
	})
}

func orderedList(depth int) *rapid.Generator[*registry.Field] {
	return rapid.Custom(func(t *rapid.T) *registry.Field {
		return &registry.Field{Types: []string{"array", "null"}, List: registry.Ordered, Items: inList(t, depth)}
	})
}

func keyedList(depth int) *rapid.Generator[*registry.Field] {
	return rapid.Custom(func(t *rapid.T) *registry.Field {
		items := anyObject(depth).Draw(t, "items")
		withoutSecrets(items)
		items.Properties = append(items.Properties, &registry.Field{Name: "key", Types: []string{"string"}})
		items.Required = []string{"key"}
		keys := []string{"key"}
		if rapid.IntRange(0, 2).Draw(t, "several") == 0 {
			keys = append(keys, "part")
			items.Properties = append(items.Properties, &registry.Field{Name: "part", Types: []string{"string", "null"}})
		}
		list := rapid.SampledFrom([]registry.ListKind{registry.Keyed, registry.KeyedSet}).Draw(t, "list")
		return &registry.Field{Types: []string{"array"}, List: list, KeyFields: keys, Items: items}
	})
}
