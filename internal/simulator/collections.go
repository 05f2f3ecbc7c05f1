package simulator

import "isc-sync/internal/simulator/filter"

// collections are the look-ups with their own caps and filters.
func collections() []collection {
	return []collection{
		{
			path: "/connectors", versions: everywhere, oneVersions: fromV3, objects: func(d *document) []object { return d.Connectors },
			listing: listing{most: 250, fields: filter.Fields{
				"name": "sw co", "type": "sw co eq", "directConnect": "eq", "category": "eq", "features": "ca", "labels": "ca",
			}},
		},
	}
}
