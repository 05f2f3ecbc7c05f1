package simulator

import "isc-sync/internal/simulator/filter"

// collections are the look-ups with their own caps and filters.
func collections() []collection {
	named := filter.Fields{"id": "eq in", "name": "eq sw"}
	return []collection{
		{
			path: "/managed-clusters", versions: everywhere, objects: func(d *document) []object { return d.Clusters },
			listing: listing{most: 250, fields: filter.Fields{"operational": "eq", "name": "eq", "type": "eq", "status": "eq"}},
		},
		{
			path: "/connectors", versions: everywhere, oneVersions: fromV3, objects: func(d *document) []object { return d.Connectors },
			listing: listing{most: 250, fields: filter.Fields{
				"name": "sw co", "type": "sw co eq", "directConnect": "eq", "category": "eq", "features": "ca", "labels": "ca",
			}},
		},
		{
			path: "/password-policies", versions: everywhere, experimental: from2024, listing: listing{most: 250}, view: (*call).passwordPolicyView,
			objects: func(d *document) []object { return d.PasswordPolicies },
		},
		{
			path: "/identity-profiles", versions: everywhere, objects: func(d *document) []object { return d.IdentityProfiles },
			listing: listing{
				most: 250, sorters: []string{"id", "name", "priority", "created", "modified", "owner.id", "owner.name"},
				fields: filter.Fields{"id": "eq ne ge gt in le sw", "name": "eq ne ge gt in le sw", "priority": "eq ne"},
			},
		},
		{
			path: "/workflows", versions: everywhere, unpaged: everywhere, objects: func(d *document) []object { return d.Workflows },
		},
		{
			path: "/access-profiles", versions: everywhere, objects: func(d *document) []object { return d.AccessProfiles },
			listing: listing{
				most: 250, sorters: []string{"name", "created", "modified"},
				fields: filter.Fields{"id": "eq in", "name": "eq sw", "owner.id": "eq in", "requestable": "eq", "source.id": "eq in"},
			},
		},
		{
			path: "/roles", versions: everywhere, objects: func(d *document) []object { return d.Roles },
			listing: listing{most: 50, sorters: []string{"name", "created", "modified"}, fields: named},
		},
	}
}
