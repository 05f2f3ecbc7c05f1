package order

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/diff"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// creation is how an object is created: with a body, and by edits that
// follow.
type creation struct {
	body map[string]any
	// sets are filled by calls afterwards.
	sets []plan.SetEdit
	// later are edits that set what the body leaves out, in their order.
	later []plan.Edits
}

const (
	reasonNotAtCreate = "set afterwards, because the tenant does not accept it when it creates the object"
	reasonCycle       = "set afterwards, because the resources refer to each other"
)

// newCreation removes from the body what a creation does not accept.
func newCreation(d *Draft) creation {
	c := creation{body: d.Body}
	for _, f := range d.Doc.Kind.Spec.Properties {
		v, sent := d.Body[f.Name]
		if list, _ := v.([]any); sent && f.Calls != nil {
			c.body = jsonvalue.CopyObject(c.body)
			delete(c.body, f.Name)
			c.sets = append(c.sets, plan.SetEdit{Field: f, Add: diff.MissingMembers(f, nil, list)})
			continue
		}
		if sent && f.NotAtCreate {
			c.postpone(jsonvalue.Pointer("").Append(f.Name), reasonNotAtCreate)
			c.divideLast(f)
		}
	}
	return c
}

// postpone moves one value from the body to the edits that follow, for a
// reason.
func (c *creation) postpone(at jsonvalue.Pointer, reason string) {
	v, _ := at.Get(c.body)
	without, err := patch.Patch{{Op: patch.Remove, Path: at}}.Apply(c.body)
	if err != nil {
		panic(err) // the pointer was found in this body
	}
	c.body = without.(map[string]any)
	last := len(c.later) - 1
	if last < 0 || c.later[last].Reason != reason {
		c.later = append(c.later, plan.Edits{Reason: reason})
		last++
	}
	c.later[last].Patch = append(c.later[last].Patch, patch.Op{Op: patch.Add, Path: at, Value: v})
}

// divideLast sets the keys of a map one by one, if the tenant may have others in it.
func (c *creation) divideLast(f *registry.Field) {
	edits := &c.later[len(c.later)-1]
	last := len(edits.Patch) - 1
	whole := edits.Patch[last]
	members, isMap := whole.Value.(map[string]any)
	if !isMap || f.Patch != registry.PatchKey {
		return
	}
	edits.Patch = edits.Patch[:last]
	for _, key := range jsonvalue.SortedKeys(members) {
		edits.Patch = append(edits.Patch, patch.Op{Op: patch.Add, Path: whole.Path.Append(key), Value: members[key]})
	}
}

// deferReference removes a reference from the create, with what may only be
// set once the reference exists, and patches both in afterwards.
func (c *creations) deferReference(ref reference.Edge) {
	d, parts := c.drafts[ref.From], c.parts[ref.From]
	owner, _ := ref.At.Parent().Get(parts.body)
	described := d.Doc.Kind.Spec.At(ref.At.Parent())
	parts.postpone(ref.At, reasonCycle)
	for _, f := range membersStagedBy(described, ref.At.Last()) {
		if jsonvalue.MemberOf(owner, f).Exists {
			parts.postpone(ref.At.Parent().Append(f), reasonCycle)
		}
	}
	c.parts[ref.From] = parts
	c.refs[ref.From] = c.references(d)
}

func membersStagedBy(f *registry.Field, name string) []string {
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
