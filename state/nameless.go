package state

import "maps"

// MarkNameless records how many objects of a kind a list has that lack what
// identifies them. No document can be about one of them.
func (l *Live) MarkNameless(kind string, n int) {
	if n > 0 {
		l.nameless[kind] = n
	}
}

// Nameless returns how many objects lack what identifies them, by kind.
func (l *Live) Nameless() map[string]int { return maps.Clone(l.nameless) }

// PassOver records how many objects of a kind an export did not read, since there are
// too many.
func (l *Live) PassOver(kind string, n int) { l.passedOver[kind] += n }

// PassedOver returns how many objects were not read because there are too many, by kind.
func (l *Live) PassedOver() map[string]int { return maps.Clone(l.passedOver) }
