package simulator

import "net/http"

// customizers are code beside connectors. The list neither counts nor filters; PUT takes
// the name, which it calls immutable (API: ConnectorCustomizer).
func customizers() *resource {
	const versions = "v2024 v2025 v2026 v1"
	return &resource{
		kind: "CONNECTOR_CUSTOMIZER", noun: "customizer", path: "/connector-customizers",
		list: func(d *document) *[]object { return &d.Customizers },
		fields: []field{
			{name: "id", mode: served}, {name: "name", shape: textOf(1, 0), mode: needed | fixed},
			{name: "imageVersion", mode: served, fill: absent{}}, {name: "imageID", mode: served, fill: absent{}},
			{name: "tenantID", mode: served, fill: "4d5c6b7a-8990-4a1b-9c2d-3e4f5a6b7c8d"}, {name: "created", mode: stampNew},
		},
		listed: offer{versions: versions}, created: offer{versions, http.StatusCreated}, read: offer{versions: versions}, replaced: offer{versions: versions}, deleted: offer{versions: versions},
		listing: func(string) listing { return listing{most: 250, uncounted: true} },
		unique:  []string{"name"},
	}
}
