package simulator

import "slices"

// settle lets happen what ended tasks have brought about. A deleted source
// loses its accounts first and can still be read for a while after the end
// (API: Source delete).
func (c *call) settle() {
	c.settleSignIns()
	for _, t := range c.doc.Tasks {
		c.settleRemoval(t)
		c.settleAggregation(t)
		removes := t.Kind == sourceDeletion || t.Kind == accountRemoval
		if !removes || !t.acts() || c.now.Before(t.Due) || c.tenant.settled[t.ID] {
			continue
		}
		c.dropAccounts(t)
		if t.Kind == sourceDeletion && c.now.Before(t.Due.Add(c.tenant.options.TaskDelay)) {
			continue
		}
		if t.Kind == sourceDeletion {
			c.doc.forget(t.Source)
		}
		c.tenant.settled[t.ID] = true
	}
}

// acts reports whether a task does what it was started for.
func (t task) acts() bool { return t.Outcome == "SUCCESS" || t.Outcome == "WARNING" }

// dropAccounts leaves accounts that came after the task.
func (c *call) dropAccounts(t task) {
	if c.doc.Accounts[t.Source] == nil {
		return
	}
	c.doc.Accounts[t.Source] = slices.DeleteFunc(c.doc.Accounts[t.Source], func(account object) bool {
		return text(account, "created") <= stampTime(t.Due)
	})
}

// settleRemoval takes away the objects that a task was started for.
func (c *call) settleRemoval(t task) {
	if t.Removes == "" || !t.acts() || c.now.Before(t.Due) || c.tenant.settled[t.ID] {
		return
	}
	r := c.tenant.resource(t.Removes)
	for _, id := range t.IDs {
		if o := find(*r.list(c.doc), "id", id); o != nil {
			r.drop(c, o)
			r.left(c, o)
		}
	}
	c.tenant.settled[t.ID] = true
}

// left lets go what belonged to an object that is gone.
func (r *resource) left(c *call, o object) {
	if r.after != nil {
		r.after(c, o)
	}
	for _, other := range c.tenant.resources {
		if other.under == r.kind {
			*other.list(c.doc) = slices.DeleteFunc(*other.list(c.doc), func(below object) bool {
				return text(below, other.parent) == text(o, "id")
			})
		}
	}
}
