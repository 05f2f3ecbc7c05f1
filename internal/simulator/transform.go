package simulator

import (
	"net/http"
	"slices"

	"isc-sync/internal/simulator/filter"
)

// transforms are replaced, never patched, and refer to others by name (API:
// Transform).
func transforms() *resource {
	return &resource{
		kind: "TRANSFORM", noun: "transform", path: "/transforms",
		list: func(d *document) *[]object { return &d.Transforms },
		fields: []field{
			{name: "id", mode: output},
			{name: "name", shape: textOf(1, 50), mode: needed | fixed},
			{name: "type", shape: choice(transformTypes()...), mode: needed | fixed},
			{name: "attributes", shape: is(transformAttributes), mode: named},
			{name: "internal", mode: output, fill: false},
		},
		listed: offer{versions: everywhere}, read: offer{versions: everywhere}, created: offer{everywhere, http.StatusCreated},
		replaced: offer{versions: everywhere}, deleted: offer{versions: everywhere},
		listing: func(string) listing {
			return listing{most: 250, fields: filter.Fields{"internal": "eq", "name": "eq sw"}}
		},
		more: []string{"name"}, narrow: transformsNamed, unique: []string{"name"},
		rules: notInternal, derive: bareInternal, guard: transformInUse,
	}
}

func transformTypes() []string {
	return []string{
		"accountAttribute", "base64Decode", "base64Encode", "concat", "conditional", "dateCompare", "dateFormat", "dateMath",
		"decomposeDiacriticalMarks", "displayName", "e164phone", "firstValid", "identityAttribute", "indexOf", "iso3166",
		"lastIndexOf", "leftPad", "lookup", "lower", "normalizeNames", "randomAlphaNumeric", "randomNumeric", "reference",
		"replace", "replaceAll", "rfc5646", "rightPad", "rule", "split", "static", "substring", "trim", "upper",
		"usernameGenerator", "uuid",
	}
}

func transformsNamed(c *call, rows []object) ([]object, error) {
	name := c.query.Get("name")
	if name == "" {
		return rows, nil
	}
	return slices.DeleteFunc(slices.Clone(rows), func(o object) bool { return text(o, "name") != name }), nil
}

// transformAttributes refuses what is named there and does not exist (API:
// Transform).
func transformAttributes(c *call, field string, value any) error {
	attributes, isObject := value.(object)
	if !isObject {
		return illegal(value, field)
	}
	return eachObject(attributes, func(o object) error {
		inner := child(o, "attributes")
		if err := c.sourceNamed(o); err != nil {
			return err
		}
		if id, named := inner["id"].(string); named && o["type"] == "reference" && find(c.doc.Transforms, "name", id) == nil {
			return illegal(id, "id")
		}
		return nil
	})
}

// sourceNamed refuses an account attribute of a source that does not exist (API:
// Transform).
func (c *call) sourceNamed(transform object) error {
	name, named := child(transform, "attributes")["sourceName"].(string)
	if named && transform["type"] == "accountAttribute" && find(c.doc.Sources, "name", name) == nil {
		return illegal(name, "sourceName")
	}
	return nil
}

// eachObject visits an object and all that are in it.
func eachObject(value any, visit func(object) error) error {
	switch v := value.(type) {
	case object:
		if err := visit(v); err != nil {
			return err
		}
		for _, key := range sortedKeys(v) {
			if err := eachObject(v[key], visit); err != nil {
				return err
			}
		}
	case []any:
		for _, element := range v {
			if err := eachObject(element, visit); err != nil {
				return err
			}
		}
	}
	return nil
}

// notInternal also holds a reference that is a transform itself.
func notInternal(c *call, after, before object) error {
	if flag(before, "internal") {
		return refuse("The transform %q is internal and cannot be changed.", text(before, "name"))
	}
	return transformAttributes(c, "transform", object{"type": after["type"], "attributes": after["attributes"]})
}

// bareInternal leaves out the attributes that some internal transforms do not
// have (API: Transform).
func bareInternal(_ scene, view, o object) {
	if flag(o, "internal") && o["attributes"] == nil {
		delete(view, "attributes")
	}
}

func transformInUse(c *call, o object) error {
	if flag(o, "internal") {
		return refuse("The transform %q is internal and cannot be deleted.", text(o, "name"))
	}
	name := text(o, "name")
	for _, profile := range c.doc.IdentityProfiles {
		if refersTo(profile["identityAttributeConfig"], name) {
			return refuse("The transform %q cannot be deleted: identity profile %q maps it.", name, text(profile, "name"))
		}
	}
	return nil
}

// refersTo looks for a reference to a transform, which is by name.
func refersTo(value any, name string) bool {
	found := false
	_ = eachObject(value, func(o object) error { // visit never fails
		found = found || (o["type"] == "reference" && text(child(o, "attributes"), "id") == name)
		return nil
	})
	return found
}
