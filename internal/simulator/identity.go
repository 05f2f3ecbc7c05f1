package simulator

import "isc-sync/internal/simulator/filter"

// listPublicIdentities answers GET /public-identities.
func listPublicIdentities(c *call) (reply, error) {
	return c.page(c.doc.Identities, listing{
		most: 250, sorters: []string{"name"},
		fields: filter.Fields{
			"id": "eq in", "alias": "eq sw", "email": "eq sw", "firstname": "eq sw", "lastname": "eq sw",
		},
	}, c.publicIdentity)
}

func (c *call) publicIdentity(identity object) object {
	return object{
		"id": identity["id"], "name": identity["name"], "alias": identity["alias"], "email": identity["email"],
		"status": "Active", "identityState": "ACTIVE", "manager": c.managerOf(identity), "attributes": []any{},
	}
}

func (c *call) managerOf(identity object) any {
	manager := find(c.doc.Identities, "id", text(identity, "manager"))
	if manager == nil {
		return nil
	}
	return object{"type": "IDENTITY", "id": manager["id"], "name": manager["name"]}
}

// listIdentities answers GET /identities, which by default leaves out what is
// not correlated (API: Look-ups).
func listIdentities(c *call) (reply, error) {
	var rows []object
	for _, identity := range c.doc.Identities {
		if identity["correlated"] != false || c.query.Get("defaultFilter") == "NONE" {
			rows = append(rows, withDefaults(identity, object{"cloudStatus": "ACTIVE", "correlated": true, "protected": false}))
		}
	}
	fields := filter.Fields{
		"id": "eq in", "name": "eq sw", "alias": "eq sw", "firstname": "eq sw", "lastname": "eq sw", "email": "eq sw",
		"cloudStatus": "eq", "processingState": "eq", "correlated": "eq", "protected": "eq",
	}
	return c.page(rows, listing{most: 250, sorters: []string{"name", "alias", "cloudStatus"}, fields: fields}, c.identityView)
}

func getIdentity(c *call) (reply, error) {
	identity := find(c.doc.Identities, "id", c.params["id"])
	if identity == nil {
		return reply{}, unknownID(c.params["id"])
	}
	return ok(c.identityView(identity))
}

func (c *call) identityView(identity object) object {
	isManager := find(c.doc.Identities, "manager", text(identity, "id")) != nil
	return object{
		"id": identity["id"], "name": identity["name"], "alias": identity["alias"],
		"created": "2024-01-15T08:00:00.000Z", "modified": "2026-01-15T08:00:00.000Z", "lastRefresh": "2026-01-15T08:00:00.000Z",
		"emailAddress": identity["email"], "processingState": nil, "identityStatus": "ACTIVE",
		"managerRef": c.managerOf(identity), "isManager": isManager,
		"attributes":     object{"firstname": identity["firstname"], "lastname": identity["lastname"], "email": identity["email"]},
		"lifecycleState": object{"stateName": "active", "manuallyUpdated": false},
	}
}

// listAccounts answers GET /accounts with little more than what counting them
// needs.
func listAccounts(c *call) (reply, error) {
	var rows []object
	for _, source := range c.doc.Sources {
		for _, account := range c.doc.Accounts[text(source, "id")] {
			row := clone(account)
			row["sourceId"], row["sourceName"] = source["id"], source["name"]
			row["uncorrelated"] = text(account, "identityId") == ""
			rows = append(rows, row)
		}
	}
	return c.page(rows, listing{
		most: 250, sorters: []string{"id", "name", "created", "modified", "sourceId", "identityId", "nativeIdentity"},
		fields: filter.Fields{
			"id": "eq in sw", "identityId": "eq in sw", "name": "eq in sw", "nativeIdentity": "eq in sw",
			"sourceId": "eq in sw", "uncorrelated": "eq", "created": "eq ge gt le lt", "modified": "eq ge gt le lt",
		},
	}, clone)
}
