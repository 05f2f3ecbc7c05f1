package order

import (
	"slices"

	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// circle reports a change by which objects would refer to each other by their names in a
// circle, each of them needing the next one: also through objects that no document
// declares. What was so before is left alone.
func (o *orderer) circle() *state.Problem {
	for _, n := range o.nodes {
		for _, e := range o.newlyNamed(n.Draft) {
			if circle := o.pathTo(e.From, []reference.Edge{e}, state.Keys{}); circle != nil {
				slices.Reverse(circle)
				text, hint := reference.DrawCycle(circle)
				problem := n.Draft.Doc.Problem(e.At, text, hint)
				return &problem
			}
		}
	}
	return nil
}

// pathTo continues a path of references until it leads to a key.
func (o *orderer) pathTo(key state.Key, path []reference.Edge, seen state.Keys) []reference.Edge {
	at := path[len(path)-1].To
	if at == key {
		return path
	}
	if seen[at] {
		return nil
	}
	seen[at] = true
	for _, e := range o.namedBy(at) {
		if found := o.pathTo(key, append(path, e), seen); found != nil {
			return found
		}
	}
	return nil
}

// newlyNamed are the references of a change that its object does not have yet.
func (o *orderer) newlyNamed(d *Draft) []reference.Edge {
	if d.Action != plan.Create && d.Action != plan.Update {
		return nil
	}
	var before []reference.Edge
	if d.Live != nil {
		before = needed(d.Doc.Key, d.Doc.Kind, d.Live.Value)
	}
	return slices.DeleteFunc(o.namedBy(d.Doc.Key), func(e reference.Edge) bool {
		return slices.ContainsFunc(before, func(b reference.Edge) bool { return b.To == e.To })
	})
}

// namedBy are the references by name of an object as it will be, without those that can
// be set later.
func (o *orderer) namedBy(key state.Key) []reference.Edge {
	d, live := o.drafts[key], o.ObjectFor(key)
	switch {
	case d != nil && d.Action == plan.Create:
		return needed(key, d.Doc.Kind, d.Body)
	case d != nil && d.Action == plan.Update:
		return needed(key, d.Doc.Kind, d.Edits.Proposed)
	case d != nil || live == nil:
		return nil
	}
	return needed(key, live.Kind, live.Value)
}

func needed(key state.Key, kind *registry.Kind, body map[string]any) []reference.Edge {
	edges := plannedNames(kind, body)
	for i, e := range edges {
		edges[i].From, edges[i].At = key, reference.DescribedAt(kind, e.At)
	}
	return slices.DeleteFunc(edges, func(e reference.Edge) bool { return reference.MayDefer(kind, body, e.At) })
}
