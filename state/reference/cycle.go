package reference

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Edge is a place in one resource that refers to another one, which has to exist first.
type Edge struct {
	From, To state.Key
	At       jsonvalue.Pointer
	// Deferrable references may be left out when the object is created, and set
	// afterwards.
	Deferrable bool
}

// DescribedAt is the place of the smallest described value around a pointer:
// the inside of a free map has no meaning without the rest.
func DescribedAt(kind *registry.Kind, at jsonvalue.Pointer) jsonvalue.Pointer {
	for at.Parent() != "" && kind.Spec.At(at) == nil {
		at = at.Parent()
	}
	return at
}

// MayDefer reports whether a reference in a body may be left out of a creation: it is a
// member of an object, and the object can exist without it.
func MayDefer(kind *registry.Kind, body map[string]any, at jsonvalue.Pointer) bool {
	owner, _ := at.Parent().Get(body)
	_, isMember := owner.(map[string]any)
	return isMember && !kind.Spec.At(at.Parent()).Requires(at.Last())
}

// Cycle returns the edges of a cycle, beginning with the one that closes it; nil if
// there is none.
func Cycle(edges map[state.Key][]Edge) []Edge {
	s := search{edges, map[state.Key]bool{}}
	keys := make([]state.Key, 0, len(edges))
	for key := range edges {
		keys = append(keys, key)
	}
	for _, key := range state.SortKeys(keys) {
		if cycle := s.visit(key, nil); cycle != nil {
			return cycle
		}
	}
	return nil
}

// search looks for a cycle. No cycle leads through what is done.
type search struct {
	edges map[state.Key][]Edge
	done  map[state.Key]bool
}

func (s search) visit(key state.Key, path []Edge) []Edge {
	if at := slices.IndexFunc(path, func(e Edge) bool { return e.From == key }); at >= 0 {
		cycle := slices.Clone(path[at:])
		slices.Reverse(cycle)
		return cycle
	}
	if s.done[key] {
		return nil
	}
	for _, e := range s.edges[key] {
		if cycle := s.visit(e.To, append(path, e)); cycle != nil {
			return cycle
		}
	}
	s.done[key] = true
	return nil
}

// DrawCycle describes a cycle, and what to do about it.
func DrawCycle(cycle []Edge) (text, hint string) {
	if len(cycle) == 1 {
		return "it refers to itself", "remove the reference"
	}
	var names []string
	for _, e := range slices.Backward(cycle) {
		names = append(names, string(e.From))
	}
	names = append(names, names[0])
	return fmt.Sprintf("dependency cycle: %s", strings.Join(names, " → ")), "each needs another one first: remove one of the references"
}
