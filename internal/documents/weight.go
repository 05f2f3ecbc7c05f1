package documents

// scale weighs documents before they are walked: how many values they hold
// once aliases are followed. It looks at each node once, however often aliases
// lead there, so that one document cannot spend what all have to share.
type scale struct {
	// most is where counting ends.
	most int
	// known are the weights of the targets of aliases.
	known map[*node]int
}

func newScale(most int) scale { return scale{most: most, known: map[*node]int{}} }

// tooHeavy reports whether a document holds more values than may be read.
func (s scale) tooHeavy(root *node) bool { return s.weigh(root) > s.most }

func (s scale) weigh(n *node) int {
	if n.kind == aliasNode {
		return 1 + s.known[n.rare.target] // 0 inside its own anchor, where it is refused anyway
	}
	weight, first, step := 1, 0, 1
	if n.kind == mappingNode {
		first, step = 1, 2 // keys do not count
	}
	for i := first; i < len(n.items); i += step {
		weight = min(weight+s.weigh(&n.items[i]), s.most+1)
	}
	if n.anchored() {
		s.known[n] = weight
	}
	return weight
}
