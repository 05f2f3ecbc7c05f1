package align

import "slices"

// maxDistance is the largest number of insertions and deletions between two lists
// whose longest common subsequence is computed: time and memory grow with its
// square.
const maxDistance = 512

// commonSubsequence returns a longest common subsequence of two lists of
// numbers, or nil if their distance is too large. It takes (n+m)·d steps for
// a distance of d (E. Myers, An O(ND) Difference Algorithm, 1986).
func commonSubsequence(a, b []int) []anchor {
	reach, found := reaches(a, b)
	if !found {
		return nil
	}
	return trace(reach, len(a), len(b))
}

// reaches returns, for each distance, the furthest index into a on each diagonal. The entry of diagonal k (an index into a minus one into b) of distance d
// is at k+d.
func reaches(a, b []int) ([][]int, bool) {
	var steps [][]int
	for d := range maxDistance {
		here := make([]int, 2*d+1)
		for k := -d; k <= d; k += 2 {
			x := furthest(steps, d, k)
			for x < len(a) && x-k < len(b) && x-k >= 0 && a[x] == b[x-k] {
				x++
			}
			here[k+d] = x
			if x >= len(a) && x-k >= len(b) {
				return append(steps, here), true
			}
		}
		steps = append(steps, here)
	}
	return nil, false
}

// furthest returns the index into a at which diagonal k begins at distance d: one
// deletion or insertion after the better of its neighbours.
func furthest(steps [][]int, d, k int) int {
	if d == 0 {
		return 0
	}
	before := steps[d-1]
	if fromAbove(before, d, k) {
		return before[k+1+d-1]
	}
	return before[k-1+d-1] + 1
}

// fromAbove reports whether diagonal k is reached by an insertion.
func fromAbove(before []int, d, k int) bool {
	return k == -d || k != d && before[k-1+d-1] < before[k+1+d-1]
}

// trace walks back from the ends and collects the equal elements.
func trace(steps [][]int, x, y int) []anchor {
	var anchors []anchor
	for d := len(steps) - 1; d >= 0; d-- {
		k := x - y
		from := furthest(steps[:d], d, k)
		for x > from {
			x, y = x-1, y-1
			anchors = append(anchors, anchor{x, y})
		}
		if d == 0 {
			break
		}
		if fromAbove(steps[d-1], d, k) {
			y--
		} else {
			x--
		}
	}
	slices.Reverse(anchors)
	return anchors
}
