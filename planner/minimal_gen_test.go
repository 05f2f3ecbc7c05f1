package planner_test

import (
	"encoding/json"

	"pgregory.net/rapid"

	"isc-sync/state/registry"
)

// smallFields describe one list of each kind, a server's map and an object.
func smallFields() *registry.Field {
	list := func(name string, kind registry.ListKind, items *registry.Field) *registry.Field {
		f := &registry.Field{Name: name, Types: []string{"array"}, List: kind, Items: items}
		if kind == registry.Keyed {
			f.KeyFields = []string{"k"}
		}
		return f
	}
	element := &registry.Field{Types: []string{"object"}, Properties: []*registry.Field{{Name: "k"}, {Name: "a"}, {Name: "b"}}}
	return &registry.Field{Properties: []*registry.Field{
		list("ordered", registry.Ordered, nil),
		list("keyed", registry.Keyed, element),
		list("set", registry.Set, &registry.Field{Types: []string{"string"}}),
		{Name: "map", Types: []string{"object"}, Free: true, Patch: registry.PatchKey},
		{Name: "object", Types: []string{"object"}, Properties: []*registry.Field{{Name: "a"}, {Name: "b"}}},
	}}
}

// smallPair draws two objects with one or two of these members.
func smallPair(t *rapid.T) (live, proposed map[string]any) {
	live, proposed = map[string]any{}, map[string]any{}
	names := []string{"ordered", "keyed", "set", "map", "object"}
	for range rapid.IntRange(1, 2).Draw(t, "members") {
		name := rapid.SampledFrom(names).Draw(t, "member")
		live[name], proposed[name] = smallMember(t, name), smallMember(t, name)
		if name == "set" {
			proposed[name] = stays(live[name].([]any), proposed[name].([]any))
		}
		if rapid.IntRange(0, 5).Draw(t, "absent") == 0 {
			delete(rapid.SampledFrom([]map[string]any{live, proposed}).Draw(t, "in"), name)
		}
	}
	return live, proposed
}

func smallMember(t *rapid.T, name string) any {
	switch name {
	case "ordered":
		return rapid.SliceOfN(rapid.OneOf(smallScalar(), smallScalar(), rapid.Map(smallObject(), asAny)), 0, 5).Draw(t, name)
	case "keyed":
		list := []any{}
		for _, key := range rapid.Permutation([]string{"x", "y", "z", "w"}).Draw(t, "keys")[:rapid.IntRange(0, 4).Draw(t, "length")] {
			element := smallObject().Draw(t, "element")
			element["k"] = key
			list = append(list, element)
		}
		return list
	case "set":
		return rapid.SliceOfNDistinct(rapid.SampledFrom([]any{"p", "q", "r", "s"}), 0, 4, rapid.ID[any]).Draw(t, name)
	}
	return rapid.MapOfN(rapid.SampledFrom([]string{"a", "b"}), rapid.OneOf(smallScalar(), rapid.Map(smallObject(), asAny)), 0, 2).Draw(t, name)
}

func asAny(m map[string]any) any { return m }

func smallScalar() *rapid.Generator[any] {
	return rapid.SampledFrom([]any{json.Number("0"), json.Number("1"), json.Number("2"), "s"})
}

func smallObject() *rapid.Generator[map[string]any] {
	return rapid.MapOfN(rapid.SampledFrom([]string{"a", "b"}), smallScalar(), 0, 2)
}

// stays puts a set's members as a proposal has them: those of live first.
func stays(live, wanted []any) []any {
	out := []any{}
	for _, e := range live {
		if holds(wanted, e) {
			out = append(out, e)
		}
	}
	for _, e := range wanted {
		if !holds(live, e) {
			out = append(out, e)
		}
	}
	return out
}
