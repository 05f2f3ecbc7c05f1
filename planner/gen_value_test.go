package planner_test

import (
	"encoding/json"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// The ugly: what readers of JSON, pointers and markers stumble over.
var (
	uglyTexts   = []string{"", "a", "a", "b", "c", `\`, `C:\`, "~", "/", "~1", "-", "0", " ", "é", "e\u0301", "\x00", "\u2028", "$env", "true", "1", "<&>"}
	uglyNumbers = []json.Number{
		"0", "-0", "1", "1.0", "1e0", "2", "9007199254740993", "9007199254740992", "0.5", "0.50", "123456789012345678901234567890", "1e400", "-1e-400", "1E+2",
	}
)

func anyText() *rapid.Generator[string] { return rapid.SampledFrom(uglyTexts) }

// anyScalar draws what is no object and no array.
func anyScalar() *rapid.Generator[any] {
	return rapid.OneOf(
		rapid.Map(anyText(), func(s string) any { return s }),
		rapid.Map(rapid.SampledFrom(uglyNumbers), func(n json.Number) any { return n }),
		rapid.SampledFrom([]any{true, false, nil}),
	)
}

// anyJSON draws a value that no kind describes.
func anyJSON(depth int) *rapid.Generator[any] {
	if depth == 0 {
		return anyScalar()
	}
	below := rapid.Deferred(func() *rapid.Generator[any] { return anyJSON(depth - 1) })
	return rapid.OneOf(
		anyScalar(), anyScalar(),
		rapid.Map(rapid.SliceOfN(below, 0, 4), func(l []any) any { return l }),
		rapid.Map(rapid.MapOfN(anyText(), below, 0, 4), func(m map[string]any) any { return m }),
	)
}

// liveOf draws what a tenant may have in a field, sometimes of the wrong type.
func liveOf(t *rapid.T, f *registry.Field) any {
	if odd := rapid.IntRange(0, 19).Draw(t, "odd"); odd == 0 {
		return nil
	} else if odd == 1 {
		return anyJSON(1).Draw(t, "wrong")
	}
	switch {
	case f == nil:
		return anyJSON(2).Draw(t, "value")
	case f.Ref != nil:
		return liveReference(t, f)
	case f.IsList():
		return liveList(t, f)
	case f.Refs != nil:
		return liveInner(t, f)
	case f.Free:
		return liveMap(t, f)
	case len(f.Properties) > 0:
		return liveObject(t, f)
	}
	return scalarOf(t, f)
}

func scalarOf(t *rapid.T, f *registry.Field) any {
	switch f.Types[0] {
	case "integer":
		return rapid.SampledFrom(uglyNumbers).Draw(t, "number")
	case "boolean":
		return rapid.Bool().Draw(t, "boolean")
	}
	return anyText().Draw(t, "text")
}

func liveReference(t *rapid.T, f *registry.Field) any {
	id := rapid.SampledFrom([]string{"p0", "p1", "p2", "p3", "gone"}).Draw(t, "id")
	if f.Ref.Form == registry.RefID {
		return id
	}
	return map[string]any{"type": "IDENTITY", "id": id, "name": rapid.SampledFrom([]string{"ann 0", "left"}).Draw(t, "name")}
}

func liveObject(t *rapid.T, f *registry.Field) map[string]any {
	out := map[string]any{}
	for _, p := range f.Properties {
		if rapid.IntRange(0, 4).Draw(t, "absent") > 0 {
			out[p.Name] = liveOf(t, p)
		}
	}
	if rapid.IntRange(0, 3).Draw(t, "unknown") == 0 {
		out["unknown"] = anyJSON(1).Draw(t, "unknown")
	}
	return out
}

// liveMap draws a free map. Where secrets may be in it, their values are cipher
// text.
func liveMap(t *rapid.T, f *registry.Field) map[string]any {
	out := rapid.MapOfN(anyText(), anyJSON(2), 0, 5).Draw(t, "map")
	if f.Secret == nil {
		return out
	}
	cipher := rapid.SampledFrom([]any{cipherText, cipherText, "", nil})
	if rapid.Bool().Draw(t, "secret") {
		out["a secret"] = cipher.Draw(t, "cipher")
	}
	if rapid.Bool().Draw(t, "pin") {
		out["pin"], out["encrypted"] = cipher.Draw(t, "cipher"), "other, pin"
	}
	return out
}

// cipherText and clearText must be in no plan.
const (
	cipherText = "cipher text of the tenant"
	clearText  = "clear text of a variable"
)

func liveList(t *rapid.T, f *registry.Field) []any {
	if !f.IsKeyed() {
		list := []any{}
		for range rapid.IntRange(0, 5).Draw(t, "length") {
			list = append(list, liveOf(t, f.Items))
		}
		return list
	}
	list := []any{}
	for _, key := range rapid.SliceOfN(anyText(), 0, 5).Draw(t, "keys") {
		element := liveObject(t, f.Items)
		element["key"] = key
		setPart(f, element, rapid.SampledFrom([]any{nil, "a", "b"}).Draw(t, "part"))
		list = append(list, element)
	}
	return list
}

// setPart writes the second part of an element's key, if its list has one.
func setPart(f *registry.Field, element map[string]any, part any) {
	delete(element, "part")
	if f.IsKeyField("part") && part != nil {
		element["part"] = part
	}
}

// flaws draws places of a live value whose text could not be read.
func flaws(t *rapid.T, live map[string]any) []jsonvalue.Pointer {
	if rapid.IntRange(0, 9).Draw(t, "flawed") > 0 {
		return nil
	}
	var leaves []jsonvalue.Pointer
	walkTexts(live, "", func(at jsonvalue.Pointer) {
		if at.Last() != "encrypted" { // it says which keys are secret
			leaves = append(leaves, at)
		}
	})
	if len(leaves) == 0 {
		return nil
	}
	return []jsonvalue.Pointer{rapid.SampledFrom(leaves).Draw(t, "flaw")}
}

func walkTexts(v any, at jsonvalue.Pointer, visit func(jsonvalue.Pointer)) {
	switch v := v.(type) {
	case string:
		visit(at)
	case []any:
		for i, e := range v {
			walkTexts(e, at.Index(i), visit)
		}
	case map[string]any:
		for _, key := range jsonvalue.SortedKeys(v) {
			walkTexts(v[key], at.Append(key), visit)
		}
	}
}
