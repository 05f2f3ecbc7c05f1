package simulator

import (
	"net/http"
	"slices"
	"strings"
	"unicode"
)

// identityAttributes are named in paths by their own names (API:
// IdentityAttribute).
func identityAttributes() *resource {
	return &resource{
		kind: "IDENTITY_ATTRIBUTE", noun: "identity attribute", path: "/identity-attributes", param: "name", key: "name",
		list: func(d *document) *[]object { return &d.IdentityAttributes },
		fields: []field{
			{name: "name", shape: textOf(1, 0), mode: needed | fixed},
			{name: "displayName", shape: is(plainText), fill: absent{}},
			{name: "standard", shape: is(boolean), fill: false},
			{name: "type", shape: is(plainText)},
			{name: "multi", shape: is(boolean), fill: false},
			{name: "searchable", shape: is(boolean), fill: false},
			{name: "system", shape: is(boolean), fill: false},
			{name: "sources", shape: listOf(attributeSource()), fill: []any{}},
		},
		listed: offer{versions: allButV3}, read: offer{versions: allButV3}, created: offer{allButV3, http.StatusCreated},
		replaced: offer{versions: allButV3}, deleted: offer{versions: allButV3},
		listing: func(string) listing { return listing{} },
		more:    []string{"includeSystem", "includeSilent", "searchableOnly"}, narrow: visibleAttributes,
		unique: []string{"name"}, rules: attributeRules, guard: attributeInUse,
	}
}

// attributeSource is kept with a capital letter that was not sent (API:
// IdentityAttribute).
func attributeSource() shape {
	s := record(field{name: "type", shape: is(plainText)}, field{name: "properties", shape: is(anObject), fill: object{}})
	keep := s.keep
	s.keep = func(value any) any {
		kept := keep(value).(object)
		properties := child(kept, "properties")
		if rule := []rune(text(properties, "ruleType")); len(rule) > 0 {
			properties["ruleType"] = string(unicode.ToUpper(rule[0])) + string(rule[1:])
		}
		return kept
	}
	return s
}

func visibleAttributes(c *call, rows []object) ([]object, error) {
	return slices.DeleteFunc(slices.Clone(rows), func(o object) bool {
		return flag(o, "system") && c.query.Get("includeSystem") != "true" ||
			flag(o, "silent") && c.query.Get("includeSilent") != "true" ||
			!flag(o, "searchable") && c.query.Get("searchableOnly") == "true"
	}), nil
}

// attributeRules keep what is the tenant's and hold searchable to its
// conditions (API: IdentityAttribute).
func attributeRules(_ *call, after, before object) error {
	for _, fact := range []string{"system", "standard"} {
		if flag(after, fact) != flag(before, fact) {
			return immutable(fact)
		}
	}
	if flag(before, "system") {
		return refuse("The identity attribute %q is a system attribute and cannot be configured.", text(before, "name"))
	}
	if flag(after, "searchable") && !flag(before, "searchable") && (flag(after, "standard") || flag(after, "multi")) {
		return refuse("Only an attribute that is not system, standard or multi can be searchable.")
	}
	if after["displayName"] == nil {
		after["displayName"] = after["name"]
	}
	if before != nil {
		after["silent"] = flag(before, "silent")
	}
	return nil
}

func attributeInUse(c *call, o object) error {
	name := text(o, "name")
	if flag(o, "system") || flag(o, "standard") {
		return refuse("The identity attribute %q is system or standard and cannot be deleted.", name)
	}
	for _, profile := range c.doc.IdentityProfiles {
		mappings, _ := objects(child(profile, "identityAttributeConfig")["attributeTransforms"])
		if find(mappings, "identityAttributeName", name) != nil {
			return refuse("The identity attribute %q cannot be deleted: identity profile %q maps it.", name, text(profile, "name"))
		}
	}
	return nil
}

func identityAttributeRoutes() []Route {
	return []Route{
		{Method: "DELETE", Path: "/identity-attributes/bulk-delete", Versions: allButV3, body: jsonBody, handle: deleteAttributes},
	}
}

// deleteAttributes deletes all or none.
func deleteAttributes(c *call) (reply, error) {
	names, err := c.idsIn("ids", len(c.doc.IdentityAttributes))
	if err != nil {
		return reply{}, err
	}
	r := c.tenant.resource("IDENTITY_ATTRIBUTE")
	var found []object
	for _, name := range names {
		o := c.attributeNamed(name)
		if o == nil {
			return reply{}, unknownID(name)
		}
		if err := attributeInUse(c, o); err != nil {
			return reply{}, err
		}
		found = append(found, o)
	}
	for _, o := range found {
		r.drop(c, o)
	}
	return reply{status: http.StatusNoContent}, nil
}

func (c *call) attributeNamed(name string) object {
	for _, o := range c.doc.IdentityAttributes {
		if strings.EqualFold(text(o, "name"), name) {
			return o
		}
	}
	return nil
}
