package render

import (
	"fmt"
	"maps"

	"isc-sync/planner/plan"
)

// maxNodes is how many nodes a drawn order may have before it is no longer clear.
const maxNodes = 40

// graph is the order of the steps as a drawing: what waits for what.
type graph struct {
	nodes []*node
	// edges lead from the index of a node to that of one that waits for it.
	edges [][2]int
}

// node is one step, or several like it.
type node struct {
	label  string
	wave   int
	kind   string
	action plan.Action
	danger bool
	steps  int
	needs  []string
}

// graphOf draws each step, or together those of one wave that do the same to
// objects of a kind if there are too many. It is nil if nothing waits.
func graphOf(p *plan.Plan) *graph {
	if len(wavesOf(p)) < 2 {
		return nil
	}
	g := &graph{}
	byID := map[string]int{}
	dangers := dangerNotes(p)
	for _, c := range p.Changes {
		for _, s := range c.Steps {
			byID[s.ID] = len(g.nodes)
			g.nodes = append(g.nodes, &node{
				label: clean(stepName(c.Key, s, len(c.Steps))), wave: s.Wave, kind: clean(c.Kind), action: c.Action,
				danger: len(dangers[c.Key]) > 0, steps: 1, needs: s.Needs,
			})
		}
	}
	if len(g.nodes) >= maxNodes {
		byID = g.merge(byID)
	}
	g.connect(byID)
	return g
}

// merge puts the steps of one wave that do the same to objects of a kind together,
// and returns where each step is now.
func (g *graph) merge(byID map[string]int) map[string]int {
	type group struct {
		wave   int
		kind   string
		action plan.Action
	}
	places, moved := map[group]int{}, make([]int, len(g.nodes))
	var merged []*node
	for i, n := range g.nodes {
		key := group{n.wave, n.kind, n.action}
		at, known := places[key]
		if !known {
			at = len(merged)
			places[key] = at
			merged = append(merged, n)
		} else {
			m := merged[at]
			m.steps, m.danger, m.needs = m.steps+1, m.danger || n.danger, append(m.needs, n.needs...)
			m.label = fmt.Sprintf("%d × %s", m.steps, m.kind)
		}
		moved[i] = at
	}
	g.nodes = merged
	now := make(map[string]int, len(byID))
	for id, i := range byID {
		now[id] = moved[i]
	}
	return now
}

// connect draws an edge for each need that no longer way shows.
func (g *graph) connect(byID map[string]int) {
	before := make([]map[int]bool, len(g.nodes))
	for i, n := range g.nodes {
		before[i] = map[int]bool{}
		for _, need := range n.needs {
			if from, known := byID[need]; known && g.nodes[from].wave < n.wave {
				before[i][from] = true
			}
		}
	}
	far := ways{direct: before, all: make([]map[int]bool, len(before))}
	for i, needs := range before {
		for from := range g.nodes {
			if needs[from] && !far.longer(i, from) {
				g.edges = append(g.edges, [2]int{from, i})
			}
		}
	}
}

// ways are the nodes that come right before each node, and all that come before it.
type ways struct{ direct, all []map[int]bool }

// longer reports whether a node is also reached over another one.
func (w *ways) longer(node, target int) bool {
	for other := range w.direct[node] {
		if w.before(other)[target] {
			return true
		}
	}
	return false
}

func (w *ways) before(node int) map[int]bool {
	if w.all[node] == nil {
		w.all[node] = maps.Clone(w.direct[node])
		for other := range w.direct[node] {
			maps.Copy(w.all[node], w.before(other))
		}
	}
	return w.all[node]
}
