package registry

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
)

// LinkRule says that texts in a value name something else in the same object, such as
// the next step of a graph, or in the object that it belongs to.
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
	// Parent: In is a place in the object that this one belongs to.
	Parent bool `json:"parent"`
	// Prefix is what a text has before the name. A text without it leads nowhere.
	Prefix string `json:"prefix"`
}

// EachLink calls visit for each link in a value that f describes, with its pointer.
func (f *Field) EachLink(v any, at jsonvalue.Pointer, visit func(r *LinkRule, at jsonvalue.Pointer, name string)) {
	if f == nil {
		return
	}
	for i := range f.Links {
		r := &f.Links[i]
		r.Links(v, func(place jsonvalue.Pointer, name string) { visit(r, at+place, name) })
	}
	members, _ := v.(map[string]any)
	for _, p := range f.Properties {
		if value, written := members[p.Name]; written {
			p.EachLink(value, at.Append(p.Name), visit)
		}
	}
}

// UnknownIn returns what the link may name in an object, if that shows it and does not
// have the name.
func (r *LinkRule) UnknownIn(object map[string]any, name string) (known []string, unknown bool) {
	known, ok := r.Names(object)
	return known, ok && !slices.Contains(known, name)
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
	if text, isText := v.(string); isText && r.At == "" {
		if name, has := strings.CutPrefix(text, r.Prefix); has {
			visit("", name)
		}
	}
	if r.At == "" {
		return
	}
	jsonvalue.Objects(v, func(object map[string]any, place jsonvalue.Pointer) {
		linked, _ := r.At.Get(object)
		text, _ := linked.(string)
		if name, has := strings.CutPrefix(text, r.Prefix); has && name != "" && r.holds(object) {
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
