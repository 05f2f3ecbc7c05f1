package simulator

import (
	"isc-sync/internal/simulator/filter"
	"isc-sync/internal/simulator/jsonpatch"
)

const upTo2025 = "beta v3 v2024 v2025"

// entitlements come from aggregation; requests change only what the source does
// not know about them (API: Entitlement).
func entitlements() *resource {
	patch := "requestable segments owner name description manuallyUpdatedFields "
	return &resource{
		kind: "ENTITLEMENT", noun: "entitlement", path: "/entitlements",
		list: func(d *document) *[]object { return &d.Entitlements },
		fields: []field{
			{name: "id", mode: served},
			{name: "name", shape: is(plainText), mode: needed},
			{name: "attribute", mode: served},
			{name: "value", mode: served},
			{name: "sourceSchemaObjectType", mode: served},
			{name: "description", shape: is(plainText)},
			{name: "privileged", shape: is(boolean), on: upTo2025, fill: false},
			{name: "privilegeOverride", shape: record(
				field{name: "level", shape: choice("HIGH", "MEDIUM", "LOW", "NONE")},
			), on: from2026, fill: object{"level": "NONE"}, mode: hidden},
			{name: "privilegeLevel", mode: served, on: from2026},
			{name: "tags", mode: served, on: from2026},
			{name: "cloudGoverned", mode: served, fill: false},
			{name: "requestable", shape: is(boolean), fill: false},
			{name: "owner", shape: owner("IDENTITY")},
			{name: "additionalOwners", on: upTo2025, mode: served},
			{name: "manuallyUpdatedFields", shape: is(anObject)},
			{name: "accessModelMetadata", mode: served, fill: object{"attributes": []any{}}},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
			{name: "source", shape: reference("SOURCE"), mode: served},
			{name: "attributes", mode: served, fill: object{}},
			{name: "segments", shape: setOf(idOf("SEGMENT"))},
			{name: "directPermissions", mode: served, fill: []any{}},
		},
		listed: offer{versions: allButV3}, read: offer{versions: allButV3}, patched: offer{versions: allButV3},
		listing: entitlementListing, narrow: bySegment, plusHides: true, row: entitlementRow,
		more:  segmentParameters("segmented-for-identity"),
		patch: patch + "privileged", patchIn: map[string]string{"v2026": patch + "privilegeOverride/level", "v1": patch + "privilegeOverride/level"},
		rules:  noteByHand,
		derive: showPrivilege,
	}
}

func entitlementListing(version string) listing {
	fields := filter.Fields{
		"id": "eq in", "name": "eq in sw", "type": "eq in", "attribute": "eq in", "value": "eq in sw", "source.id": "eq in",
		"requestable": "eq", "created": "gt lt ge le", "modified": "gt lt ge le", "owner.id": "eq in",
	}
	if within(from2026, version) {
		fields["tags"], fields["privilegeLevel.direct"] = "eq", "eq"
	}
	return listing{most: 250, fields: fields, sorters: []string{
		"id", "name", "created", "modified", "type", "attribute", "value", "source.id", "requestable",
	}}
}

// entitlementRow is what filters and sorters look at, and no more: there are
// many entitlements.
func entitlementRow(o object) object {
	return object{
		"id": o["id"], "name": o["name"], "type": o["sourceSchemaObjectType"], "attribute": o["attribute"], "value": o["value"],
		"source": o["source"], "requestable": flag(o, "requestable"), "created": o["created"], "modified": o["modified"],
		"owner": o["owner"], "tags": o["tags"], "privilegeLevel": object{"direct": privilege(o)},
	}
}

// privilege is the level; older versions have no more than its highest.
func privilege(o object) string {
	if level := text(child(o, "privilegeOverride"), "level"); level != "" {
		return level
	}
	if flag(o, "privileged") {
		return "HIGH"
	}
	return "NONE"
}

func showPrivilege(at scene, view, o object) {
	if !within(from2026, at.version) {
		view["privileged"] = privilege(o) == "HIGH"
		return
	}
	var by any
	if child(o, "privilegeOverride") != nil {
		by = "OVERRIDE"
	}
	view["privilegeLevel"] = object{
		"direct": privilege(o), "setBy": "simulator", "setByType": by, "inherited": nil, "effective": privilege(o),
	}
}

// noteByHand marks what a person changed (API: Entitlement).
func noteByHand(_ *call, after, before object) error {
	if flag(after, "privileged") != flag(before, "privileged") {
		delete(after, "privilegeOverride")
	}
	if level := text(child(after, "privilegeOverride"), "level"); level != "" {
		after["privileged"] = level == "HIGH"
	}
	for name, mark := range map[string]string{"name": "DISPLAY_NAME", "description": "DESCRIPTION"} {
		if !jsonpatch.Equal(after[name], before[name]) {
			after["manuallyUpdatedFields"] = withDefaults(object{mark: true}, withDefaults(child(after, "manuallyUpdatedFields"), object{}))
		}
	}
	return nil
}
