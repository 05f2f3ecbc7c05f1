package align

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// counted aligns two lists of texts and counts the comparisons.
func counted(live, proposed []string) (partner []int, comparisons int) {
	a := Lists{
		Live: len(live), Proposed: len(proposed),
		Same: func(i, j int) bool { comparisons++; return live[i] == proposed[j] },
		Cost: func(i, j int) Cost {
			comparisons++
			if live[i] == proposed[j] {
				return 0
			}
			return CostOf(1, false)
		},
		Classify: func() *Classes { comparisons += len(live) + len(proposed); return Classify(live, proposed) },
	}
	return Align(a), comparisons
}

// operations counts what an alignment costs: elements removed, added and
// replaced.
func operations(live, proposed []string, partner []int) int {
	n := len(live) + len(proposed)
	for j, i := range partner {
		if i >= 0 {
			n -= 2
			if live[i] != proposed[j] {
				n++
			}
		}
	}
	return n
}

func numbered(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("text %d", i)
	}
	return list
}

func TestLongListsAreAlignedInNearlyLinearTime(t *testing.T) {
	const n = 5000
	few := func(i int) string { return fmt.Sprint(i * i % 7) } // hardly any is unique
	cases := []struct {
		name       string
		live, want []string
		operations int
	}{
		{"the same list twice", numbered(n), numbered(n), 0},
		{"scattered edits", numbered(n), edited(numbered(n), 50), 50},
		{"one moved from the front to the back", numbered(n), append(numbered(n)[1:], "text 0"), 2},
		{"one inserted at the front and one removed at the back", numbered(n), append([]string{"new"}, numbered(n-1)...), 2},
		{"few different texts, with one inserted and one removed", repeated(n, few), slices.Delete(slices.Insert(repeated(n, few), 10, "new"), 4000, 4001), 2},
		{"all other", numbered(n), repeated(n, func(i int) string { return fmt.Sprintf("other %d", i) }), n},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			partner, comparisons := counted(c.live, c.want)
			if got := operations(c.live, c.want, partner); got != c.operations {
				t.Errorf("%d operations, want %d", got, c.operations)
			}
			if comparisons > 20*n {
				t.Errorf("%d comparisons of %d elements", comparisons, n)
			}
		})
	}
}

func edited(list []string, n int) []string {
	for i := range n {
		list[i*len(list)/n] += " edited"
	}
	return list
}

func repeated(n int, text func(int) string) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = text(i)
	}
	return list
}

// TestShortListsAreAlignedByTheFewestOperations compares with every alignment.
func TestShortListsAreAlignedByTheFewestOperations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 6)
		live, proposed := texts.Draw(t, "live"), texts.Draw(t, "proposed")
		partner, _ := counted(live, proposed)
		if got, want := operations(live, proposed, partner), editDistance(live, proposed); got != want {
			t.Fatalf("%d operations by %v, want %d", got, partner, want)
		}
		increasing := slices.DeleteFunc(slices.Clone(partner), func(i int) bool { return i < 0 })
		if !slices.IsSorted(increasing) || len(slices.Compact(increasing)) != len(increasing) {
			t.Fatalf("the alignment %v crosses", partner)
		}
	})
}

func editDistance(a, b []string) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	replaced := editDistance(a[1:], b[1:])
	if a[0] != b[0] {
		replaced++
	}
	return min(replaced, 1+editDistance(a[1:], b), 1+editDistance(a, b[1:]))
}

// TestTheCommonSubsequenceIsLongest compares with dynamic programming.
func TestTheCommonSubsequenceIsLongest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(rapid.IntRange(0, 4), 0, 40)
		a, b := numbers.Draw(t, "a"), numbers.Draw(t, "b")
		anchors := commonSubsequence(a, b)
		last := anchor{-1, -1}
		for _, at := range anchors {
			if at.live <= last.live || at.proposed <= last.proposed || a[at.live] != b[at.proposed] {
				t.Fatalf("%v is no common subsequence", anchors)
			}
			last = at
		}
		if want := longestCommon(a, b); len(anchors) != want {
			t.Fatalf("%d anchors, want %d", len(anchors), want)
		}
	})
}

func longestCommon(a, b []int) int {
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			above := row[j+1]
			if a[i] == b[j] {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}
