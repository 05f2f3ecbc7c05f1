package planner

import "isc-sync/internal/jsonvalue"

// pairings remember which element of a live list each one of another list
// stands for. A list is known by where its first element lies. They spare the
// work of pairing twice, which in lists of lists would double with each level,
// and they keep the differ to what the proposer decided.
type pairings map[listPair]pairing

type listPair struct {
	live, other *any
}

// pairing holds, for each element of a list, the place in live of the one that
// it is in place of, or -1.
type pairing struct {
	partner []int
	// whole marks elements that are not edited but replaced as a whole; nil
	// marks none.
	whole []bool
}

// isWhole reports whether element j replaces its partner as a whole.
func (p pairing) isWhole(j int) bool { return p.whole != nil && p.whole[j] }

// base returns the live value that element j is laid over.
func (p pairing) base(live []any, j int) jsonvalue.Optional {
	if p.partner[j] < 0 || p.isWhole(j) {
		return jsonvalue.Optional{}
	}
	return jsonvalue.Present(live[p.partner[j]])
}

func (p pairings) note(live, other []any, found pairing) {
	if len(live) > 0 && len(other) > 0 {
		p[listPair{&live[0], &other[0]}] = found
	}
}

func (p pairings) of(live, other []any) (found pairing, known bool) {
	if len(live) == 0 || len(other) == 0 {
		return pairing{}, false
	}
	found, known = p[listPair{&live[0], &other[0]}]
	return found, known
}
