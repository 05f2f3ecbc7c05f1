package registry

import (
	"slices"

	"isc-sync/internal/jsonvalue"
)

// LinkRule says that texts in a value name something else in the same object, such as
// the next step of a graph.
type LinkRule struct {
	// At points to the text, from each object inside the value that meets When; ""
	// is the value itself.
	At jsonvalue.Pointer `json:"at"`
	// When are pointers from that object to texts, each with those that make At a link.
	When map[string][]string `json:"when"`
	// In points from the whole object to the value in which the names are, at any
	// depth: the keys of each map that is called Map, or the texts called Member.
	In     jsonvalue.Pointer `json:"in"`
	Map    string            `json:"map"`
	Member string            `json:"member"`
	// What is named, in the singular.
	What string `json:"what"`
}

// Names returns what may be named, sorted; ok is false if the object does not have the
// value that they are in.
func (r *LinkRule) Names(object map[string]any) (names []string, ok bool) {
	within, ok := r.In.Get(object)
	jsonvalue.Objects(within, func(object map[string]any, _ jsonvalue.Pointer) {
		named, _ := object[r.Map].(map[string]any)
		for key := range named {
			names = append(names, key)
		}
		if name, isText := object[r.Member].(string); isText {
			names = append(names, name)
		}
	})
	slices.Sort(names)
	return names, ok && within != nil
}

// Links calls visit for each link in a value of the object.
func (r *LinkRule) Links(v any, visit func(at jsonvalue.Pointer, name string)) {
	if name, isText := v.(string); isText && r.At == "" {
		visit("", name)
	}
	if r.At == "" {
		return
	}
	jsonvalue.Objects(v, func(object map[string]any, place jsonvalue.Pointer) {
		linked, _ := r.At.Get(object)
		if name, isText := linked.(string); isText && name != "" && r.holds(object) {
			visit(place+r.At, name)
		}
	})
}

func (r *LinkRule) holds(object map[string]any) bool {
	for at, texts := range r.When {
		v, _ := jsonvalue.Pointer(at).Get(object)
		if text, _ := v.(string); !slices.Contains(texts, text) {
			return false
		}
	}
	return true
}
