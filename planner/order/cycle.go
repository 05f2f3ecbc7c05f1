package order

import (
	"slices"

	"isc-sync/state"
	"isc-sync/state/reference"
)

// breakCycles defers references of creates until no two creates wait for each
// other. A cycle without a reference that can be deferred is a problem that
// shows it.
func (c *creations) breakCycles() *state.Problem {
	for {
		cycle := reference.Cycle(c.refs)
		if cycle == nil {
			return nil
		}
		at := slices.IndexFunc(cycle, func(r reference.Edge) bool { return r.Deferrable })
		if at < 0 {
			return c.cycleProblem(cycle)
		}
		c.deferReference(cycle[at])
	}
}

func (c *creations) cycleProblem(cycle []reference.Edge) *state.Problem {
	text, hint := reference.DrawCycle(cycle)
	problem := c.drafts[cycle[0].From].Doc.Problem(cycle[0].At, text, hint)
	return &problem
}
