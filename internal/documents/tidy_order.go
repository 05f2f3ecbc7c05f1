package documents

import (
	"cmp"
	"strings"

	"isc-sync/internal/yamledit"
	"isc-sync/state/registry"
)

// section holds entries of a mapping that no blank line divides. above are the lines over
// them that end in a blank one: they stay where they are.
type section struct {
	above   []string
	entries []*yamledit.Entry
}

// sections divides the entries of a mapping. whole: only what is above the first one is
// divided from it.
func sections(entries []*yamledit.Entry, whole bool) (all []section) {
	for i, e := range entries {
		blank := -1
		if i == 0 || !whole {
			blank = lastBlank(e.Head)
		}
		if i == 0 || blank >= 0 {
			all = append(all, section{above: e.Head[:blank+1]})
			e = &yamledit.Entry{Key: e.Key, Head: e.Head[blank+1:], Comment: e.Comment, Value: e.Value}
		}
		s := &all[len(all)-1]
		s.entries = append(s.entries, e)
	}
	return all
}

func lastBlank(lines []string) int {
	for i := len(lines) - 1; i >= 0; i-- {
		if lines[i] == "" {
			return i
		}
	}
	return -1
}

// keyOf is what a key says; that of an alias is not known here.
func keyOf(e *yamledit.Entry) string { return scalarText(e.Key) }

// ranked compares entries by the places of their keys in a list; merge keys are first,
// and what the list lacks is last.
func ranked(order []string) func(a, b *yamledit.Entry) int {
	places := make(map[string]int, len(order))
	for i, key := range order {
		places[key] = i
	}
	place := func(e *yamledit.Entry) int {
		if e.MergesKeys() {
			return -1
		}
		if i, known := places[keyOf(e)]; known {
			return i
		}
		return len(order)
	}
	return func(a, b *yamledit.Entry) int { return cmp.Compare(place(a), place(b)) }
}

// envelopeOrder is the order of the keys beside spec: those that say which object it
// is, what becomes of it, the author's own, and spec.
func envelopeOrder(kind *registry.Kind, entries []*yamledit.Entry) []string {
	order := []string{"kind"}
	for _, f := range kind.Identity {
		order = append(order, f.Name)
	}
	order = append(order, "id", "previously", "ensure", "manage")
	for _, e := range entries {
		if key := keyOf(e); strings.HasPrefix(key, "x-") {
			order = append(order, key)
		}
	}
	return append(order, "spec")
}
