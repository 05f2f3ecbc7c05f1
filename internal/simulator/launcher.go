package simulator

import (
	"net/http"

	"isc-sync/internal/simulator/filter"
)

// launchers start workflows (API: Launcher).
func launchers() *resource {
	return &resource{
		kind: "LAUNCHER", noun: "launcher", path: "/launchers",
		list: func(d *document) *[]object { return &d.Launchers },
		fields: []field{
			{name: "id", mode: output},
			{name: "created", mode: stampNew | output},
			{name: "modified", mode: stampAny | output},
			{name: "owner", mode: output},
			{name: "name", shape: textOf(1, 255), mode: needed},
			{name: "description", shape: textOf(0, 2000), mode: named},
			{name: "type", shape: choice("INTERACTIVE_PROCESS"), mode: needed},
			{name: "disabled", shape: is(boolean), mode: named},
			{name: "reference", shape: bareReference("WORKFLOW"), fill: absent{}},
			{name: "config", shape: choice("{}"), mode: needed},
		},
		listed: offer{versions: allButV3}, read: offer{versions: allButV3}, created: offer{allButV3, http.StatusCreated},
		replaced: offer{versions: allButV3}, deleted: offer{versions: allButV3},
		listing: func(string) listing {
			return listing{
				most: 100, usual: 10, uncounted: true, rows: "items", marked: true,
				fields: filter.Fields{"description": "sw", "disabled": "eq", "name": "sw"},
			}
		},
		begin: beginLauncher,
	}
}

// bareReference is {type, id}, without a name.
func bareReference(kind string) shape {
	return record(field{name: "type", shape: choice(kind), mode: needed}, field{name: "id", shape: idOf(kind), mode: needed})
}

// beginLauncher makes the caller the owner, whose type is USER.
func beginLauncher(c *call, o object) error {
	o["id"] = dashed(text(o, "id"))
	if caller := c.caller(); caller != nil {
		o["owner"] = object{"type": "USER", "id": caller["id"]}
	}
	return nil
}

// dashed writes an id in the way of newer services.
func dashed(id string) string {
	return id[:8] + "-" + id[8:12] + "-" + id[12:16] + "-" + id[16:20] + "-" + id[20:]
}
