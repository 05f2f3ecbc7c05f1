package align

// Classes gives equal elements of two lists the same number.
type Classes struct {
	live, proposed []int
}

// Classify returns the classes of elements by their texts: equal elements must
// have equal texts.
func Classify(live, proposed []string) *Classes {
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
	return &Classes{live: number(live), proposed: number(proposed)}
}

// anchor is a pair of equal elements.
type anchor struct {
	live, proposed int
}

// common returns pairs of equal elements of two spans in increasing order: a
// longest common subsequence or, if the spans differ too much for that, the
// elements that are unique in both.
func (c *Classes) common(i, i2, j, j2 int) []anchor {
	if anchors := commonSubsequence(c.live[i:i2], c.proposed[j:j2]); anchors != nil {
		for k := range anchors {
			anchors[k].live += i
			anchors[k].proposed += j
		}
		return anchors
	}
	return c.uniqueCommon(i, i2, j, j2)
}

// uniqueCommon returns pairs of elements that occur exactly once in each span,
// as many as have the same order.
func (c *Classes) uniqueCommon(i, i2, j, j2 int) []anchor {
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
	for k, at := range HeaviestIncreasing(places, weights, i2-i) {
		if at >= 0 {
			anchors = append(anchors, anchor{i + at, j + k})
		}
	}
	return anchors
}
