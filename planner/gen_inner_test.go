package planner_test

import (
	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// innerMap is a free map with references: a name beside its id, ids in a list, and
// in another map ids as keys.
func innerMap(t *rapid.T) *registry.Field {
	to := func(form registry.RefForm) *registry.RefRule { return &registry.RefRule{Kind: "Identity", Form: form} }
	f := &registry.Field{Types: []string{"object"}, Free: true, Refs: []registry.InnerRef{
		{At: "/who", ID: "whoId", Ref: to(registry.RefName)}, {At: "/all", Ref: to(registry.RefID)},
	}}
	if rapid.Bool().Draw(t, "keys") {
		f.Refs = []registry.InnerRef{{Ref: to(registry.RefKey)}}
	}
	return f
}

func hasKeys(f *registry.Field) bool { return f.Refs[0].Ref.Form == registry.RefKey }

func liveInner(t *rapid.T, f *registry.Field) map[string]any {
	id := rapid.SampledFrom([]string{"p0", "p1", "p2", "p3", "gone"})
	if hasKeys(f) {
		return rapid.MapOfN(id, anyScalar(), 0, 3).Draw(t, "shares")
	}
	out := map[string]any{}
	if rapid.Bool().Draw(t, "who") {
		out["who"] = rapid.SampledFrom([]string{"ann 0", "bob 1", "left"}).Draw(t, "name")
		if rapid.Bool().Draw(t, "whoId") {
			out["whoId"] = id.Draw(t, "id")
		}
	}
	if rapid.Bool().Draw(t, "all") {
		var all []any
		for _, e := range rapid.SliceOfN(id, 1, 3).Draw(t, "ids") {
			all = append(all, e)
		}
		out["all"] = all
	}
	return out
}

func desiredInner(t *rapid.T, f *registry.Field) map[string]any {
	out := map[string]any{}
	if hasKeys(f) {
		for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"ann", "bob", "{id: p2}", "nobody"}), 0, 3, rapid.ID).Draw(t, "names") {
			out[name] = anyScalar().Draw(t, "share")
		}
		return out
	}
	if rapid.Bool().Draw(t, "who") {
		out["who"] = desiredReference(t)
	}
	if rapid.Bool().Draw(t, "all") {
		var all []any
		for range rapid.IntRange(1, 3).Draw(t, "count") {
			all = append(all, desiredReference(t))
		}
		out["all"] = all
	}
	return out
}

// wired is a declared map as the API has it, given what the tenant ends up with:
// where that refers to the declared object, it is its own spelling.
func (o oracle) wired(f *registry.Field, v any, want map[string]any) map[string]any {
	held, _ := v.(map[string]any)
	out := map[string]any{}
	for _, key := range jsonvalue.SortedKeys(want) {
		declared := want[key]
		switch {
		case hasKeys(f):
			out[o.keyOf(held, key)] = declared
			continue
		case key == "who" && o.isWho(held, declared):
			declared = held["who"]
			if id, has := held["whoId"]; has {
				out["whoId"] = id
			}
		case key == "all":
			declared = o.idsOf(held["all"], declared)
		}
		out[key] = declared
	}
	return out
}

// touchable is a declared map with all that may change for it: the id beside a
// name, too.
func (o oracle) touchable(f *registry.Field, v any, want map[string]any) map[string]any {
	out := o.wired(f, v, want)
	if _, declared := out["who"]; declared {
		out["whoId"] = nil
	}
	return out
}

// keyOf is the id that a tenant has in the place of a name.
func (o oracle) keyOf(held map[string]any, name string) string {
	for id := range held {
		e, known := o.directory.ByID("Identity", id)
		if known && e.Matches(name) || reference.KeyOf(id) == name {
			return id
		}
	}
	return name
}

func (o oracle) isWho(held map[string]any, declared any) bool {
	id, hasID := held["whoId"].(string)
	name, _ := held["who"].(string)
	if hasID {
		f := &registry.Field{Ref: &registry.RefRule{Kind: "Identity", Form: registry.RefID}}
		return o.holdsReference(f, id, declared, "") == "" || name == declared // the last is of somebody who left
	}
	for _, e := range o.directory.ByName("Identity", name) {
		if e.Matches(name) && (e.Matches(nameIn(declared)) || e.ID == pinIn(declared)) {
			return true
		}
	}
	return o.byDisplay(name, declared) || name == declared
}

func (o oracle) byDisplay(display string, declared any) bool {
	for _, id := range []string{"p0", "p1", "p2", "p3"} {
		if e, _ := o.directory.ByID("Identity", id); e.Display == display {
			return e.Matches(nameIn(declared)) || id == pinIn(declared)
		}
	}
	return false
}

func nameIn(declared any) string { name, _ := declared.(string); return name }

func pinIn(declared any) string { id, _ := reference.Pinned(declared); return id }

// idsOf replaces what is declared by the ids at the same places, where they are of
// the same objects.
func (o oracle) idsOf(held, declared any) any {
	ids, _ := held.([]any)
	list, isList := declared.([]any)
	if !isList || len(ids) != len(list) {
		return declared
	}
	out := make([]any, len(list))
	f := &registry.Field{Ref: &registry.RefRule{Kind: "Identity", Form: registry.RefID}}
	for i, d := range list {
		out[i] = d
		if o.holdsReference(f, ids[i], d, "") == "" {
			out[i] = ids[i]
		}
	}
	return out
}
