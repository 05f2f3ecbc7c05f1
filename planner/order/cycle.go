package order

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// breakCycles defers references of creates until no two creates wait for each
// other. A cycle without a reference that can be deferred is a problem that
// shows it.
func (c *creations) breakCycles() *state.Problem {
	for {
		cycle := c.findCycle()
		if cycle == nil {
			return nil
		}
		at := slices.IndexFunc(cycle, func(r edge) bool { return r.deferrable })
		if at < 0 {
			return c.cycleProblem(cycle)
		}
		c.deferReference(cycle[at])
	}
}

// findCycle returns the references of a cycle, starting with the one that
// closes it.
func (c *creations) findCycle() []edge {
	done := map[state.Key]bool{}
	for _, key := range jsonvalue.SortedKeys(stringKeys(c.refs)) {
		if cycle := c.visit(state.Key(key), nil, done); cycle != nil {
			return cycle
		}
	}
	return nil
}

func stringKeys[V any](m map[state.Key]V) map[string]V {
	out := make(map[string]V, len(m))
	for k, v := range m {
		out[string(k)] = v
	}
	return out
}

func (c *creations) visit(key state.Key, path []edge, done map[state.Key]bool) []edge {
	if at := slices.IndexFunc(path, func(r edge) bool { return r.from == key }); at >= 0 {
		cycle := slices.Clone(path[at:])
		slices.Reverse(cycle)
		return cycle
	}
	if done[key] {
		return nil
	}
	for _, ref := range c.refs[key] {
		if cycle := c.visit(ref.to, append(path, ref), done); cycle != nil {
			return cycle
		}
	}
	done[key] = true
	return nil
}

func (c *creations) cycleProblem(cycle []edge) *state.Problem {
	var names []string
	for i := len(cycle) - 1; i >= 0; i-- {
		names = append(names, string(cycle[i].from))
	}
	names = append(names, names[0])
	doc := c.drafts[cycle[0].from].Doc
	text, hint := fmt.Sprintf("dependency cycle: %s", strings.Join(names, " → ")), "each needs another one first: remove one of the references"
	if len(cycle) == 1 {
		text, hint = "it refers to itself", "remove the reference"
	}
	problem := doc.Problem(cycle[0].at, text, hint)
	return &problem
}
