package registry

import (
	"fmt"
	"slices"

	"isc-sync/internal/glob"
	"isc-sync/internal/jsonvalue"
)

// Requirement is a value that must be a member of an object's array at Pointer, or
// what the object has there.
type Requirement struct {
	Pointer jsonvalue.Pointer `json:"pointer"`
	Value   string            `json:"value"`
	Reason  string            `json:"reason"`
	// Unless are marks of objects that need not have it.
	Unless []Exemption `json:"unless"`
}

// Exemption is a text in an object, one of In (globs).
type Exemption struct {
	Pointer jsonvalue.Pointer `json:"pointer"`
	In      []string          `json:"in"`
}

// Met reports whether an object has the value, or need not have it.
func (r *Requirement) Met(obj map[string]any) bool {
	v, _ := r.Pointer.Get(obj)
	if list, isList := v.([]any); isList && slices.Contains(list, any(r.Value)) {
		return true
	}
	return v != nil && fmt.Sprint(v) == r.Value || r.Spares(obj)
}

// Spares reports whether an object shows that it need not have the value.
func (r *Requirement) Spares(obj map[string]any) bool {
	return slices.ContainsFunc(r.Unless, func(e Exemption) bool {
		v, _ := e.Pointer.Get(obj)
		text, isText := v.(string)
		return isText && slices.ContainsFunc(e.In, func(pattern string) bool { return glob.Match(pattern, text) })
	})
}
