package simulator

import (
	"encoding/json"
	"net/http"
	"strings"
)

// withActions are the versions that describe the newer members of a state.
const withActions = "beta v2025 v2026 v1"

// lifecycleStates are below an identity profile (API: LifecycleState).
func lifecycleStates() *resource {
	patch := "enabled description accountActions accessProfileIds emailNotificationOption"
	return &resource{
		kind: "LIFECYCLE_STATE", noun: "lifecycle state", path: "/identity-profiles/{id}/lifecycle-states", param: "state",
		list:  func(d *document) *[]object { return &d.LifecycleStates },
		under: "IDENTITY_PROFILE", parent: "identityProfileId",
		fields: []field{
			{name: "id", mode: served},
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "technicalName", shape: textOf(1, 0), mode: needed},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
			{name: "enabled", shape: is(boolean), fill: false},
			{name: "description", shape: is(plainText), bare: "beta v3"},
			{name: "identityCount", mode: served, fill: json.Number("0")},
			{name: "emailNotificationOption", shape: notifications(), fill: object{
				"notifyManagers": false, "notifyAllAdmins": false, "notifySpecificUsers": false, "emailAddressList": []any{},
			}},
			{name: "accountActions", shape: listOf(accountAction()), fill: []any{}},
			{name: "accessProfileIds", shape: setOf(idOf("ACCESS_PROFILE"))},
			{name: "identityState", shape: choice(identityStates()...), on: fromV3},
			{name: "accessActionConfiguration", shape: record(
				field{name: "removeAllAccessEnabled", shape: is(boolean), fill: false},
			), on: from2025, fill: object{"removeAllAccessEnabled": false}},
			{name: "priority", shape: is(wholeNumber), on: from2025},
		},
		listed: offer{versions: fromV3}, read: offer{versions: everywhere}, created: offer{fromV3, http.StatusCreated},
		patched: offer{versions: everywhere}, deleted: offer{versions: fromV3},
		listing: func(string) listing {
			return listing{most: 250, sorters: []string{"name", "priority", "created", "modified"}}
		},
		patch:   patch + " identityState accessActionConfiguration priority",
		patchIn: map[string]string{"beta": patch, "v3": patch + " identityState", "v2024": patch + " identityState"},
		unique:  []string{"technicalName"}, rules: stateRules, after: refreshNeeded, discard: discardState,
		begin: func(_ *call, o object) error { return noActions(o) },
		derive: func(_ scene, view, o object) {
			if len(list(o, "accessProfileIds")) == 0 { // an empty list reads back as null
				view["accessProfileIds"] = nil
			}
		},
	}
}

func identityStates() []string {
	return []string{"ACTIVE", "INACTIVE_SHORT_TERM", "INACTIVE_LONG_TERM"}
}

func notifications() shape {
	return record(
		field{name: "notifyManagers", shape: is(boolean), fill: false}, field{name: "notifyAllAdmins", shape: is(boolean), fill: false},
		field{name: "notifySpecificUsers", shape: is(boolean), fill: false},
		field{name: "emailAddressList", shape: is(textList), fill: []any{}},
	)
}

func stateRules(c *call, after, _ object) error {
	for _, op := range c.ops {
		emptied, isList := op.Value.([]any)
		name := strings.TrimPrefix(op.Path.String(), "/")
		if name == "accessProfileIds" && isList && len(emptied) == 0 || name == "description" && op.Value == "" {
			return refuse("%s cannot be empty.", name)
		}
	}
	actions, _ := objects(after["accountActions"])
	for _, action := range actions {
		if err := c.checkAction(after, action); err != nil {
			return err
		}
	}
	return nil
}

// refreshNeeded marks the profile after a change of one of its states.
func refreshNeeded(c *call, o object) {
	if profile := find(c.doc.IdentityProfiles, "id", text(o, "identityProfileId")); profile != nil {
		profile["identityRefreshRequired"] = true
	}
}

const stateDeletion taskKind = "Cloud Lifecycle State Deletion"

func discardState(c *call, o object) (reply, error) {
	return taskReference(c.beginDeletion(stateDeletion, "LIFECYCLE_STATE", []any{o["id"]}).ID), nil
}

// firstStates are those that come with a profile, disabled.
func (c *call) firstStates(profile object) {
	for i, name := range []string{"Active", "Inactive"} {
		technical := []string{"active", "inactive"}[i]
		c.doc.LifecycleStates = append(c.doc.LifecycleStates, object{
			"id": c.tenant.newID(), "identityProfileId": profile["id"], "name": name, "technicalName": technical,
			"created": c.stamp(), "modified": c.stamp(), "enabled": false, "priority": number(10 * (i + 1)),
		})
	}
}
