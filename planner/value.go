package planner

// value is a JSON value that may not be there.
type value struct {
	v  any
	ok bool
}

func present(v any) value { return value{v, true} }

// isNothing tells whether the value is absent or null.
func (v value) isNothing() bool { return !v.ok || v.v == nil }

func memberOf(v any, key string) value {
	obj, _ := v.(map[string]any)
	e, ok := obj[key]
	return value{e, ok}
}
