package yamledit

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
)

// pair is an element of a list before and after; -1 where it is added or removed.
type pair struct{ have, want int }

// alignment pairs the elements that stay, in order: equal ones first, and between
// them those that are called the same or are alike or, where as many come as go, are at
// the same place.
func alignment(have, want []any) []pair {
	var out []pair
	i, j := 0, 0
	common := commonElements(have, want)
	if inPlace := equalInPlace(have, want); len(inPlace) == len(common) {
		common = inPlace
	}
	for _, m := range append(common, pair{len(have), len(want)}) {
		out = append(out, between(have, want, pair{i, j}, m)...)
		if m.have < len(have) {
			out = append(out, m)
		}
		i, j = m.have+1, m.want+1
	}
	return out
}

// Pairs are the places of the elements of two lists that count as one, as Edit has it.
func Pairs(have, want []any) (out [][2]int) {
	order := orderOf(have, want)
	if order != nil {
		have = permuted(have, order)
	}
	for _, p := range alignment(have, want) {
		switch {
		case p.have < 0 || p.want < 0:
		case order != nil:
			out = append(out, [2]int{order[p.have], p.want})
		default:
			out = append(out, [2]int{p.have, p.want})
		}
	}
	return out
}

// equalInPlace are the equal elements of two lists of one length at the same places.
func equalInPlace(have, want []any) (out []pair) {
	for i := range have {
		if len(have) == len(want) && jsonvalue.Equal(have[i], want[i]) {
			out = append(out, pair{i, i})
		}
	}
	return out
}

// mostCells bounds the work of commonElements; beyond it only what is equal at both
// ends is found.
const mostCells = 4 << 20

// commonElements is the longest common subsequence of equal elements.
func commonElements(have, want []any) []pair {
	texts := func(list []any) []string {
		out := make([]string, len(list))
		for i, v := range list {
			out[i] = fmt.Sprintf("%#v", v)
		}
		return out
	}
	a, b := texts(have), texts(want)
	var head, tail []pair
	low := 0
	for ; low < len(a) && low < len(b) && a[low] == b[low]; low++ {
		head = append(head, pair{low, low})
	}
	i, j := len(a), len(b)
	for ; i > low && j > low && a[i-1] == b[j-1]; i, j = i-1, j-1 {
		tail = append([]pair{{i - 1, j - 1}}, tail...)
	}
	if (i-low)*(j-low) > mostCells {
		return append(head, tail...)
	}
	for _, p := range longest(a[low:i], b[low:j]) {
		head = append(head, pair{p.have + low, p.want + low})
	}
	return append(head, tail...)
}

func longest(a, b []string) (out []pair) {
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			length[i][j] = max(length[i+1][j], length[i][j+1])
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out = append(out, pair{i, j})
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}
