package simulator

import "strings"

// attributeConfig has the mappings, in any order.
func attributeConfig() shape {
	return record(
		field{name: "enabled", shape: is(boolean), fill: false},
		field{name: "attributeTransforms", fill: []any{}, shape: setOf(record(
			field{name: "identityAttributeName", shape: is(knownAttribute), mode: needed},
			field{name: "transformDefinition", mode: needed, shape: record(
				field{name: "type", shape: is(plainText), mode: needed},
				field{name: "attributes", shape: is(mappingAttributes), fill: object{}},
			)},
		))},
	)
}

func knownAttribute(c *call, field string, value any) error {
	if name, _ := value.(string); c.attributeNamed(name) == nil {
		return illegal(value, field)
	}
	return nil
}

// mappingAttributes name a source by name and id, and a transform by name.
func mappingAttributes(c *call, field string, value any) error {
	if err := transformAttributes(c, field, value); err != nil {
		return err
	}
	return eachObject(value, func(o object) error {
		if id, named := o["sourceId"].(string); named && c.target("SOURCE", id) == nil {
			return unknownID(id)
		}
		return nil
	})
}

// mappedTransforms refuses a mapping by a transform, or from a source, that does not exist.
func mappedTransforms(c *call, profile object) error {
	return eachObject(profile["identityAttributeConfig"], func(o object) error {
		id := text(child(o, "attributes"), "id")
		if o["type"] == "reference" && find(c.doc.Transforms, "name", id) == nil {
			return illegal(id, "transformDefinition.attributes.id")
		}
		return c.sourceNamed(o)
	})
}

// defaultMappings feed the attributes that every identity has from columns
// that are called alike.
func (c *call) defaultMappings(source string) object {
	account := find(c.doc.Schemas[source], "name", "account")
	columns, _ := objects(account["attributes"])
	mappings := []any{}
	for _, name := range []string{"uid", "firstname", "lastname", "email", "displayName"} {
		column := text(account, "identityAttribute")
		for _, one := range columns {
			if strings.EqualFold(text(one, "name"), name) {
				column = text(one, "name")
			}
		}
		mappings = append(mappings, object{"identityAttributeName": name, "transformDefinition": object{
			"type": "accountAttribute", "attributes": object{
				"attributeName": column, "sourceId": source, "sourceName": text(c.target("SOURCE", source), "name"),
			},
		}})
	}
	return object{"enabled": true, "attributeTransforms": mappings}
}
