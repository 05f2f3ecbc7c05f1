package simulator

import (
	"net/http"
	"strings"

	"isc-sync/internal/simulator/filter"
)

// dimensions are below a role that is dimensional (API: Dimension).
func dimensions() *resource {
	membership := record(
		field{name: "type", shape: choice("STANDARD"), mode: needed},
		field{name: "criteria", shape: roleCriteria([]string{"EQUALS"}, "IDENTITY")},
	)
	return &resource{
		kind: "DIMENSION", noun: "dimension", path: "/roles/{id}/dimensions", param: "dimension",
		list:  func(d *document) *[]object { return &d.Dimensions },
		under: "ROLE", parent: "parentId",
		fields: []field{
			{name: "id", mode: unsent},
			{name: "name", shape: textOf(1, 128), mode: needed},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
			{name: "description", shape: textOf(0, longestDescription)},
			{name: "owner", shape: owner("IDENTITY"), mode: needed},
			{name: "accessProfiles", shape: setOf(reference("ACCESS_PROFILE")), fill: []any{}},
			{name: "entitlements", shape: setOf(reference("ENTITLEMENT")), fill: []any{}},
			{name: "membership", shape: membership},
			{name: "parentId", shape: is(theRole), mode: served},
		},
		listed: offer{versions: from2024}, read: offer{versions: from2024}, created: offer{from2024, http.StatusCreated},
		patched: offer{versions: from2024}, deleted: offer{versions: from2024},
		listing: func(string) listing {
			return listing{
				most: 50, sorters: []string{"name", "created", "modified"},
				fields: filter.Fields{
					"id": "eq in", "name": "eq sw", "created": "gt lt ge le", "modified": "gt lt ge le", "owner.id": "eq in",
				},
			}
		},
		more: []string{"for-subadmin"}, narrow: bySegment, unique: []string{"name"},
		patch: "name description owner accessProfiles entitlements membership",
		rules: dimensionRules,
	}
}

func theRole(c *call, field string, value any) error {
	if value != c.params["id"] {
		return illegal(value, field)
	}
	return nil
}

// dimensionRules hold a dimension to the schema of its role.
func dimensionRules(c *call, after, _ object) error {
	role := c.target("ROLE", text(after, "parentId"))
	if !flag(role, "dimensional") {
		return refuse("The role %q is not dimensional.", text(role, "name"))
	}
	attributes, _ := objects(child(child(role, "accessRequestConfig"), "dimensionSchema")["dimensionAttributes"])
	return eachObject(after["membership"], func(o object) error {
		property := strings.TrimPrefix(text(child(o, "key"), "property"), "attribute.")
		if child(o, "key") != nil && find(attributes, "name", property) == nil {
			return illegal(property, "membership.criteria.key.property")
		}
		return nil
	})
}
