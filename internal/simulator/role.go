package simulator

import (
	"net/http"

	"isc-sync/internal/simulator/filter"
)

// roles hand out access profiles and entitlements (API: Role).
func roles() *resource {
	approvers := []string{
		"OWNER", "MANAGER", "GOVERNANCE_GROUP", "WORKFLOW", "ALL_OWNERS", "ADDITIONAL_OWNER", "ADDITIONAL_GOVERNANCE_GROUP",
	}
	return &resource{
		kind: "ROLE", noun: "role", path: "/roles",
		list: func(d *document) *[]object { return &d.Roles },
		fields: []field{
			{name: "id", mode: unsent},
			{name: "name", shape: textOf(1, 128), mode: needed},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
			{name: "description", shape: textOf(0, longestDescription)},
			{name: "owner", shape: owner("IDENTITY"), mode: needed},
			{name: "additionalOwners", shape: setOf(owner("IDENTITY", "GOVERNANCE_GROUP")), fill: []any{}},
			{name: "accessProfiles", shape: setOf(reference("ACCESS_PROFILE")), fill: []any{}},
			{name: "entitlements", shape: setOf(reference("ENTITLEMENT")), fill: []any{}},
			{name: "membership", shape: membership()},
			{name: "legacyMembershipInfo", mode: served},
			{name: "enabled", shape: is(boolean), fill: false},
			{name: "requestable", shape: is(boolean), fill: false},
			{name: "accessRequestConfig", shape: requests(approvers, append(granting(), formOn(""), dimensionSchema())...), fill: neverAsked()},
			{name: "revocationRequestConfig", shape: requests(approvers), fill: object{"approvalSchemes": []any{}}},
			{name: "segments", shape: setOf(idOf("SEGMENT")), fill: []any{}},
			{name: "dimensional", shape: is(boolean), fill: false},
			{name: "dimensionRefs", mode: served},
			{name: "accessModelMetadata", shape: metadata(), fill: object{"attributes": []any{}}},
			{name: "privilegeLevel", mode: served},
		},
		listed: offer{versions: everywhere}, read: offer{versions: everywhere}, created: offer{everywhere, http.StatusCreated},
		patched: offer{versions: everywhere}, deleted: offer{versions: everywhere},
		listing: func(string) listing {
			return listing{
				most: 50, sorters: []string{"name", "created", "modified"},
				fields: filter.Fields{
					"id": "eq in", "name": "eq sw", "created": "gt ge le", "modified": "lt ge le", "owner.id": "eq in",
					"requestable": "eq", "dimensional": "eq",
				},
			}
		},
		more: segmentParameters("for-subadmin"), narrow: bySegment,
		patch: "name description enabled owner additionalOwners accessProfiles entitlements membership requestable " +
			"accessRequestConfig revocationRequestConfig segments accessModelMetadata",
		rules: roleRules,
		derive: func(at scene, view, o object) {
			if refs := at.dimensionRefs(text(o, "id")); len(refs) > 0 {
				view["dimensionRefs"] = refs
			}
		},
	}
}

// mostMetadata is how many attributes of access model metadata a role has (API: Role).
const mostMetadata = 25

// mostAttributes is how many a dimension may look at (API: Role).
const mostAttributes = 5

// dimensionSchema is what the dimensions of a role may look at.
func dimensionSchema() field {
	return field{name: "dimensionSchema", on: from2025, fill: absent{}, shape: record(
		field{name: "dimensionAttributes", mode: needed, shape: listOf(record(
			field{name: "name", shape: is(plainText), mode: needed},
			field{name: "displayName", shape: is(plainText), fill: absent{}},
			field{name: "derived", shape: is(boolean), fill: true},
		), 1, mostAttributes)},
	)}
}

func (c *call) dimensionRefs(role string) []any {
	var refs []any
	for _, dimension := range c.doc.Dimensions {
		if text(dimension, "parentId") == role {
			refs = append(refs, object{"type": "DIMENSION", "id": dimension["id"], "name": dimension["name"]})
		}
	}
	return refs
}

// mostIdentities is how many members of a role one request may change (API:
// Role).
const mostIdentities = 500

func roleRules(c *call, after, before object) error {
	schema := child(child(after, "accessRequestConfig"), "dimensionSchema")
	if flag(after, "dimensional") && schema == nil && within(from2025, c.version) {
		return required("accessRequestConfig.dimensionSchema")
	}
	if n := len(list(child(after, "accessModelMetadata"), "attributes")); n > mostMetadata {
		return refuse("%d attributes of metadata are more than the limit of %d.", n, mostMetadata)
	}
	if n := changedIdentities(after, before); n > mostIdentities {
		return refuse("%d membership identities are more than the limit of %d.", n, mostIdentities)
	}
	return nil
}

func changedIdentities(after, before object) int {
	is, was := list(child(after, "membership"), "identities"), list(child(before, "membership"), "identities")
	return missingIn(is, was) + missingIn(was, is)
}

func missingIn(some, others []any) int {
	known := map[string]bool{}
	for _, ref := range others {
		known[text(ref.(object), "id")] = true
	}
	n := 0
	for _, ref := range some {
		if !known[text(ref.(object), "id")] {
			n++
		}
	}
	return n
}
