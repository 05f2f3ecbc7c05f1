package compare

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// settler makes equal what counts as equal, so that only differences are left: values by
// the rule of their field, what is empty, the order of sets, and secrets, which cannot be
// compared.
type settler struct {
	key   state.Key
	notes []plan.Note
}

// value returns two values as they are to be compared.
func (s *settler) value(f *registry.Field, left, right any, at jsonvalue.Pointer) (any, any) {
	if s.unknown(f, left, right, at) {
		return left, left
	}
	switch l := left.(type) {
	case map[string]any:
		if r, both := right.(map[string]any); both && !f.IsReference() {
			return s.objects(f, l, r, at)
		}
	case []any:
		if r, both := right.([]any); both {
			return s.lists(f, l, r, at)
		}
	default:
		if _, same := propose.EqualScalars(f, jsonvalue.Present(left), right); same {
			return left, left
		}
	}
	return left, right
}

func (s *settler) objects(f *registry.Field, left, right map[string]any, at jsonvalue.Pointer) (any, any) {
	l, r := s.members(f, left, right, at)
	return l, r
}

// unknown notes a value of which neither side says enough to compare it.
func (s *settler) unknown(f *registry.Field, left, right any, at jsonvalue.Pointer) bool {
	_, secret := left.(state.Env)
	_, also := right.(state.Env)
	if secret && also {
		s.notes = append(s.notes, notComparable(s.key, at, "a secret cannot be compared"))
		return true
	}
	a, pinned := reference.Pinned(left)
	b, alsoPinned := reference.Pinned(right)
	if f.IsReference() && pinned && alsoPinned && a != b {
		s.notes = append(s.notes, notComparable(s.key, at, "neither side has a name for what it refers to"))
		return true
	}
	return false
}

func (s *settler) members(f *registry.Field, left, right map[string]any, at jsonvalue.Pointer) (l, r map[string]any) {
	l, r = map[string]any{}, map[string]any{}
	for key, v := range left {
		other, both := right[key]
		switch {
		case both:
			l[key], r[key] = s.value(member(f, key), v, other, at.Append(key))
		case !isEmpty(f.Below(key), v):
			l[key] = v
		}
	}
	for key, v := range right {
		if _, both := left[key]; !both && !isEmpty(f.Below(key), v) {
			r[key] = v
		}
	}
	return l, r
}

// member describes a member of an object. The scalars directly below a free map compare by
// the rule of the map.
func member(f *registry.Field, key string) *registry.Field {
	if described := f.Below(key); described != nil || f == nil || !f.Free {
		return described
	}
	return &registry.Field{Name: key, Equal: f.Equal}
}

// isEmpty reports whether a value says no more than that there is none.
func isEmpty(f *registry.Field, v any) bool {
	return f != nil && f.IsEmpty(jsonvalue.Present(v))
}

// lists brings the elements of the right list into the order of the left one, unless the
// order matters, and settles those that are partners.
func (s *settler) lists(f *registry.Field, left, right []any, at jsonvalue.Pointer) (any, any) {
	l, r := slices.Clone(left), slices.Clone(right)
	switch {
	case f.IsKeyed():
		if f.List == registry.KeyedSet {
			r = inOrderOf(f, l, r)
		}
		for i, e := range l {
			j := slices.IndexFunc(r, func(o any) bool { return f.SameKey(e, o) })
			if j >= 0 {
				l[i], r[j] = s.value(f.Items, e, r[j], at.Index(i))
			}
		}
	case len(l) == len(r) && (f == nil || f.List != registry.Set):
		for i, e := range l {
			l[i], r[i] = s.value(f.Element(), e, r[i], at.Index(i))
		}
	}
	return l, r
}

// inOrderOf returns a list with the elements that another one has in its order, and the
// others behind them.
func inOrderOf(f *registry.Field, order, list []any) []any {
	var out []any
	rest := slices.Clone(list)
	for _, e := range order {
		if i := slices.IndexFunc(rest, func(o any) bool { return f.SameKey(e, o) }); i >= 0 {
			out = append(out, rest[i])
			rest = slices.Delete(rest, i, i+1)
		}
	}
	return append(out, rest...)
}
