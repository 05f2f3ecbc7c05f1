package simulator

import (
	"net/http"
	"slices"

	"isc-sync/internal/simulator/filter"
)

// sourceApps are made with four members and completed by PATCH (API:
// SourceApp).
func sourceApps() *resource {
	return &resource{
		kind: "APPLICATION", noun: "source app", path: "/source-apps", experimental: from2024,
		list: func(d *document) *[]object { return &d.Apps },
		fields: []field{
			{name: "id", mode: output},
			{name: "cloudAppId", mode: output},
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "created", mode: stampNew | output},
			{name: "modified", mode: stampAny | output},
			{name: "enabled", shape: is(boolean), mode: late, fill: false},
			{name: "provisionRequestEnabled", shape: is(boolean), mode: late, fill: false},
			{name: "description", shape: textOf(1, 0), mode: needed},
			{name: "matchAllAccounts", shape: is(boolean), fill: false},
			{name: "appCenterEnabled", shape: is(boolean), mode: late, fill: true},
			{name: "accountSource", shape: accountSource(), mode: needed},
			{name: "owner", shape: reference("IDENTITY"), mode: late | needed},
			{name: "accessProfiles", shape: setOf(idOf("ACCESS_PROFILE")), mode: late | hidden, fill: []any{}},
		},
		listed: offer{versions: allButV3}, read: offer{versions: allButV3}, created: offer{allButV3, http.StatusOK},
		patched: offer{versions: allButV3}, deleted: offer{versions: allButV3},
		listing: func(string) listing {
			return appListing(filter.Fields{"modified": "gt lt ge le", "accountSource.id": "eq in"})
		},
		narrow: requestableApps,
		patch: "name description enabled owner provisionRequestEnabled appCenterEnabled accountSource matchAllAccounts " +
			"accessProfiles",
		begin: beginApp, answer: withProfiles, discard: discardApp,
	}
}

func appListing(more filter.Fields) listing {
	fields := filter.Fields{"id": "eq in", "name": "eq in co sw", "created": "gt lt ge le"}
	for name, operators := range more {
		fields[name] = operators
	}
	return listing{
		most: 250, fields: fields, sorters: []string{"id", "name", "created", "modified", "owner.id", "accountSource.id"},
	}
}

// accountSource shows how the source manages passwords, which no request says.
func accountSource() shape {
	s := reference("SOURCE")
	show := s.show
	s.show = func(at scene, value any) any {
		view := show(at, value).(object)
		source := at.target("SOURCE", text(view, "id"))
		view["useForPasswordManagement"] = slices.Contains(list(source, "features"), any("PASSWORD"))
		view["passwordPolicies"] = at.passwordPolicyRefs(text(view, "id"))
		return view
	}
	return s
}

// requestableApps are those that users can request.
func requestableApps(_ *call, rows []object) ([]object, error) {
	return slices.DeleteFunc(slices.Clone(rows), func(o object) bool {
		return !flag(o, "enabled") || !flag(o, "provisionRequestEnabled")
	}), nil
}

// beginApp makes the caller the owner, since POST takes no owner.
func beginApp(c *call, o object) error {
	o["cloudAppId"] = c.tenant.newID()
	if caller := c.caller(); caller != nil {
		o["owner"] = object{"type": "IDENTITY", "id": caller["id"], "name": caller["name"]}
	}
	return nil
}

// caller is the person whose token every request has: the first identity.
func (c *call) caller() object {
	if len(c.doc.Identities) == 0 {
		return nil
	}
	return c.doc.Identities[0]
}

// withProfiles adds to the answer of PATCH what no other answer has.
func withProfiles(view, o object) {
	view["accessProfiles"] = append([]any{}, list(o, "accessProfiles")...)
}

func discardApp(c *call, o object) (reply, error) {
	apps := c.tenant.resource("APPLICATION")
	view := apps.view(c, o)
	apps.drop(c, o)
	return ok(view)
}
