package planner

// pairings remember which element of a live list each one of another list
// stands for. A list is known by where its first element lies. They spare the
// work of pairing twice, which in lists of lists would double with each level,
// and they keep the differ to what the proposer decided.
type pairings map[listPair][]int

type listPair struct {
	live, other *any
}

func (p pairings) note(live, other []any, partner []int) {
	if len(live) > 0 && len(other) > 0 {
		p[listPair{&live[0], &other[0]}] = partner
	}
}

func (p pairings) of(live, other []any) (partner []int, known bool) {
	if len(live) == 0 || len(other) == 0 {
		return nil, false
	}
	partner, known = p[listPair{&live[0], &other[0]}]
	return partner, known
}
