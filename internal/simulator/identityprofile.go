package simulator

import (
	"encoding/json"
	"net/http"

	"isc-sync/internal/simulator/filter"
	"isc-sync/internal/simulator/jsonpatch"
)

// identityProfiles make identities of the accounts of one source (API:
// IdentityProfile).
func identityProfiles() *resource {
	return &resource{
		kind: "IDENTITY_PROFILE", noun: "identity profile", path: "/identity-profiles",
		list: func(d *document) *[]object { return &d.IdentityProfiles },
		fields: []field{
			{name: "id", mode: served},
			{name: "name", shape: is(plainText), mode: needed},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
			{name: "description", shape: is(plainText)},
			{name: "owner", shape: reference("IDENTITY")},
			{name: "priority", shape: is(wholeNumber)},
			{name: "authoritativeSource", shape: reference("SOURCE"), mode: needed},
			{name: "identityRefreshRequired", mode: served, fill: false},
			{name: "identityCount", mode: served, fill: json.Number("0")},
			{name: "identityAttributeConfig", shape: attributeConfig()},
			{name: "identityExceptionReportReference", mode: served},
			{name: "hasTimeBasedAttr", shape: is(boolean), fill: false},
		},
		listed: offer{versions: everywhere}, read: offer{versions: everywhere}, created: offer{everywhere, http.StatusCreated},
		patched: offer{versions: everywhere}, deleted: offer{versions: everywhere},
		listing: func(string) listing {
			return listing{
				most: 250, sorters: []string{"id", "name", "priority", "created", "modified", "owner.id", "owner.name"},
				fields: filter.Fields{"id": "eq ne ge gt in le sw", "name": "eq ne ge gt in le sw", "priority": "eq ne"},
			}
		},
		patch: "name description owner priority authoritativeSource identityAttributeConfig hasTimeBasedAttr",
		begin: beginProfile, made: comesWithProfile, rules: profileOfIdentities, discard: discardProfile, after: lastSignIn,
	}
}

// profileOfIdentities hold a profile's source and mappings.
func profileOfIdentities(c *call, after, before object) error {
	if err := mappedTransforms(c, after); err != nil {
		return err
	}
	moved := !jsonpatch.Equal(before["authoritativeSource"], after["authoritativeSource"])
	remapped := !jsonpatch.Equal(before["identityAttributeConfig"], after["identityAttributeConfig"])
	if before != nil && moved && remapped {
		return refuse("authoritativeSource and identityAttributeConfig cannot be changed at once.")
	}
	if before != nil && remapped {
		after["identityRefreshRequired"] = true
	}
	for _, other := range c.doc.IdentityProfiles {
		if other["id"] == after["id"] {
			continue
		}
		if text(child(other, "authoritativeSource"), "id") == text(child(after, "authoritativeSource"), "id") {
			return conflict("The source already has the identity profile %q.", text(other, "name"))
		}
		if jsonpatch.Equal(other["priority"], after["priority"]) {
			return refuse("The identity profile %q already has the priority %v.", text(other, "name"), after["priority"])
		}
	}
	return nil
}

// comesWithProfile makes what each new profile has.
func comesWithProfile(c *call, profile object) {
	c.firstStates(profile)
	c.firstSignIn(profile)
}

// beginProfile gives a new profile what was not sent: a priority after all
// others, the default mappings, and lifecycle states.
func beginProfile(c *call, o object) error {
	if o["priority"] == nil {
		var last int64
		for _, other := range c.doc.IdentityProfiles {
			last = max(last, whole(other["priority"]))
		}
		o["priority"] = number(int(last) + 10)
	}
	if o["identityAttributeConfig"] == nil {
		o["identityAttributeConfig"] = c.defaultMappings(text(child(o, "authoritativeSource"), "id"))
	}
	return nil
}
