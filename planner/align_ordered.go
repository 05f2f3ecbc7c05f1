package planner

// aligner pairs the elements of two lists whose elements have no key. See
// doc_align.go for its rules.
type aligner struct {
	// same tells whether an element of the one list equals one of the other.
	same func(i, j int) bool
	// cost is what it takes to turn the one into the other.
	cost func(i, j int) editCost
	// classify gives equal elements of both lists the same number. It is asked
	// only for what is too long to compare each with each.
	classify func() *classes
	classes  *classes
	// partner is the place in the first list of each element of the second, or
	// -1. equal marks those that are the same as their partner.
	partner []int
	equal   []bool
}

// editCost is what an alignment costs: operations first; at a tie what keeps
// more elements as they are, then what keeps more that have something in common.
type editCost int

const (
	oneOperation editCost = 1 << 12
	inCommon     editCost = 1
	goneOrNew             = oneOperation + 2
	allOther     editCost = 3
)

// impossible is the cost of an edit that no operation can make.
const impossible = 1 << 20 * oneOperation

func costOf(operations int, common bool) editCost {
	switch {
	case operations == 0:
		return 0
	case common:
		return editCost(operations)*oneOperation + inCommon
	}
	return editCost(operations)*oneOperation + allOther
}

// atMostTwo counts an edit as no more than removing and adding: an element that
// stays is edited however much of it changes, since a reviewer sees more in the
// edits.
func (c editCost) atMostTwo() editCost {
	if two := 2*oneOperation + c%oneOperation; c < impossible && c > two {
		return two
	}
	return c
}

// align pairs lists of n and m elements.
func (a *aligner) align(n, m int) []int {
	a.partner, a.equal = make([]int, m), make([]bool, m)
	for j := range a.partner {
		a.partner[j] = -1
	}
	a.span(0, n, 0, m)
	a.partMoved(n)
	return a.partner
}

func (a *aligner) pair(i, j int, equal bool) { a.partner[j], a.equal[j] = i, equal }

// span aligns the elements i to i2 of the one with j to j2 of the other.
func (a *aligner) span(i, i2, j, j2 int) {
	for i < i2 && j < j2 && a.same(i, j) {
		a.pair(i, j, true)
		i, j = i+1, j+1
	}
	for i < i2 && j < j2 && a.same(i2-1, j2-1) {
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

// anchored divides a long span at elements that both have, and aligns again
// between each two of them.
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

func (a *aligner) classesOnce() *classes {
	if a.classes == nil {
		a.classes = a.classify()
	}
	return a.classes
}

// pairwise aligns in order what nothing else tells apart.
func (a *aligner) pairwise(i, i2, j, j2 int) {
	for ; i < i2 && j < j2; i, j = i+1, j+1 {
		a.pair(i, j, false)
	}
}

// cheapest aligns a short span by dynamic programming: an element removed or
// added costs one operation, one that stays costs its edits.
func (a *aligner) cheapest(i, i2, j, j2 int) {
	rows, cols := i2-i, j2-j
	keep := make([]editCost, rows*cols)
	total := make([]editCost, (rows+1)*(cols+1))
	for r := rows; r >= 0; r-- {
		for c := cols; c >= 0; c-- {
			at := r*(cols+1) + c
			if r == rows || c == cols {
				total[at] = editCost(rows-r+cols-c) * goneOrNew
				continue
			}
			keep[r*cols+c] = a.cost(i+r, j+c).atMostTwo()
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
