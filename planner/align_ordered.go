package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// alignOrdered aligns two lists whose elements have no key: equal ones by
// longest common subsequence, and what lies between them so that the edits are
// few.
func (c differ) alignOrdered(items *state.Field, live, proposed []any) []int {
	partner := make([]int, len(proposed))
	for j := range partner {
		partner[j] = -1
	}
	a := aligner{differ: c, items: items, live: live, proposed: proposed, partner: partner}
	a.span(0, len(live), 0, len(proposed))
	return partner
}

// aligner fills in the partners of one pair of lists.
type aligner struct {
	differ
	items          *state.Field
	live, proposed []any
	partner        []int
	classes        *classes
}

// span aligns live[i:i2] with proposed[j:j2].
func (a *aligner) span(i, i2, j, j2 int) {
	for i < i2 && j < j2 && jsonvalue.Equal(a.live[i], a.proposed[j]) {
		a.partner[j] = i
		i, j = i+1, j+1
	}
	for i < i2 && j < j2 && jsonvalue.Equal(a.live[i2-1], a.proposed[j2-1]) {
		i2, j2 = i2-1, j2-1
		a.partner[j2] = i2
	}
	switch {
	case i == i2 || j == j2:
		return
	case (i2-i)*(j2-j) <= maxEditCells:
		a.cheapest(i, i2, j, j2)
	default:
		a.anchored(i, i2, j, j2)
	}
}

// maxEditCells bounds the table in which every pair is compared deeply.
const maxEditCells = 1 << 10

// anchored divides a long span at the elements that stand once on both sides
// and in the same order; between two of them it aligns again.
func (a *aligner) anchored(i, i2, j, j2 int) {
	if a.classes == nil {
		a.classes = classify(a.live, a.proposed)
	}
	anchors := a.classes.uniqueCommon(i, i2, j, j2)
	if len(anchors) == 0 {
		a.pairwise(i, i2, j, j2)
		return
	}
	for _, at := range anchors {
		a.span(i, at.live, j, at.proposed)
		a.partner[at.proposed] = at.live
		i, j = at.live+1, at.proposed+1
	}
	a.span(i, i2, j, j2)
}

// pairwise aligns in order what nothing else tells apart.
func (a *aligner) pairwise(i, i2, j, j2 int) {
	for ; i < i2 && j < j2; i, j = i+1, j+1 {
		a.partner[j] = i
	}
}

// cheapest aligns a short span by dynamic programming: an element removed or
// added costs one operation, one that stays costs its edits.
func (a *aligner) cheapest(i, i2, j, j2 int) {
	rows, cols := i2-i, j2-j
	keep := make([]int, rows*cols)
	cost := make([]int, (rows+1)*(cols+1))
	for r := rows; r >= 0; r-- {
		for c := cols; c >= 0; c-- {
			at := r*(cols+1) + c
			if r == rows || c == cols {
				cost[at] = rows - r + cols - c
				continue
			}
			keep[r*cols+c] = a.editCost(i+r, j+c)
			cost[at] = min(1+cost[at+cols+1], 1+cost[at+1], keep[r*cols+c]+cost[at+cols+2])
		}
	}
	for r, c := 0, 0; r < rows && c < cols; {
		at := r*(cols+1) + c
		switch cost[at] {
		case keep[r*cols+c] + cost[at+cols+2]:
			a.partner[j+c] = i + r
			r, c = r+1, c+1
		case 1 + cost[at+cols+1]:
			r++
		default:
			c++
		}
	}
}

// editCost is what it costs to keep an element and edit it: never more than to
// remove it and add the other, since a reader sees more in the edits.
func (a *aligner) editCost(i, j int) int {
	d := a.diff(a.items, a.live[i], a.proposed[j], "/-")
	if d.illegal {
		return 3
	}
	return min(len(d.ops), 2)
}
