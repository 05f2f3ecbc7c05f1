package simulator

import (
	"maps"

	"isc-sync/internal/simulator/filter"
)

func sourceRoutes() []Route {
	return []Route{
		{Method: "GET", Path: "/sources", Versions: everywhere, handle: listSources},
		{Method: "POST", Path: "/sources", Versions: everywhere, body: jsonBody, handle: createSource},
		{Method: "GET", Path: "/sources/{id}", Versions: everywhere, handle: getSource},
		{Method: "PUT", Path: "/sources/{id}", Versions: everywhere, body: jsonBody, handle: putSource},
		{Method: "PATCH", Path: "/sources/{id}", Versions: everywhere, body: patchBody, handle: patchSource},
		{Method: "DELETE", Path: "/sources/{id}", Versions: everywhere, handle: deleteSource},
	}
}

// sourceListing is what GET /sources can filter and sort by (API: Filters).
func sourceListing() listing {
	ordered := "eq in ge gt le lt ne isnull sw"
	return listing{
		most: 250,
		fields: filter.Fields{
			"id": ordered, "owner.id": ordered, "status": ordered, "created": ordered, "modified": ordered,
			"managementWorkgroup.id": ordered, "connectionType": ordered,
			"name": "co eq in sw ge gt ne isnull", "type": "eq in ge gt ne isnull sw", "features": "ca co",
			"description": "eq sw", "authoritative": "eq ne isnull", "healthy": "isnull",
			"connectorName": "eq ge gt in ne isnull sw", "category": "co eq ge gt in le lt ne sw",
		},
		sorters: []string{
			"type", "created", "modified", "name", "owner.name", "healthy", "status", "id", "description", "owner.id",
			"accountCorrelationConfig.id", "accountCorrelationConfig.name", "managerCorrelationRule.type",
			"managerCorrelationRule.id", "managerCorrelationRule.name", "authoritative", "managementWorkgroup.id",
			"connectorName", "connectionType",
		},
	}
}

func listSources(c *call) (reply, error) {
	var rows []object
	for _, source := range c.doc.Sources {
		if c.administers(source) {
			rows = append(rows, c.sourceRow(source))
		}
	}
	if c.query.Get("includeIDNSource") == "true" {
		rows = append(rows, builtInSource())
	}
	return c.page(rows, sourceListing(), func(row object) object {
		if source := find(c.doc.Sources, "id", text(row, "id")); source != nil {
			return c.sourceView(source)
		}
		return row
	})
}

// sourceRow is what a source can be found by: what is stored, and the little
// that is not.
func (c *call) sourceRow(source object) object {
	row := maps.Clone(source)
	id := text(source, "id")
	row["authoritative"] = c.profileOf(id) != nil
	row["accountCorrelationConfig"] = c.correlationRef(id)
	return row
}

// administers reports whether for-subadmin lets a source through: it is the
// person's own, or belongs to a governance group of theirs.
func (c *call) administers(source object) bool {
	person := c.query.Get("for-subadmin")
	if person == "" || person == "me" {
		return true
	}
	if text(child(source, "owner"), "id") == person {
		return true
	}
	group := find(c.doc.Workgroups, "id", text(child(source, "managementWorkgroup"), "id"))
	members, _ := objects(group["memberships"])
	return find(members, "identityId", person) != nil
}

// builtInSource is the one whose owner is null.
func builtInSource() object {
	return object{
		"id": "00000000000000000000000000000001", "name": "IdentityNow", "owner": nil, "cluster": nil,
		"type": "IdentityNowConnector", "connector": "identitynow", "connectorClass": "sailpoint.connector.IdentityNowConnector",
		"connectorAttributes": object{}, "features": []any{}, "schemas": []any{}, "authoritative": false,
		"healthy": true, "status": "SOURCE_STATE_HEALTHY", "category": nil, "created": "2020-01-01T00:00:00.000Z",
	}
}

func getSource(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	return ok(c.sourceView(source))
}

// source returns the stored source that the path names.
func (c *call) source() (object, error) {
	id := c.params["id"]
	source := find(c.doc.Sources, "id", id)
	if source == nil {
		return nil, unknownID(id)
	}
	return source, nil
}
