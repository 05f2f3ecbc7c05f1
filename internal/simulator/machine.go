package simulator

import "net/http"

func machineRoutes() []Route {
	mappings := "/sources/{id}/machine-account-mappings"
	classification := "/sources/{id}/machine-classification-config"
	return []Route{
		{Method: "GET", Path: mappings, Versions: from2024, Experimental: from2024, handle: getMappings},
		{Method: "POST", Path: mappings, Versions: from2024, Experimental: from2024, body: jsonBody, handle: replaceMappings},
		{Method: "DELETE", Path: mappings, Versions: from2024, Experimental: from2024, handle: deleteMappings},
		{Method: "PUT", Path: "/sources/{id}/machine-mappings", Versions: from2024, body: jsonBody, handle: replaceMappings},
		{Method: "GET", Path: classification, Versions: from2024, Experimental: from2024, handle: getClassification},
		{Method: "PUT", Path: classification, Versions: from2024, Experimental: from2024, body: jsonBody, handle: putClassification},
		{Method: "DELETE", Path: classification, Versions: from2024, Experimental: from2024, handle: deleteClassification},
	}
}

func getMappings(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	return c.cut(c.doc.MachineAccountMappings[c.params["id"]], listing{most: 250}, clone)
}

// replaceMappings serves POST and PUT, which both replace. The description has
// one object in the request and a list in the answer; a list is taken, too
// (API: Machine accounts).
func replaceMappings(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	body := c.body
	if one, isObject := body.(object); isObject {
		body = []any{one}
	}
	mappings, isList := objects(body)
	if !isList {
		return reply{}, refuse("The request body is not an array of objects.")
	}
	for _, mapping := range mappings {
		if err := c.checkMapping(mapping); err != nil {
			return reply{}, err
		}
	}
	put(&c.doc.MachineAccountMappings, c.params["id"], mappings)
	return ok(anys(mappings))
}

func (c *call) checkMapping(mapping object) error {
	err := c.checkMembers(mapping, memberChecks{"target": anObject, "transformDefinition": anObject})
	if err != nil {
		return err
	}
	target := child(mapping, "target")
	if text(target, "attributeName") == "" {
		return required("target.attributeName")
	}
	err = c.checkMembers(target, memberChecks{
		"type": oneOf("ACCOUNT", "IDENTITY", "OWNER_ACCOUNT", "OWNER_IDENTITY"), "attributeName": plainText, "sourceId": plainText,
	})
	if err != nil {
		return err
	}
	if id := text(target, "sourceId"); id != "" && find(c.doc.Sources, "id", id) == nil {
		return unknownID(id)
	}
	return nil
}

// deleteMappings answers 200, not 204 (API: Machine accounts).
func deleteMappings(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	delete(c.doc.MachineAccountMappings, c.params["id"])
	return reply{status: http.StatusOK}, nil
}

// getClassification answers 404 if there is none, although the tenant answers
// otherwise for other configurations (API: Machine accounts).
func getClassification(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	config := c.doc.MachineClassification[c.params["id"]]
	if config == nil {
		return reply{}, notFound("The source %q has no machine classification.", c.params["id"])
	}
	return ok(clone(config))
}

func putClassification(c *call) (reply, error) {
	_, body, err := c.sourceBody()
	if err != nil {
		return reply{}, err
	}
	if err := c.checkMembers(body, memberChecks{
		"enabled": boolean, "classificationMethod": oneOf("SOURCE", "CRITERIA"), "criteria": criteria(1),
		"created": plainText, "modified": plainText, "sourceId": plainText,
	}); err != nil {
		return reply{}, err
	}
	config := withDefaults(body, object{"enabled": false, "classificationMethod": "SOURCE"})
	delete(config, "sourceId")
	config["created"], config["modified"] = c.stamp(), nil
	if before := c.doc.MachineClassification[c.params["id"]]; before != nil {
		config["created"], config["modified"] = before["created"], c.stamp()
	}
	put(&c.doc.MachineClassification, c.params["id"], config)
	return ok(clone(config))
}

// criteria checks a tree of at most three levels.
func criteria(level int) memberCheck {
	return func(c *call, field string, value any) error {
		if err := anObject(c, field, value); err != nil {
			return err
		}
		if level > 3 {
			return refuse("The criteria have more than three levels.")
		}
		operation := oneOf("EQUALS", "NOT_EQUALS", "STARTS_WITH", "ENDS_WITH", "CONTAINS", "AND", "OR")
		return c.checkMembers(value.(object), memberChecks{
			"operation": operation, "caseSensitive": boolean, "dataType": plainText, "attribute": plainText,
			"value": plainText, "children": eachOf(criteria(level + 1)),
		})
	}
}

func deleteClassification(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	delete(c.doc.MachineClassification, c.params["id"])
	return reply{status: http.StatusOK}, nil
}
