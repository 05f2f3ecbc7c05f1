package align

// partMoved separates partners that need more than two operations if one of them
// equals an element at another place of the other list: then it moved, and
// removing and adding it takes fewer operations than editing all elements in
// between.
func (a *aligner) partMoved(n int) {
	var edited []int
	for j, i := range a.partner {
		if i >= 0 && !a.equal[j] && a.Cost(i, j) > a.Cost(i, j).atMostTwo() {
			edited = append(edited, j)
		}
	}
	if len(edited) == 0 {
		return
	}
	m := a.strays(n)
	for _, j := range edited {
		if m.isMoved(a.partner[j], j) {
			a.partner[j] = -1
		}
	}
}

// strays are the elements without an equal partner, by class.
type strays struct {
	*aligner
	live, proposed map[int][]int
}

func (a *aligner) strays(n int) strays {
	c := a.classesOnce()
	s := strays{a, map[int][]int{}, map[int][]int{}}
	kept := make([]bool, n)
	for j, i := range a.partner {
		if a.equal[j] {
			kept[i] = true
			continue
		}
		s.proposed[c.proposed[j]] = append(s.proposed[c.proposed[j]], j)
	}
	for i := range n {
		if !kept[i] {
			s.live[c.live[i]] = append(s.live[c.live[i]], i)
		}
	}
	return s
}

// isMoved reports whether live element i or proposed element j has an equal
// element elsewhere.
func (s strays) isMoved(i, j int) bool {
	for _, from := range s.live[s.classes.proposed[j]] {
		if s.Same(from, j) {
			return true
		}
	}
	for _, to := range s.proposed[s.classes.live[i]] {
		if s.Same(i, to) {
			return true
		}
	}
	return false
}
