package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/state/registry"
)

// mayWait tells whether a reference may be left out of a create: it is a member
// of an object that can do without it.
func mayWait(d *draft, at jsonvalue.Pointer) bool {
	owner, _ := at.Parent().Get(d.body)
	_, isMember := owner.(map[string]any)
	return isMember && !requires(d.doc.Kind.Spec.At(at.Parent()), at.Last())
}

// stage takes a reference out of the create, with what may only be set once
// the reference exists, and patches both in afterwards.
func (c *creations) stage(ref edge) {
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

// stageMember moves one value from the body to the patch that follows.
func (c *creations) stageMember(d *draft, at jsonvalue.Pointer) {
	v, _ := at.Get(d.body)
	without, err := patch.Patch{{Op: patch.Remove, Path: at}}.Apply(d.body)
	if err != nil {
		panic(err) // the pointer was found in this body
	}
	d.body = without.(map[string]any)
	d.staged = append(d.staged, patch.Op{Op: patch.Add, Path: at, Value: v})
}

// whole is the body of a create with what is patched in afterwards.
func (d *draft) whole() map[string]any {
	v, err := d.staged.Apply(d.body)
	if err != nil {
		panic(err) // each part was taken out of this body
	}
	return v.(map[string]any)
}
