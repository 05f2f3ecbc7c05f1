package simulator

import (
	"net/http"

	"isc-sync/internal/simulator/filter"
)

// sourceSubtypes are types of machine accounts, those of all sources in one list
// (API: SourceSubtype).
func sourceSubtypes() *resource {
	return &resource{
		kind: "SOURCE_SUBTYPE", noun: "subtype", path: "/source-subtypes", experimental: from2026,
		list: func(d *document) *[]object { return &d.Subtypes },
		fields: []field{
			{name: "id", mode: output},
			{name: "sourceId", shape: is(knownSource), mode: needed},
			{name: "technicalName", shape: textOf(1, 0), mode: needed},
			{name: "displayName", shape: textOf(1, 0), mode: needed},
			{name: "description", shape: is(plainText), mode: needed},
			{name: "type", shape: choice("MACHINE"), fill: absent{}},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
			{name: "systemManaged", mode: output, fill: false},
		},
		listed: offer{versions: from2026}, read: offer{versions: from2026}, created: offer{from2026, http.StatusCreated},
		patched: offer{versions: from2026}, deleted: offer{versions: from2026},
		patch: "displayName description",
		listing: func(string) listing {
			return listing{most: 250, sorters: []string{"displayName", "technicalName"}, fields: filter.Fields{
				"id": "eq in sw", "displayName": "eq sw", "technicalName": "eq sw", "source.id": "eq in",
			}}
		},
		derive: func(at scene, view, o object) {
			if source := at.target("SOURCE", text(o, "sourceId")); source != nil {
				view["source"] = object{"type": "SOURCE", "id": source["id"], "name": source["name"]}
			}
		},
		rules: func(c *call, after, before object) error {
			for _, other := range c.doc.Subtypes {
				isItself := before != nil && other["id"] == before["id"]
				if !isItself && other["sourceId"] == after["sourceId"] && other["technicalName"] == after["technicalName"] {
					return refuse("The source has a subtype %q already.", text(after, "technicalName"))
				}
			}
			return nil
		},
		guard: func(_ *call, o object) error {
			if flag(o, "systemManaged") {
				return refuse("The subtype %q is managed by the system.", text(o, "technicalName"))
			}
			return nil
		},
	}
}

func knownSource(c *call, field string, value any) error {
	if id, _ := value.(string); c.target("SOURCE", id) == nil {
		return illegal(value, field)
	}
	return nil
}
