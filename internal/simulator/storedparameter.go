package simulator

import (
	"net/http"
	"strings"

	"isc-sync/internal/simulator/filter"
	"isc-sync/internal/simulator/jsonpatch"
)

// since2025 are the versions with stored parameters.
const since2025 = "v2025 v2026 v1"

// storedParameters have fields that no answer shows, and say when these were set
// (API: StoredParameter).
func storedParameters() *resource {
	return &resource{
		kind: "STORED_PARAMETER", noun: "parameter", path: "/parameter-storage/parameters",
		list: func(d *document) *[]object { return &d.Parameters },
		fields: []field{
			{name: "id", mode: output},
			{name: "ownerId", shape: idOf("IDENTITY"), mode: needed},
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "type", shape: textOf(1, 0), mode: needed},
			{name: "publicFields", shape: is(anObject), fill: object{}},
			{name: "privateFields", shape: shape{check: sealedFields, show: func(scene, any) any { return nil }}, fill: absent{}},
			{name: "description", shape: is(plainText), fill: absent{}},
			{name: "primaryField", mode: output, fill: absent{}},
			{name: "lastModifiedAt", mode: output, fill: absent{}}, {name: "lastModifiedBy", mode: output, fill: absent{}},
			{name: "privateFieldsLastModifiedAt", mode: output, fill: absent{}}, {name: "privateFieldsLastModifiedBy", mode: output, fill: absent{}},
		},
		listed: offer{versions: since2025}, read: offer{versions: since2025}, created: offer{since2025, http.StatusCreated},
		patched: offer{versions: since2025}, deleted: offer{versions: since2025},
		listing: func(string) listing {
			return listing{
				most: 250, uncounted: true,
				sorters: []string{
					"id", "name", "ownerId", "type", "description", "lastModifiedAt", "lastModifiedBy",
					"privateFieldsLastModifiedAt", "privateFieldsLastModifiedAt",
				},
				fields: filter.Fields{"id": "eq ne", "name": "eq in co", "description": "co", "ownerId": "eq", "type": "eq sw"},
			}
		},
		patch: "name ownerId description publicFields privateFields", rules: stampParameter, guard: parameterInUse,
		discard: func(c *call, o object) (reply, error) {
			c.tenant.resource("STORED_PARAMETER").drop(c, o)
			return reply{}, nil
		},
	}
}

// sealedFields is a JWE: five parts with points between them.
func sealedFields(_ *call, field string, value any) error {
	sealed, _ := value.(string)
	if strings.Count(sealed, ".") != 4 {
		return refuse("The field %q is not encrypted for this tenant.", field)
	}
	return nil
}

func stampParameter(c *call, after, before object) error {
	if before == nil || !jsonpatch.Equal(before["privateFields"], after["privateFields"]) {
		if after["privateFields"] != nil {
			after["privateFieldsLastModifiedAt"], after["privateFieldsLastModifiedBy"] = c.stamp(), c.caller()["id"]
		}
	}
	after["lastModifiedAt"], after["lastModifiedBy"] = c.stamp(), c.caller()["id"]
	return nil
}

// parameterInUse keeps what something refers to. What does is in the tenant's file.
func parameterInUse(_ *call, o object) error {
	if len(list(o, "references")) > 0 {
		return conflict("The parameter %q is in use.", text(o, "name"))
	}
	return nil
}

func storedParameterRoutes() []Route {
	return []Route{
		{Method: "GET", Path: storedParameters().path + "/{id}/references", Versions: since2025, handle: parameterReferences},
	}
}

func parameterReferences(c *call) (reply, error) {
	o, err := c.tenant.resource("STORED_PARAMETER").one(c)
	if err != nil {
		return reply{}, err
	}
	rows, _ := objects(list(o, "references"))
	for _, row := range rows {
		row["parameterId"] = o["id"]
	}
	return c.page(rows, listing{most: 250, uncounted: true, sorters: []string{"id", "consumerId", "parameterId", "name", "usageHint"}}, clone)
}
