package since

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// Lost are notes about what a plan back to former documents cannot bring back. rev is
// their revision; text returns what a file of the directory holds now.
func (b *Back) Lost(p *plan.Plan, rev string, text func(name string) (string, error)) (notes []plan.Note) {
	add := func(key state.Key, at jsonvalue.Pointer, why string) {
		notes = append(notes, plan.Note{Code: plan.NoteLost, Key: key, Pointer: at, Text: why})
	}
	for _, l := range b.Left {
		add(l.Key, l.Pointer, l.Why)
	}
	for i := range p.Changes {
		c := &p.Changes[i]
		doc := b.Documents.Find(c.Key)
		if doc == nil || c.Action == plan.Delete {
			continue
		}
		if c.Action == plan.Create {
			add(c.Key, "", "the tenant does not have it: it is created again, with another id, and without what belonged to the former one, such as accounts, assignments and history")
		}
		jsonvalue.LeavesAt(doc.Spec, "", func(at jsonvalue.Pointer, leaf any) {
			switch leaf := leaf.(type) {
			case state.Env:
				if c.Action == plan.Create || touches(c, at) {
					add(c.Key, at, "Git knows the name "+leaf.Name+", not the value that it had in "+rev+": what the variable holds now is sent")
				} else {
					add(c.Key, at, "Git does not know the value that it had in "+rev+": the tenant keeps the present one")
				}
			case state.File:
				if now, err := text(leaf.Path); err != nil || state.FileText(now) != leaf.Text && leaf.Text != "" {
					add(c.Key, at, "the file "+leaf.Path+" is another one now: check out that of "+rev+" before you apply the plan")
				}
			}
		})
	}
	return notes
}

// touches reports whether a change is about a field.
func touches(c *plan.Change, at jsonvalue.Pointer) bool {
	return slices.ContainsFunc(c.Fields, func(f plan.FieldChange) bool { return f.Pointer.Contains(at) })
}
