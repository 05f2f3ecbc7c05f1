package planner

// classes gives equal elements of two lists the same number.
type classes struct {
	live, proposed []int
}

// classify numbers elements by a text that equal ones share.
func classify(live, proposed []string) *classes {
	numbers := map[string]int{}
	number := func(texts []string) []int {
		out := make([]int, len(texts))
		for i, text := range texts {
			n, known := numbers[text]
			if !known {
				n = len(numbers)
				numbers[text] = n
			}
			out[i] = n
		}
		return out
	}
	return &classes{live: number(live), proposed: number(proposed)}
}

// anchor is an element that is the same at one place of each list.
type anchor struct {
	live, proposed int
}

// common returns what two spans have in common, in order: a longest common
// subsequence or, where they are too far apart for that, what is unique in
// both.
func (c *classes) common(i, i2, j, j2 int) []anchor {
	if anchors := commonSubsequence(c.live[i:i2], c.proposed[j:j2]); anchors != nil {
		for k := range anchors {
			anchors[k].live += i
			anchors[k].proposed += j
		}
		return anchors
	}
	return c.uniqueCommon(i, i2, j, j2)
}

// uniqueCommon returns the elements that stand exactly once in either span, as
// many as keep the same order.
func (c *classes) uniqueCommon(i, i2, j, j2 int) []anchor {
	place, count := map[int]int{}, map[int]int{}
	for at := i; at < i2; at++ {
		place[c.live[at]] = at - i
		count[c.live[at]]++
	}
	seen := map[int]int{}
	for at := j; at < j2; at++ {
		seen[c.proposed[at]]++
	}
	places, weights := make([]int, j2-j), make([]int, j2-j)
	for k := range places {
		class := c.proposed[j+k]
		places[k], weights[k] = -1, 1
		if count[class] == 1 && seen[class] == 1 {
			places[k] = place[class]
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
