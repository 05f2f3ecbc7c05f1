package documents

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// circles reports documents of which each needs another one first, unless one of them
// can be created without its reference. What a document pins or renames exists already.
func (c *checker) circles(docs []*read, byKey map[state.Key]*read) {
	edges := map[state.Key][]reference.Edge{}
	for _, d := range docs {
		if isNew(d) && byKey[d.Key] == d {
			edges[d.Key] = c.needed(d, byKey)
		}
	}
	for cycle := reference.Cycle(edges); cycle != nil; cycle = reference.Cycle(edges) {
		drop := max(0, slices.IndexFunc(cycle, func(e reference.Edge) bool { return e.Deferrable }))
		if !cycle[drop].Deferrable {
			text, hint := reference.DrawCycle(cycle)
			c.problems = append(c.problems, byKey[cycle[drop].From].Problem(cycle[drop].At, text, hint))
		}
		from := cycle[drop].From
		edges[from] = slices.DeleteFunc(edges[from], func(e reference.Edge) bool { return e == cycle[drop] })
	}
}

// isNew reports whether a document's object may have to be created.
func isNew(d *read) bool {
	return !d.Absent && d.ID == "" && d.Previously == "" && d.Kind.Create.How != registry.CreateNever
}

// needed are the references of a document to others, in its spec and to its parent.
func (c *checker) needed(d *read, byKey map[state.Key]*read) (edges []reference.Edge) {
	add := func(e reference.Edge) {
		if other := byKey[e.To]; other != nil && isNew(other) {
			edges = append(edges, e)
		}
	}
	if parent := d.ParentKey(); parent != "" {
		add(reference.Edge{From: d.Key, To: parent})
	}
	reference.Visit(d.Kind.Spec, d.Spec, func(ref reference.Ref) {
		kind, at := c.kinds.Find(ref.Kind), ref.At()
		name, isName := ref.Name()
		if kind == nil || kind.Parent != "" || kind.About != "" || !isName || ref.Rule.Soft || ref.Rule.InParent || setLater(d.Kind, at) {
			return
		}
		may := reference.MayDefer(d.Kind, d.Spec, reference.DescribedAt(d.Kind, at))
		add(reference.Edge{From: d.Key, To: state.NewKey(kind.Name, name), At: at, Deferrable: may})
	})
	return edges
}

// setLater reports whether the creation of an object leaves a field out.
func setLater(kind *registry.Kind, at jsonvalue.Pointer) bool {
	f := kind.Spec.Property(at.Tokens()[0])
	return f != nil && (f.NotAtCreate || f.Calls != nil)
}
