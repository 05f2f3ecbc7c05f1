package simulator

import "slices"

func usageTypes() []string {
	return []string{
		"CREATE", "UPDATE", "ENABLE", "DISABLE", "DELETE", "ASSIGN", "UNASSIGN", "CREATE_GROUP", "UPDATE_GROUP",
		"DELETE_GROUP", "REGISTER", "CREATE_IDENTITY", "UPDATE_IDENTITY", "EDIT_GROUP", "UNLOCK", "CHANGE_PASSWORD",
	}
}

// filledPolicy checks a policy and adds the members that were not written
// (API: Provisioning policies). before is what is stored, nil for a new policy.
func (c *call) filledPolicy(body, before object) (object, error) {
	out := withDefaults(body, object{"description": nil, "fields": []any{}})
	if _, named := out["name"]; !named {
		return nil, required("name")
	}
	checks := memberChecks{
		"id": plainText, "name": plainText, "description": plainText, "usageType": usageType, "fields": anyValue, "subtypeId": plainText,
	}
	for _, field := range sortedKeys(out) {
		if err := c.checkMember(checks, out, field); err != nil {
			return nil, err
		}
	}
	usage := text(out, "usageType")
	if usage == "" {
		return nil, required("usageType")
	}
	if usage == machineAccount && text(out, "subtypeId") == "" {
		return nil, required("subtypeId")
	}
	fields, err := c.filledFields(out["fields"], usage, before)
	out["fields"] = fields
	return out, err
}

func usageType(c *call, field string, value any) error {
	name, _ := value.(string)
	if slices.Contains(usageTypes(), name) || (name == machineAccount && c.version == secondFormat) {
		return nil
	}
	return illegal(value, field)
}

// filledFields stores no isRequired of its own for any usage type but CREATE,
// without a word. What the connector brought stays (API: Provisioning policies).
func (c *call) filledFields(value any, usage string, before object) ([]any, error) {
	fields, isList := objects(value)
	if !isList {
		return nil, illegal(value, "fields")
	}
	out := []any{}
	checks := memberChecks{
		"name": plainText, "transform": anObject, "attributes": anObject, "isRequired": boolean,
		"type": fieldType, "isMultiValued": boolean,
	}
	for _, field := range fields {
		filled := withDefaults(field, object{
			"transform": object{}, "attributes": object{}, "isRequired": false, "type": nil, "isMultiValued": false,
		})
		for _, member := range sortedKeys(filled) {
			if err := c.checkMember(checks, filled, member); err != nil {
				return nil, err
			}
		}
		if text(filled, "name") == "" {
			return nil, required("fields.name")
		}
		if usage != "CREATE" {
			stored, _ := objects(before["fields"])
			known := find(stored, "name", text(filled, "name"))
			filled["isRequired"] = flag(filled, "isRequired") && flag(known, "isRequired")
		}
		out = append(out, filled)
	}
	return out, nil
}

func fieldType(_ *call, field string, value any) error {
	name, _ := value.(string)
	if !slices.Contains([]string{"string", "int", "long", "date", "boolean", "secret"}, name) {
		return illegal(value, field)
	}
	return nil
}
