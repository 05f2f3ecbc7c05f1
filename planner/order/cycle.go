package order

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// breakCycles takes references out of creates until no two wait for each
// other. A cycle without a reference that can wait is a problem that draws it.
func (c *creations) breakCycles() *state.Problem {
	for {
		cycle := c.findCycle()
		if cycle == nil {
			return nil
		}
		at := slices.IndexFunc(cycle, func(r edge) bool { return r.deferrable })
		if at < 0 {
			return c.drawn(cycle)
		}
		c.stage(cycle[at])
	}
}

// findCycle returns the references of a cycle, the one that closes it first.
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

func (c *creations) drawn(cycle []edge) *state.Problem {
	var names []string
	for i := len(cycle) - 1; i >= 0; i-- {
		names = append(names, string(cycle[i].from))
	}
	names = append(names, names[0])
	doc := c.drafts[cycle[0].from].Doc
	problem := doc.Problem(cycle[0].at, fmt.Sprintf("these resources wait for each other: %s", strings.Join(names, " → ")),
		"take one of the references out, apply, and put it in again")
	return &problem
}
