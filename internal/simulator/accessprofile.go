package simulator

import (
	"net/http"

	"isc-sync/internal/simulator/filter"
)

const longestDescription = 2000

// accessProfiles bundle entitlements of one source (API: AccessProfile).
func accessProfiles() *resource {
	approvers := []string{
		"APP_OWNER", "OWNER", "SOURCE_OWNER", "MANAGER", "GOVERNANCE_GROUP", "WORKFLOW", "ALL_OWNERS", "ADDITIONAL_OWNER",
		"ADDITIONAL_GOVERNANCE_GROUP",
	}
	patch := "name description enabled owner additionalOwners requestable accessRequestConfig revocationRequestConfig " +
		"segments entitlements provisioningCriteria accessModelMetadata"
	return &resource{
		kind: "ACCESS_PROFILE", noun: "access profile", path: "/access-profiles",
		list: func(d *document) *[]object { return &d.AccessProfiles },
		fields: []field{
			{name: "id", mode: served},
			{name: "name", shape: is(plainText), mode: needed},
			{name: "description", shape: textOf(0, longestDescription)},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
			{name: "enabled", shape: is(boolean), fill: false},
			{name: "owner", shape: owner("IDENTITY"), mode: needed},
			{name: "additionalOwners", shape: setOf(owner("IDENTITY", "GOVERNANCE_GROUP")), fill: []any{}},
			{name: "source", shape: reference("SOURCE"), mode: needed},
			{name: "entitlements", shape: setOf(reference("ENTITLEMENT")), fill: []any{}},
			{name: "requestable", shape: is(boolean), fill: true},
			{name: "accessRequestConfig", shape: requests(approvers, append(granting(), formOn("v1"))...), fill: neverAsked()},
			{name: "revocationRequestConfig", shape: record(
				field{name: "approvalSchemes", shape: approvalSchemes(approvers)},
			), fill: object{"approvalSchemes": nil}},
			{name: "segments", shape: setOf(idOf("SEGMENT")), fill: []any{}},
			{name: "accessModelMetadata", shape: metadata(), fill: object{"attributes": []any{}}},
			{name: "provisioningCriteria", shape: provisioningCriteria()},
		},
		listed: offer{versions: everywhere}, read: offer{versions: everywhere}, created: offer{everywhere, http.StatusCreated},
		patched: offer{versions: everywhere}, deleted: offer{versions: everywhere},
		listing: func(string) listing {
			return listing{
				most: 250, sorters: []string{"name", "created", "modified"},
				fields: filter.Fields{
					"id": "eq in", "name": "eq sw", "created": "gt ge le", "modified": "gt lt ge le", "owner.id": "eq in",
					"requestable": "eq", "source.id": "eq in",
				},
			}
		},
		more: segmentParameters("for-subadmin"), narrow: bySegment, plusHides: true,
		patch: patch + " source", patchIn: map[string]string{"beta": patch},
		rules:  profileRules,
		usedBy: []string{"ROLE", "APPLICATION", "LIFECYCLE_STATE", "DIMENSION"},
	}
}

// profileRules hold the source, its entitlements and enabled together.
func profileRules(c *call, after, before object) error {
	source := text(child(after, "source"), "id")
	if before != nil && text(child(before, "source"), "id") != source && !c.touches("entitlements") {
		return refuse("The source can be changed only together with the entitlements.")
	}
	entitlements, _ := objects(after["entitlements"])
	if flag(after, "enabled") && len(entitlements) == 0 {
		return required("entitlements")
	}
	for _, ref := range entitlements {
		entitlement := c.target("ENTITLEMENT", text(ref, "id"))
		if entitlement != nil && text(child(entitlement, "source"), "id") != source {
			return refuse("The entitlement %q does not belong to the source %q.", text(ref, "id"), source)
		}
	}
	return nil
}

// touches reports whether the JSON Patch changes something below a member.
func (c *call) touches(member string) bool {
	for _, op := range c.ops {
		if op.Op != "test" && len(op.Path) > 0 && op.Path[0] == member {
			return true
		}
	}
	return false
}
