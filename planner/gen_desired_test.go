package planner_test

import (
	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// desiredOf draws what a document may say of a field that is so in live: often
// the same, sometimes a little different, sometimes something else.
func desiredOf(t *rapid.T, f *registry.Field, live any, has bool) any {
	how := rapid.IntRange(0, 19).Draw(t, "how")
	switch {
	case how == 0:
		return nil
	case how == 1 && isScalarField(f):
		return rapid.SampledFrom([]any{state.Env{Name: "SET"}, state.Env{Name: "UNSET"}, state.File{Path: "f", Text: "a", SHA256: "ca97"}}).Draw(t, "tag")
	case f != nil && f.Ref != nil:
		return desiredReference(t)
	case f.IsList():
		return desiredList(t, f, live)
	case f != nil && f.Refs != nil:
		return desiredInner(t, f)
	case f != nil && f.Free:
		return desiredMap(t, f, live)
	case f != nil && len(f.Properties) > 0:
		return desiredObject(t, f, live)
	case has && how < 12 && (f == nil || jsonvalue.IsScalar(live)):
		return near(t, live)
	case f == nil:
		return anyJSON(2).Draw(t, "value")
	}
	return scalarOf(t, f)
}

func isScalarField(f *registry.Field) bool {
	return f == nil || f.Ref == nil && !f.IsList() && !f.IsObject() && f.HasType("string")
}

// near draws a value that is the same or differs somewhere inside.
func near(t *rapid.T, v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for _, key := range jsonvalue.SortedKeys(v) {
			if rapid.IntRange(0, 9).Draw(t, "drop") > 0 {
				out[key] = near(t, v[key])
			}
		}
		return out
	case []any:
		return nearList(t, v)
	}
	if rapid.IntRange(0, 9).Draw(t, "other") == 0 {
		return anyScalar().Draw(t, "scalar")
	}
	return v
}

func nearList(t *rapid.T, v []any) []any {
	out := []any{}
	for _, e := range v {
		switch rapid.IntRange(0, 11).Draw(t, "element") {
		case 0:
		case 1:
			out = append(out, e, anyJSON(1).Draw(t, "inserted"))
		case 2:
			out = append([]any{e}, out...)
		default:
			out = append(out, near(t, e))
		}
	}
	return out
}

func desiredReference(t *rapid.T) any {
	return rapid.SampledFrom([]any{"ann", "bob", "bob", "twin", "left", "nobody", map[string]any{"id": "p2"}, map[string]any{"id": "p3"}}).Draw(t, "reference")
}

func desiredObject(t *rapid.T, f *registry.Field, live any) map[string]any {
	base, _ := live.(map[string]any)
	out := map[string]any{}
	for _, p := range f.Properties {
		if p.ReadOnly || rapid.IntRange(0, 2).Draw(t, "unwritten") == 0 {
			continue
		}
		v, has := base[p.Name]
		out[p.Name] = desiredOf(t, p, v, has)
	}
	return out
}

// desiredMap draws keys of a free map. Secrets are variables, but for a literal
// where nobody can know before the tenant is read.
func desiredMap(t *rapid.T, f *registry.Field, live any) map[string]any {
	base, _ := live.(map[string]any)
	out := map[string]any{}
	for _, key := range append(jsonvalue.SortedKeys(base), anyText().Draw(t, "new key")) {
		v, has := base[key]
		if key == "encrypted" || rapid.IntRange(0, 2).Draw(t, "unwritten") == 0 {
			continue
		}
		out[key] = desiredOf(t, nil, v, has)
	}
	if f.Secret == nil {
		return out
	}
	for _, key := range []string{"a secret", "pin"} {
		delete(out, key)
		if rapid.Bool().Draw(t, "secret") {
			out[key] = state.Env{Name: rapid.SampledFrom([]string{"SET", "UNSET"}).Draw(t, "variable")}
		}
	}
	return out
}

func desiredList(t *rapid.T, f *registry.Field, live any) []any {
	base, _ := live.([]any)
	if f.IsKeyed() {
		return desiredKeyed(t, f, base)
	}
	out := []any{}
	for _, e := range base {
		if rapid.IntRange(0, 5).Draw(t, "drop") > 0 {
			out = append(out, desiredElement(t, f.Items, e))
		}
	}
	for range rapid.IntRange(0, 2).Draw(t, "more") {
		at := rapid.IntRange(0, len(out)).Draw(t, "at")
		out = append(out[:at:at], append([]any{desiredOf(t, f.Items, nil, false)}, out[at:]...)...)
	}
	if rapid.IntRange(0, 3).Draw(t, "shuffled") == 0 {
		return rapid.Permutation(out).Draw(t, "shuffled")
	}
	return out
}

// desiredElement copies a live element as a document would have it.
func desiredElement(t *rapid.T, items *registry.Field, live any) any {
	if items == nil || jsonvalue.IsScalar(live) && items.Ref == nil {
		return near(t, live)
	}
	return desiredOf(t, items, live, true)
}

func desiredKeyed(t *rapid.T, f *registry.Field, base []any) []any {
	type elementKey struct{ key, part any }
	out, byKey := []any{}, map[elementKey]any{}
	var keys []elementKey
	for _, e := range base {
		obj, _ := e.(map[string]any)
		key := elementKey{obj["key"], obj["part"]}
		if _, twice := byKey[key]; key.key != nil && !twice && rapid.IntRange(0, 5).Draw(t, "drop") > 0 {
			keys, byKey[key] = append(keys, key), e
		}
	}
	for _, key := range rapid.SliceOfN(rapid.SampledFrom([]string{"new", `new\`, "new/er"}), 0, 2).Draw(t, "new") {
		keys = append(keys, elementKey{key: key})
	}
	if rapid.IntRange(0, 2).Draw(t, "shuffled") == 0 {
		keys = rapid.Permutation(keys).Draw(t, "shuffled")
	}
	for _, key := range keys {
		element := desiredObject(t, f.Items, byKey[key])
		element["key"] = key.key
		setPart(f, element, key.part)
		out = append(out, element)
	}
	return out
}
