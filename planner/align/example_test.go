package align_test

import (
	"fmt"

	"isc-sync/planner/align"
)

// ExampleAlign is the example of the package comment.
func ExampleAlign() {
	type element struct{ name, port string }
	live := []element{{"amer", "389"}, {"emea", "389"}, {"apac", "636"}}
	proposed := []element{{"emea", "636"}, {"apac", "636"}}
	partners := align.Align(align.Lists{
		Live: len(live), Proposed: len(proposed),
		Same: func(i, j int) bool { return live[i] == proposed[j] },
		Cost: func(i, j int) align.Cost {
			if live[i] == proposed[j] {
				return align.CostOf(0, true)
			}
			return align.CostOf(1, live[i].name == proposed[j].name || live[i].port == proposed[j].port)
		},
	})
	fmt.Println(partners)
	// Output: [1 2]
}
