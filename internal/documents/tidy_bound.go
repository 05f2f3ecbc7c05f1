package documents

import (
	"container/heap"
	"slices"

	"isc-sync/internal/yamledit"
)

// inOrderOf sorts entries by the rank of their keys. An entry stays behind those that
// have to be before it: what an alias refers to depends on the order.
func inOrderOf(entries []*yamledit.Entry, compare func(a, b *yamledit.Entry) int) []*yamledit.Entry {
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, compare)
	after, waits := bindings(entries)
	if len(after) == 0 {
		return sorted
	}
	q := &queue{place: make(map[*yamledit.Entry]int, len(sorted))}
	for i, e := range sorted {
		q.place[e] = i
		if waits[e] == 0 {
			heap.Push(q, e)
		}
	}
	out := make([]*yamledit.Entry, 0, len(sorted))
	for q.Len() > 0 {
		e, _ := heap.Pop(q).(*yamledit.Entry)
		out = append(out, e)
		for _, next := range after[e] {
			if waits[next]--; waits[next] == 0 {
				heap.Push(q, next)
			}
		}
	}
	return out
}

// bindings finds which entries must come after others, and for how many each one waits.
func bindings(entries []*yamledit.Entry) (after map[*yamledit.Entry][]*yamledit.Entry, waits map[*yamledit.Entry]int) {
	after, waits = map[*yamledit.Entry][]*yamledit.Entry{}, map[*yamledit.Entry]int{}
	bind := func(first, then *yamledit.Entry) {
		if first != nil && first != then {
			after[first] = append(after[first], then)
			waits[then]++
		}
	}
	anchored := map[string]*yamledit.Entry{}
	users := map[string][]*yamledit.Entry{}
	for _, e := range entries {
		visitNames(e, func(anchor, alias string) {
			if alias != "" {
				bind(anchored[alias], e)
				users[alias] = append(users[alias], e)
				return
			}
			bind(anchored[anchor], e)
			for _, user := range users[anchor] {
				bind(user, e)
			}
			anchored[anchor], users[anchor] = e, nil
		})
	}
	return after, waits
}

// visitNames visits the anchors and aliases in an entry, one of both at a time.
func visitNames(e *yamledit.Entry, visit func(anchor, alias string)) {
	for _, p := range []*yamledit.Part{e.Key, e.Value} {
		if p == nil {
			continue
		}
		if p.Anchor != "" {
			visit(p.Anchor, "")
		}
		if p.Alias != "" {
			visit("", p.Alias)
		}
		for _, below := range p.Entries {
			visitNames(below, visit)
		}
	}
}

// queue holds entries that wait for nothing, the first by rank on top.
type queue struct {
	place map[*yamledit.Entry]int
	ready []*yamledit.Entry
}

func (q *queue) Len() int           { return len(q.ready) }
func (q *queue) Less(i, j int) bool { return q.place[q.ready[i]] < q.place[q.ready[j]] }
func (q *queue) Swap(i, j int)      { q.ready[i], q.ready[j] = q.ready[j], q.ready[i] }

// Push adds an entry.
func (q *queue) Push(e any) { q.ready = append(q.ready, e.(*yamledit.Entry)) }

// Pop takes the last one away.
func (q *queue) Pop() any {
	last := len(q.ready) - 1
	e := q.ready[last]
	q.ready = q.ready[:last]
	return e
}
