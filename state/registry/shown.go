package registry

import "isc-sync/internal/jsonvalue"

// ShownRule means that a tenant shows the elements of a set as objects, and accepts the
// texts that identify them.
type ShownRule struct {
	// ID points to that text in an element.
	ID jsonvalue.Pointer `json:"id"`
	// Parent points to the text of the element that this one belongs to. An element
	// that is sent without any of those that belong to it brings all of them along.
	Parent jsonvalue.Pointer `json:"parent"`
}

// Brought are the elements of sets that other elements may have brought along: by the
// place of the set, the text of each one and of the one that it belongs to.
type Brought map[jsonvalue.Pointer]map[string]string

// AsTaken returns an object with the texts that the tenant accepts in the place of the
// elements that it shows. It copies only what it changes.
func (f *Field) AsTaken(obj map[string]any) (map[string]any, Brought) {
	out, brought := obj, Brought{}
	for _, p := range f.Properties {
		list, ok := obj[p.Name].([]any)
		if !ok || p.Shown == nil {
			continue
		}
		at := jsonvalue.Pointer("").Append(p.Name)
		out = shallow(out)
		out[p.Name], brought[at] = p.Shown.taken(list)
	}
	return out, brought
}

func (r *ShownRule) taken(list []any) (taken []any, parents map[string]string) {
	taken, parents = make([]any, len(list)), map[string]string{}
	for i, e := range list {
		taken[i] = e
		id, _ := r.ID.Get(e)
		text, isText := id.(string)
		if !isText {
			continue
		}
		taken[i] = text
		if r.Parent != "" {
			parent, _ := r.Parent.Get(e)
			parents[text], _ = parent.(string)
		}
	}
	return taken, parents
}

// ComesAlong reports whether an element of the set at a place is there because of what
// was sent: something that it belongs to, without anything that belongs to that.
func (b Brought) ComesAlong(at jsonvalue.Pointer, element string, sent func(string) bool) bool {
	parents := b[at]
	for above, steps := parents[element], 0; above != "" && steps <= len(parents); above, steps = parents[above], steps+1 {
		if sent(above) {
			return !b.anyBelow(at, above, sent)
		}
	}
	return false
}

func (b Brought) anyBelow(at jsonvalue.Pointer, above string, sent func(string) bool) bool {
	for element, parent := range b[at] {
		if parent == above && sent(element) {
			return true
		}
	}
	return false
}
