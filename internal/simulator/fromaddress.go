package simulator

import (
	"net/http"

	"isc-sync/internal/simulator/filter"
)

// fromAddresses are those that the tenant may send e-mails from. They wait for their
// owners, and never change (API: FromAddress).
func fromAddresses() *resource {
	return &resource{
		kind: "FROM_ADDRESS", noun: "address", path: "/verified-from-addresses",
		list: func(d *document) *[]object { return &d.FromAddresses },
		fields: []field{
			{name: "id", mode: served}, {name: "email", shape: textOf(3, 0), mode: needed},
			{name: "isVerifiedByDomain", mode: served, fill: false}, {name: "verificationStatus", mode: served, fill: "PENDING"},
			{name: "region", mode: served, fill: "eu-central-1"},
		},
		listed: offer{versions: allButV3}, created: offer{allButV3, http.StatusCreated}, deleted: offer{versions: allButV3},
		listing: func(version string) listing {
			spec := listing{most: 250, sorters: []string{"email"}, fields: filter.Fields{"email": "eq ge le gt lt"}}
			if version == "beta" {
				spec.fields = filter.Fields{"email": "eq ge le sw"}
			}
			return spec
		},
		unique: []string{"email"},
	}
}
