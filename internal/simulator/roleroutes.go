package simulator

import (
	"slices"

	"isc-sync/internal/simulator/filter"
)

const roleDeletion taskKind = "Cloud Role Deletion"

func roleRoutes() []Route {
	return []Route{
		{Method: "POST", Path: "/roles/bulk-delete", Versions: everywhere, body: jsonBody, handle: deleteRoles},
		{Method: "GET", Path: "/roles/{id}/entitlements", Versions: allButV3, handle: listRoleEntitlements},
		{Method: "GET", Path: "/roles/{id}/assigned-identities", Versions: everywhere, handle: listAssigned},
		{Method: "POST", Path: "/roles/{id}/dimensions/bulk-delete", Versions: from2024, body: jsonBody, handle: deleteDimensions},
		{Method: "GET", Path: "/roles/{id}/dimensions/{dimension}/access-profiles", Versions: from2024, handle: listDimensionProfiles},
		{Method: "GET", Path: "/roles/{id}/dimensions/{dimension}/entitlements", Versions: from2024, handle: listDimensionEntitlements},
	}
}

func deleteRoles(c *call) (reply, error) {
	ids, err := c.idsIn("roleIds", mostDeleted)
	if err != nil {
		return reply{}, err
	}
	return c.deleteAll(roleDeletion, "ROLE", ids, func(object) bool { return true })
}

// deleteAll answers with a task that removes objects of one kind.
func (c *call) deleteAll(kind taskKind, of string, ids []string, among func(object) bool) (reply, error) {
	var all []any
	for _, id := range ids {
		if o := c.target(of, id); o == nil || !among(o) {
			return reply{}, unknownID(id)
		}
		all = append(all, id)
	}
	return taskReference(c.beginDeletion(kind, of, all).ID), nil
}

func listRoleEntitlements(c *call) (reply, error) {
	role := c.target("ROLE", c.params["id"])
	if role == nil {
		return reply{}, unknownID(c.params["id"])
	}
	return c.entitlementsOf(role, 50)
}

// listAssigned knows the identities that a role names. It does not evaluate
// criteria.
func listAssigned(c *call) (reply, error) {
	role := c.target("ROLE", c.params["id"])
	if role == nil {
		return reply{}, unknownID(c.params["id"])
	}
	spec := listing{
		most: 250, sorters: []string{"id", "name", "aliasName", "email"},
		fields: filter.Fields{"id": "eq in", "aliasName": "eq sw", "email": "eq sw", "name": "eq sw co"},
	}
	if err := c.knownParameters(spec.parameters()); err != nil {
		return reply{}, err
	}
	var rows []object
	for _, ref := range list(child(role, "membership"), "identities") {
		if one := c.target("IDENTITY", text(ref.(object), "id")); one != nil {
			rows = append(rows, object{
				"id": one["id"], "aliasName": one["alias"], "name": one["name"], "email": one["email"],
				"roleAssignmentSource": "ROLE_MEMBERSHIP", "assignmentDate": role["created"],
			})
		}
	}
	return c.page(slices.Clone(rows), spec, clone)
}
