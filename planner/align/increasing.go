package align

// HeaviestIncreasing keeps the places, each below n, of an increasing
// subsequence with the greatest total weight and sets all others to -1. It
// takes n log n steps (a Fenwick tree of prefix maxima over the places).
func HeaviestIncreasing(places, weights []int, n int) []int {
	best := make([]chain, n+1)
	before := make([]int, len(places))
	top := chain{at: -1}
	for j, place := range places {
		before[j] = -1
		if place < 0 {
			continue
		}
		longest := prefixMax(best, place)
		before[j] = longest.at
		here := chain{weight: longest.weight + weights[j], at: j}
		raise(best, place+1, here)
		if here.weight > top.weight {
			top = here
		}
	}
	kept := make([]int, len(places))
	for j := range kept {
		kept[j] = -1
	}
	for j := top.at; j >= 0; j = before[j] {
		kept[j] = places[j]
	}
	return kept
}

// chain is an increasing subsequence: its weight and where it ends. The zero
// chain is empty.
type chain struct {
	weight, at int
}

// prefixMax returns the heaviest chain that ends at a place below n.
func prefixMax(tree []chain, n int) chain {
	top := chain{at: -1}
	for ; n > 0; n -= n & -n {
		if tree[n].weight > top.weight {
			top = tree[n]
		}
	}
	return top
}

func raise(tree []chain, n int, c chain) {
	for ; n < len(tree); n += n & -n {
		if c.weight > tree[n].weight {
			tree[n] = c
		}
	}
}
