package simulator

import "net/http"

// deleteSource answers DELETE /sources/{id} with a task: the accounts go first,
// then the source (API: Source delete).
func deleteSource(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	id, name := text(source, "id"), text(source, "name")
	if profile := c.profileOf(id); profile != nil {
		return reply{}, refuse("Source %q cannot be deleted: identity profile %q uses it.", name, text(profile, "name"))
	}
	if users := c.usersOf("SOURCE", id, []string{"ACCESS_PROFILE"}); len(users) > 0 {
		return reply{}, refuse("Source %q cannot be deleted: it is in use by %s.", name, described(users))
	}
	for _, t := range c.doc.Tasks {
		if t.Kind == sourceDeletion && t.Source == id && t.acts() {
			return taskReference(t.ID), nil
		}
	}
	started := c.begin(sourceDeletion, source)
	if c.holdsSourceOwner(id) {
		started.Outcome, started.Message = "ERROR", "Source Owners account exists on source "+name
	}
	return taskReference(started.ID), nil
}

func taskReference(id string) reply {
	return reply{status: http.StatusAccepted, body: object{"type": "TASK_RESULT", "id": id, "name": nil}}
}

// holdsSourceOwner reports whether an account on the source belongs to an
// identity that owns a source, which is why its accounts cannot be removed
// (API: Source operations).
func (c *call) holdsSourceOwner(id string) bool {
	owners := map[string]bool{}
	for _, source := range c.doc.Sources {
		owners[text(child(source, "owner"), "id")] = true
	}
	for _, account := range c.doc.Accounts[id] {
		if owners[text(account, "identityId")] {
			return true
		}
	}
	return false
}
