package jsonvalue

// Optional is a JSON value that may be absent. The zero value is absent.
type Optional struct {
	Value  any
	Exists bool
}

// Present returns a value that exists; it may be null.
func Present(v any) Optional { return Optional{v, true} }

// IsNothing reports whether the value is absent or null.
func (v Optional) IsNothing() bool { return !v.Exists || v.Value == nil }

// MemberOf returns the member of an object; it is absent if v is not an object.
func MemberOf(v any, key string) Optional {
	obj, _ := v.(map[string]any)
	e, ok := obj[key]
	return Optional{e, ok}
}
