package simulator

import (
	"net/http"
	"slices"

	"isc-sync/internal/simulator/filter"
)

// userLevels give rights to administer the tenant once they are published (API:
// CustomUserLevel).
func userLevels() *resource {
	return &resource{
		kind: "USER_LEVEL", noun: "user level", path: "/authorization/custom-user-levels", experimental: from2025,
		list: func(d *document) *[]object { return &d.UserLevels },
		fields: []field{
			{name: "id", mode: output},
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "description", shape: is(plainText), mode: needed},
			{name: "owner", shape: owner("IDENTITY"), mode: needed},
			{name: "rightSets", shape: rightSetIDs(), fill: []any{}},
			{name: "status", mode: output, fill: "DRAFT"},
			{name: "custom", mode: output, fill: true},
			{name: "adminAssignable", mode: output, fill: true},
			{name: "legacyGroup", mode: output},
			{name: "associatedIdentitiesCount", mode: output},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
		},
		listed: offer{versions: from2025}, read: offer{versions: from2025}, created: offer{from2025, http.StatusOK},
		patched: offer{versions: from2025}, deleted: offer{versions: from2025},
		patch: "name description owner rightSets", more: []string{"detailLevel"}, unique: []string{"name"},
		listing: func(string) listing {
			return listing{
				most: 50, uncounted: true, sorters: []string{"name", "created", "description", "status", "owner"},
				fields: filter.Fields{"name": "co", "owner": "co", "status": "eq", "description": "co"},
			}
		},
	}
}

func userLevelRoutes() []Route {
	return []Route{
		{
			Method: "POST", Path: "/authorization/custom-user-levels/{id}/publish", Versions: from2025, Experimental: from2025,
			handle: publishUserLevel,
		},
		{
			Method: "GET", Path: "/authorization/authorization-assignable-right-sets", Versions: from2025, Experimental: from2025,
			handle: listRightSets,
		},
	}
}

func publishUserLevel(c *call) (reply, error) {
	r := c.tenant.resource("USER_LEVEL")
	o, err := r.one(c)
	if err != nil {
		return reply{}, err
	}
	o["status"] = "ACTIVE"
	return ok(r.view(c, o))
}

// rightSets are those that a user level may have, each with the one above it.
func rightSets() []object {
	var out []object
	for _, one := range [][3]string{
		{"idn:ui-identity-manage", "", "identity"},
		{"idn:ui-identity-details-read", "idn:ui-identity-manage", "identity"},
		{"idn:ui-identity-list-read", "idn:ui-identity-manage", "identity"},
		{"idn:ui-workgroup-management", "", "access"},
		{"idn:ui-certification-read", "", "certification"},
	} {
		var parent any
		if one[1] != "" {
			parent = one[1]
		}
		out = append(out, object{
			"id": one[0], "name": one[0], "description": one[0], "category": one[2], "rights": []any{one[0] + ":read"},
			"rightSetIds": []any{}, "uiAssignableChildRightSetIds": []any{}, "uiAssignable": true, "translatedName": one[0],
			"translatedDescription": nil, "parentId": parent,
		})
	}
	for _, parent := range out {
		for _, child := range out {
			if child["parentId"] == parent["id"] {
				parent["uiAssignableChildRightSetIds"] = append(list(parent, "uiAssignableChildRightSetIds"), child["id"])
			}
		}
	}
	return out
}

func listRightSets(c *call) (reply, error) {
	spec := listing{most: 250, uncounted: true, sorters: []string{"id", "name", "category"}, fields: filter.Fields{"category": "eq"}}
	if err := c.knownParameters(spec.parameters()); err != nil {
		return reply{}, err
	}
	return c.page(rightSets(), spec, clone)
}

// rightSetIDs are kept as they are sent. A set without any of those below it is shown
// with all of them.
func rightSetIDs() shape {
	return shape{
		check: func(_ *call, name string, value any) error {
			ids, isList := value.([]any)
			if !isList {
				return illegal(value, name)
			}
			for _, id := range ids {
				text, isText := id.(string)
				if !isText || find(rightSets(), "id", text) == nil {
					return illegal(id, name)
				}
			}
			return nil
		},
		show: func(at scene, value any) any {
			sent, shown := value.([]any), []any{}
			for _, set := range rightSets() {
				below := list(set, "uiAssignableChildRightSetIds")
				isAlone := !slices.ContainsFunc(below, func(id any) bool { return slices.Contains(sent, id) })
				if slices.Contains(sent, set["id"]) {
					shown = append(shown, set)
				}
				for _, id := range below {
					if isAlone && slices.Contains(sent, set["id"]) {
						shown = append(shown, find(rightSets(), "id", id.(string)))
					}
				}
			}
			return shuffled(shown, at.turn)
		},
	}
}
