package diff

import "isc-sync/internal/jsonvalue"

// Pairings caches the alignment of lists: for a live list and another list,
// each known by the address of its first element. So no list is aligned
// twice, which would double the work with each level of nested lists, and the
// diff uses the alignment that the proposed object was made with.
type Pairings map[listPair]Pairing

type listPair struct {
	live, other *any
}

// Pairing is the alignment of a list with a live list.
type Pairing struct {
	Partner []int
	// Whole marks elements that are replaced completely instead of edited; nil
	// marks none.
	Whole []bool
}

// IsWhole reports whether element j replaces its partner completely.
func (p Pairing) IsWhole(j int) bool { return p.Whole != nil && p.Whole[j] }

// Base returns the live value that element j is merged into.
func (p Pairing) Base(live []any, j int) jsonvalue.Optional {
	if p.Partner[j] < 0 || p.IsWhole(j) {
		return jsonvalue.Optional{}
	}
	return jsonvalue.Present(live[p.Partner[j]])
}

// Note remembers the alignment of two lists.
func (p Pairings) Note(live, other []any, found Pairing) {
	if len(live) > 0 && len(other) > 0 {
		p[listPair{&live[0], &other[0]}] = found
	}
}

// Of returns the alignment of two lists, if it is known.
func (p Pairings) Of(live, other []any) (found Pairing, known bool) {
	if len(live) == 0 || len(other) == 0 {
		return Pairing{}, false
	}
	found, known = p[listPair{&live[0], &other[0]}]
	return found, known
}
