package simulator

import "slices"

// filledSchema checks a schema and adds the members that were not written
// (API: Schemas).
func (c *call) filledSchema(body object) (object, error) {
	out := withDefaults(body, object{
		"nativeObjectType": "", "identityAttribute": nil, "hierarchyAttribute": nil,
		"includePermissions": false, "features": []any{}, "configuration": object{}, "attributes": []any{},
	})
	checks := memberChecks{
		"id": plainText, "name": plainText, "nativeObjectType": plainText, "identityAttribute": plainText,
		"displayAttribute": plainText, "hierarchyAttribute": plainText, "includePermissions": boolean,
		"features": textList, "configuration": anObject, "created": plainText, "modified": plainText,
	}
	for _, field := range sortedKeys(out) {
		if field == "attributes" {
			continue
		}
		if err := c.checkMember(checks, out, field); err != nil {
			return nil, err
		}
	}
	attributes, err := c.filledAttributes(out["attributes"])
	if err != nil {
		return nil, err
	}
	out["attributes"] = attributes
	return out, checkIdentityAttribute(out)
}

func checkIdentityAttribute(schema object) error {
	name := text(schema, "identityAttribute")
	attributes, _ := objects(schema["attributes"])
	if name != "" && len(attributes) > 0 && find(attributes, "name", name) == nil {
		return refuse("identityAttribute %q is not an attribute of the schema.", name)
	}
	return nil
}

func (c *call) filledAttributes(value any) ([]any, error) {
	attributes, isList := objects(value)
	if !isList {
		return nil, illegal(value, "attributes")
	}
	seen := map[string]bool{}
	out := []any{}
	for _, attribute := range attributes {
		filled, err := c.filledAttribute(attribute)
		if err != nil {
			return nil, err
		}
		name := text(filled, "name")
		if seen[name] {
			return nil, refuse("The schema has two attributes with the name %q.", name)
		}
		seen[name] = true
		out = append(out, filled)
	}
	return out, nil
}

func (c *call) filledAttribute(attribute object) (object, error) {
	out := withDefaults(attribute, object{
		"nativeName": nil, "type": "STRING", "schema": nil, "description": "",
		"isMulti": false, "isEntitlement": false, "isGroup": false,
	})
	checks := memberChecks{
		"name": plainText, "nativeName": plainText, "type": attributeType, "schema": schemaRef, "description": plainText,
		"isMulti": boolean, "isEntitlement": boolean, "isGroup": boolean, "isManaged": boolean,
	}
	for _, field := range sortedKeys(out) {
		if err := c.checkMember(checks, out, field); err != nil {
			return nil, err
		}
	}
	name := text(out, "name")
	if name == "" {
		return nil, required("attributes.name")
	}
	if out["schema"] != nil && !flag(out, "isEntitlement") {
		return nil, refuse("Attribute %q refers to a schema but is not an entitlement.", name)
	}
	if flag(out, "isGroup") && (out["schema"] == nil || !flag(out, "isEntitlement")) {
		return nil, refuse("Attribute %q is a group: it must be an entitlement and refer to a group schema.", name)
	}
	return out, nil
}

func attributeType(_ *call, field string, value any) error {
	if name, _ := value.(string); !slices.Contains([]string{"STRING", "LONG", "INT", "BOOLEAN", "DATE"}, name) {
		return illegal(value, field)
	}
	return nil
}

// schemaRef demands a schema that is on the same source already (API: Schemas).
func schemaRef(c *call, field string, value any) error {
	return ref("CONNECTOR_SCHEMA", func(d *document) []object { return d.Schemas[c.params["id"]] })(c, field, value)
}

// defaultSchema is a template's schema as a stored one.
func (c *call) defaultSchema(template object) object {
	schema := withDefaults(template, object{
		"hierarchyAttribute": nil, "includePermissions": false, "features": []any{}, "configuration": object{},
	})
	schema["id"], schema["created"], schema["modified"] = c.tenant.newID(), c.stamp(), nil
	attributes := []any{}
	for _, element := range list(template, "attributes") {
		attribute, _ := element.(object)
		attributes = append(attributes, withDefaults(attribute, object{
			"nativeName": nil, "type": "STRING", "schema": nil, "description": "",
			"isMulti": false, "isEntitlement": false, "isGroup": false,
		}))
	}
	schema["attributes"] = attributes
	return schema
}

// linkGroups gives the references in default schemas, which templates write by
// name, the ids of the schemas just made.
func (c *call) linkGroups(id string) {
	for _, schema := range c.doc.Schemas[id] {
		for _, element := range list(schema, "attributes") {
			attribute, _ := element.(object)
			if target := find(c.doc.Schemas[id], "name", text(child(attribute, "schema"), "name")); target != nil {
				attribute["schema"] = object{"type": "CONNECTOR_SCHEMA", "id": target["id"], "name": target["name"]}
			}
		}
	}
}
