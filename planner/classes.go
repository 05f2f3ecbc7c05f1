package planner

import "isc-sync/internal/jsonvalue"

// classes gives equal elements of two lists the same number.
type classes struct {
	live, proposed []int
	count          int
}

func classify(live, proposed []any) *classes {
	numbers := map[string]int{}
	number := func(list []any) []int {
		out := make([]int, len(list))
		for i, e := range list {
			text := string(jsonvalue.Canonical(Plain(e)))
			n, known := numbers[text]
			if !known {
				n = len(numbers)
				numbers[text] = n
			}
			out[i] = n
		}
		return out
	}
	c := &classes{live: number(live), proposed: number(proposed)}
	c.count = len(numbers)
	return c
}

// anchor is an element that is the same at one place of each list.
type anchor struct {
	live, proposed int
}

// uniqueCommon returns the elements that stand exactly once in either span, as
// many as keep the same order, from the front.
func (c *classes) uniqueCommon(i, i2, j, j2 int) []anchor {
	place, twice := map[int]int{}, map[int]bool{}
	for at := i; at < i2; at++ {
		if _, seen := place[c.live[at]]; seen {
			twice[c.live[at]] = true
		}
		place[c.live[at]] = at
	}
	seen := map[int]int{}
	for at := j; at < j2; at++ {
		seen[c.proposed[at]]++
	}
	places, weights := make([]int, j2-j), make([]int, j2-j)
	for k := range places {
		class := c.proposed[j+k]
		at, common := place[class]
		places[k], weights[k] = -1, 1
		if common && !twice[class] && seen[class] == 1 {
			places[k] = at - i
		}
	}
	var anchors []anchor
	for k, at := range heaviestIncreasing(places, weights, i2-i) {
		if at >= 0 {
			anchors = append(anchors, anchor{i + at, j + k})
		}
	}
	return anchors
}
