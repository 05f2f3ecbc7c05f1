package simulator

import (
	"maps"
	"net/http"

	"isc-sync/internal/simulator/filter"
)

// governanceGroups have members, which are a list of their own (API:
// GovernanceGroup).
func governanceGroups() *resource {
	return &resource{
		kind: "GOVERNANCE_GROUP", noun: "governance group", path: "/workgroups",
		list: func(d *document) *[]object { return &d.Workgroups },
		fields: []field{
			{name: "id", mode: served},
			{name: "name", shape: is(plainText), mode: needed},
			{name: "description", shape: is(plainText), fill: absent{}},
			{name: "owner", shape: person(), mode: needed},
			{name: "memberCount", mode: served},
			{name: "connectionCount", mode: served},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
		},
		listed: offer{versions: allButV3}, read: offer{versions: allButV3}, created: offer{allButV3, http.StatusOK},
		patched: offer{versions: allButV3}, deleted: offer{versions: allButV3},
		listing: func(string) listing {
			return listing{
				most: 250, sorters: []string{"name", "created", "modified", "id", "description"},
				fields: filter.Fields{"id": "eq in sw", "name": "eq sw in", "memberships.identityId": "eq in"},
			}
		},
		row:   maps.Clone[object],
		patch: "name description owner",
		derive: func(at scene, view, o object) {
			view["memberCount"] = number(len(list(o, "memberships")))
			view["connectionCount"] = number(len(at.connectionsOf(text(o, "id"))))
		},
		guard: func(c *call, o object) error {
			if len(c.connectionsOf(text(o, "id"))) > 0 {
				return refuse("The governance group %q cannot be deleted: it is in use.", text(o, "name"))
			}
			return nil
		},
	}
}

// person is the owner of a group, with a name and an address that the server
// adds.
func person() shape {
	s := record(
		field{name: "type", shape: choice("IDENTITY")}, field{name: "id", shape: idOf("IDENTITY"), mode: needed},
		field{name: "name", shape: is(plainText)}, field{name: "displayName", shape: is(plainText)},
		field{name: "emailAddress", shape: is(plainText)},
	)
	s.show = func(at scene, value any) any {
		id := text(value.(object), "id")
		view := object{"type": "IDENTITY", "id": id}
		if identity := at.target("IDENTITY", id); identity != nil {
			view["name"], view["displayName"], view["emailAddress"] = identity["name"], identity["name"], identity["email"]
		}
		return view
	}
	return s
}

func governanceGroupRoutes() []Route {
	one := "/workgroups/{id}"
	return []Route{
		{Method: "POST", Path: "/workgroups/bulk-delete", Versions: allButV3, body: jsonBody, handle: deleteGroups},
		{Method: "GET", Path: one + "/connections", Versions: allButV3, handle: listGroupConnections},
		{Method: "GET", Path: one + "/members", Versions: allButV3, handle: listMembers},
		{Method: "POST", Path: one + "/members/bulk-add", Versions: allButV3, body: jsonBody, handle: addMembers},
		{Method: "POST", Path: one + "/members/bulk-delete", Versions: allButV3, body: jsonBody, handle: removeMembers},
	}
}

func (c *call) group() (object, error) {
	group := find(c.doc.Workgroups, "id", c.params["id"])
	if group == nil {
		return nil, unknownID(c.params["id"])
	}
	return group, nil
}
