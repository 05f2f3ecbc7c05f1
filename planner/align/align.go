package align

// Lists describes two lists by the relation of their elements: i is an index
// into the live list, j one into the proposed list.
type Lists struct {
	// Live and Proposed are the lengths of the lists.
	Live, Proposed int
	// Same reports whether two elements are equal.
	Same func(i, j int) bool
	// Cost returns what it takes to edit the live element into the proposed one.
	Cost func(i, j int) Cost
	// Classify returns the classes of equal elements. It is called only for
	// lists that are too long to compare each element with each.
	Classify func() *Classes
}

// aligner is an alignment while it is computed.
type aligner struct {
	Lists
	classes *Classes
	// partner is the result: for each proposed element the index of its live
	// partner, or -1. equal marks those that equal their partner.
	partner []int
	equal   []bool
}

// Cost orders alignments: fewer operations first; at a tie, more unchanged
// elements, then more edited elements that keep some leaf.
type Cost int

const (
	oneOperation Cost = 1 << 12
	inCommon     Cost = 1
	goneOrNew         = oneOperation + 2
	allOther     Cost = 3
)

// Impossible is the cost of an edit that cannot be sent.
const Impossible = 1 << 20 * oneOperation

// CostOf returns the cost of an edit with this number of operations. common
// reports whether some leaf stays as it is.
func CostOf(operations int, common bool) Cost {
	switch {
	case operations == 0:
		return 0
	case common:
		return Cost(operations)*oneOperation + inCommon
	}
	return Cost(operations)*oneOperation + allOther
}

// atMostTwo counts an edit as no more than removing and adding: an element that
// stays is edited however much of it changes, since a reviewer sees more in the
// edits.
func (c Cost) atMostTwo() Cost {
	if two := 2*oneOperation + c%oneOperation; c < Impossible && c > two {
		return two
	}
	return c
}

// Align returns the index of the live partner of each proposed element, or -1.
// The indices that are not -1 increase.
func Align(l Lists) []int {
	a := aligner{Lists: l, partner: make([]int, l.Proposed), equal: make([]bool, l.Proposed)}
	for j := range a.partner {
		a.partner[j] = -1
	}
	a.span(0, l.Live, 0, l.Proposed)
	a.partMoved(l.Live)
	return a.partner
}

func (a *aligner) pair(i, j int, equal bool) { a.partner[j], a.equal[j] = i, equal }

// span aligns the live elements i to i2 with the proposed elements j to j2.
func (a *aligner) span(i, i2, j, j2 int) {
	for i < i2 && j < j2 && a.Same(i, j) {
		a.pair(i, j, true)
		i, j = i+1, j+1
	}
	for i < i2 && j < j2 && a.Same(i2-1, j2-1) {
		i2, j2 = i2-1, j2-1
		a.pair(i2, j2, true)
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

// anchored divides a long span at elements that both lists have, and aligns what
// is between them.
func (a *aligner) anchored(i, i2, j, j2 int) {
	anchors := a.classesOnce().common(i, i2, j, j2)
	if len(anchors) == 0 {
		a.pairwise(i, i2, j, j2)
		return
	}
	for _, at := range anchors {
		a.span(i, at.live, j, at.proposed)
		a.pair(at.live, at.proposed, true)
		i, j = at.live+1, at.proposed+1
	}
	a.span(i, i2, j, j2)
}

func (a *aligner) classesOnce() *Classes {
	if a.classes == nil {
		a.classes = a.Classify()
	}
	return a.classes
}

// pairwise aligns in order elements that have nothing in common.
func (a *aligner) pairwise(i, i2, j, j2 int) {
	for ; i < i2 && j < j2; i, j = i+1, j+1 {
		a.pair(i, j, false)
	}
}

// cheapest aligns a short span by dynamic programming: an element removed or
// added costs one operation, one that stays costs its edits.
func (a *aligner) cheapest(i, i2, j, j2 int) {
	rows, cols := i2-i, j2-j
	keep := make([]Cost, rows*cols)
	total := make([]Cost, (rows+1)*(cols+1))
	for r := rows; r >= 0; r-- {
		for c := cols; c >= 0; c-- {
			at := r*(cols+1) + c
			if r == rows || c == cols {
				total[at] = Cost(rows-r+cols-c) * goneOrNew
				continue
			}
			keep[r*cols+c] = a.Cost(i+r, j+c).atMostTwo()
			total[at] = min(goneOrNew+total[at+cols+1], goneOrNew+total[at+1], keep[r*cols+c]+total[at+cols+2])
		}
	}
	for r, c := 0, 0; r < rows && c < cols; {
		at := r*(cols+1) + c
		switch total[at] {
		case keep[r*cols+c] + total[at+cols+2]:
			a.pair(i+r, j+c, keep[r*cols+c] == 0)
			r, c = r+1, c+1
		case goneOrNew + total[at+cols+1]:
			r++
		default:
			c++
		}
	}
}
