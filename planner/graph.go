package planner

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// reference is a place in the body of a create that holds the id of another
// object that this plan creates.
type reference struct {
	from, to state.Key
	at       jsonvalue.Pointer
	// deferrable references may be left out of the create and patched in.
	deferrable bool
}

// creations are the creates of a plan and what they refer to.
type creations struct {
	drafts map[state.Key]*draft
	refs   map[state.Key][]reference
}

func newCreations(drafts []*draft) *creations {
	c := &creations{drafts: map[state.Key]*draft{}, refs: map[state.Key][]reference{}}
	for _, d := range drafts {
		if d.action == Create {
			c.drafts[d.doc.Key] = d
		}
	}
	for key, d := range c.drafts {
		c.refs[key] = c.references(d)
	}
	return c
}

// references lists the parent and what the body refers to, in a stable order.
func (c *creations) references(d *draft) []reference {
	key := d.doc.Key
	var refs []reference
	if parent := d.doc.ParentKey(); c.drafts[parent] != nil {
		refs = append(refs, reference{from: key, to: parent})
	}
	for _, found := range idsIn(d.body, "") {
		if c.drafts[found.to] != nil {
			found.from = key
			found.deferrable = mayWait(d, found.at)
			refs = append(refs, found)
		}
	}
	return refs
}

// mayWait tells whether a reference may be left out of a create: it is a member
// of an object that can do without it.
func mayWait(d *draft, at jsonvalue.Pointer) bool {
	owner, _ := at.Parent().Get(d.body)
	_, isMember := owner.(map[string]any)
	return isMember && !requires(d.doc.Kind.Spec.At(at.Parent()), at.Last())
}

// idsIn finds the references to objects to come; at is the place of the whole
// reference.
func idsIn(v any, at jsonvalue.Pointer) []reference {
	switch v := v.(type) {
	case IDOf:
		return []reference{{to: v.Key, at: at}}
	case map[string]any:
		if id, ok := v["id"].(IDOf); ok {
			return []reference{{to: id.Key, at: at}}
		}
		var found []reference
		for _, key := range jsonvalue.SortedKeys(v) {
			found = append(found, idsIn(v[key], at.Append(key))...)
		}
		return found
	case []any:
		var found []reference
		for i, e := range v {
			found = append(found, idsIn(e, at.Index(i))...)
		}
		return found
	}
	return nil
}

// breakCycles takes references out of creates until no two wait for each
// other. A cycle without a reference that can wait is a problem that draws it.
func (c *creations) breakCycles() *state.Problem {
	for {
		cycle := c.findCycle()
		if cycle == nil {
			return nil
		}
		at := slices.IndexFunc(cycle, func(r reference) bool { return r.deferrable })
		if at < 0 {
			return c.drawn(cycle)
		}
		c.stage(cycle[at])
	}
}

// findCycle returns the references of a cycle, the one that closes it first.
func (c *creations) findCycle() []reference {
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

func (c *creations) visit(key state.Key, path []reference, done map[state.Key]bool) []reference {
	if at := slices.IndexFunc(path, func(r reference) bool { return r.from == key }); at >= 0 {
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

func (c *creations) drawn(cycle []reference) *state.Problem {
	var names []string
	for i := len(cycle) - 1; i >= 0; i-- {
		names = append(names, string(cycle[i].from))
	}
	names = append(names, names[0])
	doc := c.drafts[cycle[0].from].doc
	problem := doc.Problem(cycle[0].at, fmt.Sprintf("these resources wait for each other: %s", strings.Join(names, " → ")),
		"take one of the references out, apply, and put it in again")
	return &problem
}

// stage takes a reference out of the create, with what may only be set once
// the reference exists, and patches both in afterwards.
func (c *creations) stage(ref reference) {
	d := c.drafts[ref.from]
	d.body = jsonvalue.Clone(d.body).(map[string]any)
	owner, _ := ref.at.Parent().Get(d.body)
	described := d.doc.Kind.Spec.At(ref.at.Parent())
	c.stageMember(d, ref.at)
	for _, f := range membersStagedBy(described, ref.at.Last()) {
		if memberOf(owner, f).ok {
			c.stageMember(d, ref.at.Parent().Append(f))
		}
	}
	c.refs[ref.from] = c.references(d)
}

func membersStagedBy(f *state.Field, name string) []string {
	if f == nil {
		return nil
	}
	var names []string
	for _, p := range f.Properties {
		if p.Stage == name {
			names = append(names, p.Name)
		}
	}
	return names
}

// stageMember moves one value from the body to the patch that follows.
func (c *creations) stageMember(d *draft, at jsonvalue.Pointer) {
	v, _ := at.Get(d.body)
	without, err := Patch{{Op: OpRemove, Path: at}}.Apply(d.body)
	if err != nil {
		panic(err) // the pointer was found in this body
	}
	d.body = without.(map[string]any)
	d.staged = append(d.staged, Op{OpAdd, at, v})
}
