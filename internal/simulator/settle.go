package simulator

import "slices"

// settle lets happen what ended tasks have brought about. A deleted source
// loses its accounts first and can still be read for a while after the end
// (API: Source delete).
func (c *call) settle() {
	for _, t := range c.doc.Tasks {
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
