package spconfig

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// shownHolders is how many objects a loss names.
const shownHolders = 3

// losses are what could not be converted: what, why, and which objects have it.
type losses struct {
	order []loss
	index map[loss]int
	// holders are the objects that each loss is of.
	holders [][]string
	// whole are those of whole objects, all of which are named.
	whole map[int]bool
}

type loss struct{ what, why string }

// add notes a loss. What is lost of several objects for the same reason is one entry.
func (l *losses) add(what, why, holder string) {
	if l.index == nil {
		l.index = map[loss]int{}
	}
	i, known := l.index[loss{what, why}]
	if !known {
		i = len(l.order)
		l.index[loss{what, why}] = i
		l.order, l.holders = append(l.order, loss{what, why}), append(l.holders, nil)
	}
	if holder != "" {
		l.holders[i] = append(l.holders[i], holder)
	}
}

// addObject notes that an object as a whole is lost.
func (l *losses) addObject(what, why, holder string) {
	l.add(what, why, holder)
	if l.whole == nil {
		l.whole = map[int]bool{}
	}
	l.whole[l.index[loss{what, why}]] = true
}

// texts describes the losses, sorted.
func (l *losses) texts() []string {
	out := make([]string, len(l.order))
	for i, one := range l.order {
		out[i] = one.what + ": " + one.why + among(l.holders[i], l.whole[i])
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Compare(a, b) })
	return out
}

// among names the objects that have something, some of them or all.
func among(holders []string, all bool) string {
	holders = slices.Compact(slices.Sorted(slices.Values(holders)))
	switch rest := len(holders) - shownHolders; {
	case len(holders) == 0:
		return ""
	case rest > 0 && !all:
		return fmt.Sprintf(" (%s and %d more)", strings.Join(holders[:shownHolders], ", "), rest)
	}
	return " (" + strings.Join(holders, ", ") + ")"
}
