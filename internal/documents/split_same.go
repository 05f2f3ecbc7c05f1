package documents

import (
	"reflect"
	"slices"

	"isc-sync/state/registry"
)

// sameValue reports whether two values of a field mean the same: the order of a set has no
// meaning.
func sameValue(f *registry.Field, a, b any) bool {
	switch x := a.(type) {
	case map[string]any:
		y, is := b.(map[string]any)
		return is && sameMembers(f, x, y)
	case []any:
		y, is := b.([]any)
		return is && len(x) == len(y) && (reflect.DeepEqual(x, y) || sameElements(f, x, y))
	}
	return reflect.DeepEqual(a, b)
}

func sameMembers(f *registry.Field, a, b map[string]any) bool {
	for key, v := range a {
		if other, has := b[key]; !has || !sameValue(f.Below(key), v, other) {
			return false
		}
	}
	return len(a) == len(b)
}

// sameElements compares lists of one length.
func sameElements(f *registry.Field, a, b []any) bool {
	if kind := f.ListKind(); kind != registry.Set && kind != registry.KeyedSet {
		return slices.EqualFunc(a, b, func(x, y any) bool { return sameValue(f.Element(), x, y) })
	}
	left := slices.Clone(b)
	for _, x := range a {
		at := slices.IndexFunc(left, func(y any) bool { return sameValue(f.Element(), x, y) })
		if at < 0 {
			return false
		}
		left = slices.Delete(left, at, at+1)
	}
	return true
}
