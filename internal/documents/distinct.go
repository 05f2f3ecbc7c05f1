package documents

import (
	"crypto/sha256"
	"slices"
)

// Distinct gives each id a name that no other has, even if letter case and
// accents are ignored. call makes a name that ends in so many digits of the
// id's hash. Ids whose names would clash get eight digits, then all. So a name
// depends only on its id, unless another one clashes with it.
func Distinct(ids []string, call func(id string, digits int) string) map[string]string {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	digits := map[string]int{}
	for _, more := range []int{8, 2 * sha256.Size} {
		for _, id := range clashing(ids, digits, call) {
			digits[id] = more
		}
	}
	out := make(map[string]string, len(ids))
	for _, id := range ids {
		out[id] = call(id, digits[id])
	}
	return out
}

// clashing returns the ids whose names are not theirs alone.
func clashing(ids []string, digits map[string]int, call func(string, int) string) []string {
	holders := map[string][]string{}
	for _, id := range ids {
		folded := fold(call(id, digits[id]))
		holders[folded] = append(holders[folded], id)
	}
	var out []string
	for _, same := range holders {
		if len(same) > 1 {
			out = append(out, same...)
		}
	}
	return out
}
