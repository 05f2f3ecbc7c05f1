package yamledit

import "isc-sync/internal/jsonvalue"

// between pairs what is before m and from at on, of which nothing is equal.
func between(have, want []any, at, m pair) (out []pair) {
	start := at
	for _, p := range append(alike(have[at.have:m.have], want[at.want:m.want]), pair{m.have - at.have, m.want - at.want}) {
		p = pair{start.have + p.have, start.want + p.want}
		out = append(out, inPlace(have, want, at, p)...)
		if p.have < m.have {
			out = append(out, p)
		}
		at = pair{p.have + 1, p.want + 1}
	}
	return out
}

// inPlace pairs what is before m and from at on where as many come as go.
func inPlace(have, want []any, at, m pair) (out []pair) {
	i := at.have
	for j := at.want; j < m.want; j++ {
		if m.have-at.have != m.want-at.want || isNamed(have[i], want[j]) {
			out = append(out, pair{-1, j})
			continue
		}
		for ; i < at.have+j-at.want; i++ {
			out = append(out, pair{i, -1})
		}
		out = append(out, pair{i, j})
		i++
	}
	for ; i < m.have; i++ {
		out = append(out, pair{i, -1})
	}
	return out
}

// alike are pairs of elements in order that have the most in common.
func alike(have, want []any) (out []pair) {
	if len(have)*len(want) > mostCells>>8 {
		return nil
	}
	best := make([][]int, len(have)+1)
	for i := range best {
		best[i] = make([]int, len(want)+1)
	}
	for i := len(have) - 1; i >= 0; i-- {
		for j := len(want) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if n := inCommon(have[i], want[j]); n > 0 {
				best[i][j] = max(best[i][j], n+best[i+1][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(have) && j < len(want); {
		n := inCommon(have[i], want[j])
		switch {
		case n > 0 && best[i][j] == n+best[i+1][j+1]:
			out = append(out, pair{i, j})
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
	return out
}

// naming are the members that distinguish the elements of a list for their readers.
var naming = []string{"name", "id", "key", "attribute", "type"}

// sameNames is more than any two elements without names have in common.
const sameNames = 1 << 16

// inCommon is how much two elements have in common: the name or, of those without one, at
// least half of the members.
func inCommon(a, b any) int {
	x, isObject := a.(map[string]any)
	y, _ := b.(map[string]any)
	if !isObject || y == nil {
		return 0
	}
	for _, key := range naming {
		if x[key] != nil || y[key] != nil {
			if jsonvalue.Equal(x[key], y[key]) && !areOthers(x["value"], y["value"]) {
				return sameNames
			}
			return 0
		}
	}
	equal := 0
	for key, v := range x {
		if other, has := y[key]; has && jsonvalue.Equal(v, other) {
			equal++
		}
	}
	if equal*2 < max(len(x), len(y)) {
		return 0
	}
	return equal
}

// areOthers reports whether two texts are the values of two things with one attribute.
func areOthers(a, b any) bool {
	x, isText := a.(string)
	y, isTextToo := b.(string)
	return isText && isTextToo && x != y
}

// isNamed reports whether both elements have names: different ones.
func isNamed(a, b any) bool {
	x, _ := a.(map[string]any)
	y, _ := b.(map[string]any)
	for _, key := range naming {
		if x[key] != nil && y[key] != nil {
			return true
		}
	}
	return false
}

// isScalar reports whether a value is one that is neither a collection nor null.
func isScalar(v any) bool {
	switch v.(type) {
	case nil, map[string]any, []any:
		return false
	}
	return true
}
