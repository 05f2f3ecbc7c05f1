package documents

import (
	"maps"
	"reflect"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// elements returns the elements that an overlay must name: those that differ, and those
// that it names already.
func (o *over) elements(f *registry.Field, v layered3) any {
	below, _ := v.below.([]any)
	want := o.withRest(f, below, v)
	for _, anchored := range []bool{false, true} {
		l := overList{field: f, below: below, anchored: anchored}
		l.above, _ = v.above.([]any)
		l.have, _ = v.have.([]any)
		l.fill(want, v.at)
		if len(l.cannot) == 0 && sameValue(f, laid(nowhere, nowhere).elements(f, below, l.means, three{}), want) {
			return l.out
		}
	}
	o.cannot = append(o.cannot, v.at)
	return v.have
}

// overList is a keyed list of an overlay on its way: as its text has it, and what it means.
type overList struct {
	over
	field              *registry.Field
	below, above, have []any
	// anchored: also elements that the overlay names already are behind the one that they
	// follow.
	anchored   bool
	out, means []any
}

func (l *overList) fill(want []any, at jsonvalue.Pointer) {
	named := -1
	for i, e := range want {
		f := l.field
		here := layered3{elementLike(f, l.below, l.below, e), elementLike(f, l.above, l.above, e), elementLike(f, l.above, l.have, e), e, at.Index(i)}
		if !isThere(here.above) && isThere(here.below) && sameValue(f.Items, here.below, e) {
			continue
		}
		if !isThere(here.below) && (l.anchored || !isThere(here.above)) && i > 0 && named != i-1 {
			l.add(keyAlone(f, want[i-1]), keyAlone(f, want[i-1]))
		}
		l.add(l.element(f, here), l.element(f, here.bare()))
		named = i
	}
}

func (l *overList) add(text, means any) {
	l.out, l.means = append(l.out, text), append(l.means, means)
}

// withRest is the list that is wanted with the elements that an overlay cannot take away,
// as they are: their places are those in the list as it is.
func (o *over) withRest(f *registry.Field, below []any, v layered3) []any {
	list, _ := v.want.([]any)
	want := slices.Clone(list)
	now, _ := v.laid(f).([]any)
	for i, e := range below {
		isLike := func(other any) bool { return f.SameKey(other, e) }
		if slices.ContainsFunc(want, isLike) {
			continue
		}
		is := slices.IndexFunc(now, isLike)
		o.cannot = append(o.cannot, v.at.Index(is))
		after := 0
		if i > 0 {
			after = 1 + slices.IndexFunc(want, func(w any) bool { return f.SameKey(w, below[i-1]) })
		}
		want = slices.Insert(want, after, now[is])
	}
	return want
}

// bare has no text: what is said means what it says.
func (v layered3) bare() layered3 {
	v.have = v.above
	return v
}

// element is one that the overlay names; its key is always written.
func (o *over) element(f *registry.Field, v layered3) any {
	said := o.value(f.Items, v)
	object, is := said.(map[string]any)
	if !is || isThere(v.above) || !isThere(v.below) {
		return said
	}
	named := keyAlone(f, v.want)
	maps.Copy(named, object)
	return named
}

// elementLike returns the element of a list that is where another list has the one with
// the key of a third.
func elementLike(f *registry.Field, keys, list []any, e any) any {
	i := slices.IndexFunc(keys, func(k any) bool { return f.SameKey(k, e) })
	if i < 0 || i >= len(list) {
		return unsaid{}
	}
	return list[i]
}

// reused is a value that an overlay says alone, with the text of what it says already.
func reused(above, have, want any) any {
	if isThere(above) && reflect.DeepEqual(above, want) {
		return have
	}
	switch w := want.(type) {
	case map[string]any:
		out := make(map[string]any, len(w))
		for key, v := range w {
			out[key] = reused(memberOf(above, key), memberOf(have, key), v)
		}
		return out
	case []any:
		return reusedElements(above, have, w)
	}
	return want
}

func reusedElements(above, have any, want []any) []any {
	a, _ := above.([]any)
	h, _ := have.([]any)
	out := slices.Clone(want)
	for i, e := range want {
		if at := slices.IndexFunc(a, func(x any) bool { return reflect.DeepEqual(x, e) }); at >= 0 && at < len(h) {
			out[i] = h[at]
		}
	}
	return out
}
