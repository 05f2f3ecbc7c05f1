package simulator

import (
	"slices"

	"isc-sync/internal/simulator/filter"
)

func sourceAppRoutes() []Route {
	one := "/source-apps/{id}/access-profiles"
	return []Route{
		{Method: "GET", Path: "/source-apps/all", Versions: allButV3, Experimental: from2024, handle: listAllApps},
		{Method: "GET", Path: one, Versions: allButV3, Experimental: from2024, handle: listAppProfiles},
		{Method: "POST", Path: one + "/bulk-remove", Versions: allButV3, Experimental: from2024, body: jsonBody, handle: removeAppProfiles},
	}
}

func listAllApps(c *call) (reply, error) {
	apps := c.tenant.resource("APPLICATION")
	spec := appListing(filter.Fields{"modified": "gt ge le", "owner.id": "eq in", "enabled": "eq"})
	if err := c.knownParameters(spec.parameters()); err != nil {
		return reply{}, err
	}
	return apps.page(c, c.doc.Apps, spec, func(o object) object { return apps.view(c, o) })
}

func listAppProfiles(c *call) (reply, error) {
	app := c.target("APPLICATION", c.params["id"])
	if app == nil {
		return reply{}, unknownID(c.params["id"])
	}
	spec := listing{most: 250, uncounted: true, fields: filter.Fields{
		"id": "eq in", "name": "eq in", "created": "gt lt ge le", "modified": "gt lt ge le",
	}}
	if err := c.knownParameters(spec.parameters()); err != nil {
		return reply{}, err
	}
	return c.page(c.profilesOfApp(app), spec, func(row object) object { return row })
}

// profilesOfApp have another form than access profiles have by themselves.
func (c *call) profilesOfApp(app object) []object {
	var rows []object
	for _, id := range list(app, "accessProfiles") {
		profile := c.target("ACCESS_PROFILE", id.(string))
		if profile == nil {
			continue
		}
		entitlements := []any{}
		for _, ref := range list(profile, "entitlements") {
			entitlements = append(entitlements, ref.(object)["id"])
		}
		source := child(profile, "source")
		rows = append(rows, object{
			"id": profile["id"], "name": profile["name"], "description": profile["description"],
			"created": profile["created"], "modified": profile["modified"], "disabled": !flag(profile, "enabled"),
			"requestable": flag(profile, "requestable"), "protected": false, "ownerId": child(profile, "owner")["id"],
			"sourceId": nil, "sourceName": text(c.target("SOURCE", text(source, "id")), "name"), "appId": nil,
			"appName": app["name"], "applicationId": source["id"], "type": "source", "entitlements": entitlements,
			"entitlementCount": number(len(entitlements)), "segments": append([]any{}, list(profile, "segments")...),
		})
	}
	return rows
}

// removeAppProfiles answers with what is left.
func removeAppProfiles(c *call) (reply, error) {
	app := c.target("APPLICATION", c.params["id"])
	if app == nil {
		return reply{}, unknownID(c.params["id"])
	}
	if err := textList(c, "ids", c.body); err != nil {
		return reply{}, err
	}
	gone := c.body.([]any)
	app["accessProfiles"] = slices.DeleteFunc(list(app, "accessProfiles"), func(id any) bool { return slices.Contains(gone, id) })
	app["modified"] = c.stamp()
	return c.cut(c.profilesOfApp(app), listing{most: 250}, func(row object) object { return row })
}
