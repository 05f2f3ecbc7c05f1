package planner_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state"
)

// anySchema draws an object with a keyed list, a free map and a set.
func anySchema() *rapid.Generator[map[string]any] {
	text := rapid.SampledFrom([]string{"", "a", "b", "c/d", "~", "true", "60"})
	scalar := rapid.OneOf(
		rapid.Map(text, func(s string) any { return s }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.SampledFrom([]any{nil, json.Number("60"), json.Number("9007199254740993")}),
	)
	nested := rapid.Map(rapid.MapOf(text, scalar), func(m map[string]any) any { return m })
	list := rapid.Map(rapid.SliceOfN(scalar, 0, 4), func(l []any) any { return l })
	element := rapid.Custom(func(t *rapid.T) any {
		return map[string]any{
			"name": text.Draw(t, "name"), "description": text.Draw(t, "description"), "isMulti": rapid.Bool().Draw(t, "isMulti"),
		}
	})
	keyed := rapid.SliceOfNDistinct(element, 0, 5, func(e any) string { return e.(map[string]any)["name"].(string) })
	return rapid.Custom(func(t *rapid.T) map[string]any {
		out := map[string]any{"attributes": keyed.Draw(t, "attributes")}
		if rapid.Bool().Draw(t, "configured") {
			out["configuration"] = rapid.MapOf(text, rapid.OneOf(scalar, nested, list)).Draw(t, "configuration")
		}
		if rapid.Bool().Draw(t, "described") {
			out["displayAttribute"] = text.Draw(t, "displayAttribute")
		}
		return out
	})
}

// anyPolicy draws an object whose elements have a part that is managed whole.
func anyPolicy() *rapid.Generator[map[string]any] {
	word := rapid.SampledFrom([]string{"", "a", "b"})
	attributes := rapid.MapOfN(word, rapid.OneOf(rapid.Just[any](nil), rapid.Map(word, func(s string) any { return s })), 0, 3)
	field := rapid.Custom(func(t *rapid.T) any {
		out := map[string]any{"name": word.Draw(t, "name")}
		if rapid.Bool().Draw(t, "transformed") {
			out["transform"] = map[string]any{"type": word.Draw(t, "type"), "attributes": attributes.Draw(t, "attributes")}
		}
		return out
	})
	fields := rapid.SliceOfNDistinct(field, 0, 3, func(e any) string { return e.(map[string]any)["name"].(string) })
	return rapid.Map(fields, func(list []any) map[string]any { return map[string]any{"fields": list} })
}

func TestAnObjectThatIsAsProposedDeviatesInNothing(t *testing.T) {
	kinds := deviationKinds(t)
	objects := map[state.Key]*rapid.Generator[map[string]any]{"Schema/a/b": anySchema(), "ProvisioningPolicy/a/CREATE": anyPolicy()}
	for key, object := range objects {
		kind := kinds.Find(key.Kind())
		t.Run(kind.Name, rapid.MakeCheck(func(t *rapid.T) {
			before, after := object.Draw(t, "before"), object.Draw(t, "after")
			fields, habits := propose.ServerChanges(plan.Adoption{
				Kinds: kinds,
				Live:  &state.Object{Key: key, Kind: kind, Value: after},
				Body:  propose.PinReferences(kind, propose.ChangedMembers(kind, before, after)),
			})
			if len(fields)+len(habits) > 0 {
				t.Fatalf("deviations %v, habits %v", fields, habits)
			}
		}))
	}
}
