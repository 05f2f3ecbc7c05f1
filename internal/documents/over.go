package documents

import (
	"maps"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// Over are the values that make a document of an overlay. Tagged values have the
// same form in all of them.
type Over struct {
	// Below is the spec of the document below it, Above its own, and Have the same as the
	// text of its file has it. Above and Have are nil if there is no document yet.
	Below, Above, Have map[string]any
	// Want is the spec that the two are to give together.
	Want map[string]any
}

// Spec returns what the document must say so that it gives, laid over the one below, what is
// wanted: as little as possible beside what it says already. An overlay takes nothing away,
// so that some values cannot be had; cannot are their places, and they stay as they are.
func (o Over) Spec(kind *registry.Kind) (spec map[string]any, cannot []jsonvalue.Pointer) {
	w := over{}
	out := w.value(kind.Spec, layered3{o.Below, known(o.Above), known(o.Have), o.Want, ""})
	spec, _ = out.(map[string]any)
	return spec, w.cannot
}

// known is an object, or nothing.
func known(m map[string]any) any {
	if m == nil {
		return unsaid{}
	}
	return m
}

// unsaid is in the place of a value that is not there: null is one.
type unsaid struct{}

func isThere(v any) bool { return v != unsaid{} }

// over collects what an overlay cannot say.
type over struct{ cannot []jsonvalue.Pointer }

// layered3 is one value below an overlay, in it, in its text, and as wanted.
type layered3 struct {
	below, above, have, want any
	at                       jsonvalue.Pointer
}

// member returns the value of a member.
func (v layered3) member(key string) layered3 {
	return layered3{memberOf(v.below, key), memberOf(v.above, key), memberOf(v.have, key), memberOf(v.want, key), v.at.Append(key)}
}

func memberOf(v any, key string) any {
	if object, is := v.(map[string]any); is {
		if m, has := object[key]; has {
			return m
		}
	}
	return unsaid{}
}

// value returns what an overlay must say at a place, or unsaid.
func (o *over) value(f *registry.Field, v layered3) any {
	switch {
	case sameValue(f, v.laid(f), v.want):
		return v.have
	case !isThere(v.want):
		if isThere(v.below) {
			o.cannot = append(o.cannot, v.at)
			return v.have
		}
		return unsaid{}
	case !isThere(v.below):
		return reused(v.above, v.have, v.want)
	case areObjects(v.below, v.want) && (!isThere(v.above) || areObjects(v.above)) && mergesMembers(f):
		return o.object(f, v)
	case areLists(v.below, v.want) && (!isThere(v.above) || areLists(v.above)) && f.IsKeyed():
		return o.elements(f, v)
	}
	return reused(v.above, v.have, v.want)
}

// laid is what there is now.
func (v layered3) laid(f *registry.Field) any {
	switch {
	case !isThere(v.above):
		return v.below
	case !isThere(v.below):
		return v.above
	}
	return laid(nowhere, nowhere).value(f, v.below, v.above, three{})
}

func (o *over) object(f *registry.Field, v layered3) any {
	keys := map[string]any{}
	for _, side := range []any{v.below, v.above, v.want} {
		if object, is := side.(map[string]any); is {
			maps.Copy(keys, object)
		}
	}
	out := map[string]any{}
	for _, key := range jsonvalue.SortedKeys(keys) {
		if said := o.value(f.Below(key), v.member(key)); isThere(said) {
			out[key] = said
		}
	}
	if len(out) == 0 && !isThere(v.above) {
		return unsaid{}
	}
	return out
}

func areObjects(vs ...any) bool {
	return !slices.ContainsFunc(vs, func(v any) bool { _, is := v.(map[string]any); return !is })
}

func areLists(vs ...any) bool {
	return !slices.ContainsFunc(vs, func(v any) bool { _, is := v.([]any); return !is })
}
