package planner

import (
	"isc-sync/internal/jsonvalue"
)

// elementKey is what identifies an element of a keyed list: its key and, for
// keys that stand twice, the how manieth it is.
type elementKey struct {
	key        string
	occurrence int
}

// keysOf returns the identity of each element. An element without a key is
// its own value.
func keysOf(list []any, keyField string) []elementKey {
	seen := make(map[string]int, len(list))
	keys := make([]elementKey, len(list))
	for i, e := range list {
		key := keyText(e, keyField)
		keys[i] = elementKey{key, seen[key]}
		seen[key]++
	}
	return keys
}

func keyText(element any, keyField string) string {
	if obj, ok := element.(map[string]any); ok {
		if key, ok := obj[keyField].(string); ok {
			return "k" + key
		}
	}
	return "v" + string(jsonvalue.Canonical(Plain(element)))
}

func indexByKey(list []any, keyField string) map[elementKey]int {
	places := make(map[elementKey]int, len(list))
	for i, key := range keysOf(list, keyField) {
		places[key] = i
	}
	return places
}

// maxCells bounds the tables of the quadratic alignments. Beyond it, only what
// is equal at the same distance from the front or the back is matched.
const maxCells = 1 << 16

// alignEqual matches the elements of two lists of n and m elements that are
// the same: the common front, the common back, and a longest common
// subsequence of the rest. It returns, for each of the m, its partner or -1.
func alignEqual(n, m int, same func(i, j int) bool) []int {
	partner := make([]int, m)
	for j := range partner {
		partner[j] = -1
	}
	front := 0
	for front < n && front < m && same(front, front) {
		partner[front] = front
		front++
	}
	back := 0
	for back < n-front && back < m-front && same(n-1-back, m-1-back) {
		partner[m-1-back] = n - 1 - back
		back++
	}
	rows, cols := n-front-back, m-front-back
	if rows*cols > 0 && rows*cols <= maxCells {
		alignMiddle(partner, front, rows, cols, same)
	}
	return partner
}

// alignMiddle fills in a longest common subsequence by dynamic programming.
func alignMiddle(partner []int, offset, rows, cols int, same func(i, j int) bool) {
	equal := make([]bool, rows*cols)
	length := make([]int, (rows+1)*(cols+1))
	for i := rows - 1; i >= 0; i-- {
		for j := cols - 1; j >= 0; j-- {
			at := i*(cols+1) + j
			below, right := length[at+cols+1], length[at+1]
			length[at] = max(below, right)
			if same(offset+i, offset+j) {
				equal[i*cols+j] = true
				length[at] = max(length[at], 1+length[at+cols+2])
			}
		}
	}
	for i, j := 0, 0; i < rows && j < cols; {
		at := i*(cols+1) + j
		switch {
		case equal[i*cols+j] && length[at] == 1+length[at+cols+2]:
			partner[offset+j] = offset + i
			i, j = i+1, j+1
		case length[at] == length[at+cols+1]:
			i++
		default:
			j++
		}
	}
}
