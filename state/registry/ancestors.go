package registry

import (
	"slices"
	"strings"
)

// Ancestors returns the kinds above the kind: its parent, the parent of that,
// and so on; none for a kind without a parent or one that was decoded by
// itself.
func (k *Kind) Ancestors() []*Kind {
	var all []*Kind
	for a := k.above; a != nil && !slices.Contains(all, a); a = a.above {
		all = append(all, a)
	}
	return all
}

// IsBelow reports whether a kind of this name is an ancestor.
func (k *Kind) IsBelow(name string) bool {
	return slices.ContainsFunc(k.Ancestors(), func(a *Kind) bool { return a.Name == name })
}

// Depth returns how many kinds are above the kind.
func (k *Kind) Depth() int { return len(k.Ancestors()) }

// ParentParts returns the positions of the parts of a key that make up the
// parent's key, in the order of that key; none for a kind without a parent.
func (k *Kind) ParentParts() []int {
	var at []int
	for i, f := range k.Identity {
		if f.In == InParent {
			at = append(at, i)
		}
	}
	return at
}

// AncestorVariable returns the variable in paths for the address of an ancestor: of the
// parent, with n 0, it is parent.id, of the parent's parent parent.parent.id.
func AncestorVariable(n int) string { return strings.Repeat("parent.", n+1) + "id" }
