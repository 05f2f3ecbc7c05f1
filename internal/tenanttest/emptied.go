package tenanttest

import (
	"maps"
	"slices"
)

// stays are the members of a simulated tenant that its users and its surroundings
// make up, and documents do not create.
var stays = []string{"simulator", "org", "credentials", "identities", "clusters", "cloudRules", "unread"}

// comeAlong are the members whose rows come and go with objects of the same ids.
var comeAlong = []string{"securitySettings"}

// ofVendor are the members by which objects show that the vendor owns them.
var ofVendor = []string{"standard", "system", "defaultPolicy", "internal"}

// Empty removes from the content of a simulated tenant what documents can create:
// only users, clusters, connectors, rules and what came with the tenant are left.
func Empty(content map[string]any) {
	gone := idsThatGo(content)
	for name, v := range content {
		list, isList := v.([]any)
		_, isMap := v.(map[string]any)
		switch {
		case name == "connectors":
			content[name] = slices.DeleteFunc(list, isUploaded)
		case slices.Contains(comeAlong, name):
			content[name] = slices.DeleteFunc(list, func(row any) bool { return gone[idOf(row)] })
		case slices.Contains(stays, name):
		case name == "sources":
			content[name] = keepRules(list)
		case isList:
			content[name] = keepVendors(list)
		case isMap:
			content[name] = map[string]any{}
		}
	}
}

// idsThatGo are the ids of objects with which others come and go.
func idsThatGo(content map[string]any) map[string]bool {
	ids := map[string]bool{}
	for name, v := range content {
		list, _ := v.([]any)
		for _, row := range list {
			if id := idOf(row); id != "" && !slices.Contains(comeAlong, name) {
				ids[id] = true
			}
		}
	}
	return ids
}

func idOf(row any) string {
	obj, _ := row.(map[string]any)
	id, _ := obj["id"].(string)
	return id
}

// isUploaded reports whether a connector is a tenant's own: only those have a place
// for their files.
func isUploaded(connector any) bool {
	return connector.(map[string]any)["s3Location"] != nil
}

// keepVendors leaves the objects of the vendor.
func keepVendors(list []any) []any {
	return slices.DeleteFunc(list, func(row any) bool {
		obj, _ := row.(map[string]any)
		return !slices.ContainsFunc(ofVendor, func(fact string) bool { return obj[fact] == true })
	})
}

// keepRules leaves one source, which no document declares, to hold references
// to the rules: the tenant lists cloud rules nowhere else.
func keepRules(sources []any) []any {
	for _, s := range sources {
		source := s.(map[string]any)
		if source["accountCorrelationRule"] != nil {
			source["name"], source["connector"] = "Keeper of Rules", "something-else"
			return []any{source}
		}
	}
	return []any{}
}

// aggregated are the members of an entitlement that come from its source.
var aggregated = []string{"id", "name", "description", "attribute", "value", "attributes", "source", "sourceSchemaObjectType", "created", "modified"}

// Aggregate brings the sources of a tenant the entitlements that those of the same
// names have in another one, without what users have added to them there.
func Aggregate(content, other map[string]any) {
	ids := map[any]any{}
	for _, s := range content["sources"].([]any) {
		source := s.(map[string]any)
		ids[source["name"]] = source["id"]
	}
	entitlements := other["entitlements"].([]any)
	for _, e := range entitlements {
		entitlement := e.(map[string]any)
		maps.DeleteFunc(entitlement, func(name string, _ any) bool { return !slices.Contains(aggregated, name) })
		source := entitlement["source"].(map[string]any)
		source["id"] = ids[source["name"]]
	}
	content["entitlements"] = entitlements
}
