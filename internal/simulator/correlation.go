package simulator

import (
	"cmp"
	"slices"
)

func getCorrelation(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	return c.correlationView()
}

// correlationView shows sequence in beta only, where alone it is documented
// (API: Correlation).
func (c *call) correlationView() (reply, error) {
	out, err := c.stored(c.doc.CorrelationConfigs[c.params["id"]], object{"id": nil, "name": nil, "attributeAssignments": nil})
	view, _ := out.body.(object)
	if c.version != "beta" {
		for _, element := range list(view, "attributeAssignments") {
			delete(element.(object), "sequence")
		}
	}
	return out, err
}

func putCorrelation(c *call) (reply, error) {
	source, body, err := c.sourceBody()
	if err != nil {
		return reply{}, err
	}
	id := text(source, "id")
	config := c.doc.CorrelationConfigs[id]
	if config == nil {
		config = object{"id": c.tenant.newID(), "name": id + " Account Correlation Config"}
	}
	if sent := text(body, "id"); sent != "" && sent != text(config, "id") {
		return reply{}, unknownID(sent)
	}
	assignments, err := c.assignments(body)
	if err != nil {
		return reply{}, err
	}
	config["attributeAssignments"] = assignments
	put(&c.doc.CorrelationConfigs, id, config)
	return c.correlationView()
}

// assignments checks what was sent and numbers it. Where all elements carry a
// sequence it decides, otherwise the order of the array does.
func (c *call) assignments(body object) ([]any, error) {
	if err := c.checkMembers(body, memberChecks{
		"id": plainText, "name": plainText, "attributeAssignments": anyValue,
	}); err != nil {
		return nil, err
	}
	if body["attributeAssignments"] == nil {
		return []any{}, nil
	}
	sent, isList := objects(body["attributeAssignments"])
	if !isList {
		return nil, illegal(body["attributeAssignments"], "attributeAssignments")
	}
	for i, assignment := range sent {
		if err := c.checkAssignment(assignment); err != nil {
			return nil, err
		}
		sent[i] = withDefaults(assignment, object{
			"operation": "EQ", "complex": false, "ignoreCase": false, "matchMode": nil, "filterString": nil,
		})
	}
	bySequence(sent)
	for i, assignment := range sent {
		assignment["sequence"] = number(i + 1)
	}
	return anys(sent), nil
}

func (c *call) checkAssignment(assignment object) error {
	for _, field := range []string{"property", "value"} {
		if text(assignment, field) == "" {
			return required("attributeAssignments." + field)
		}
	}
	return c.checkMembers(assignment, memberChecks{
		"property": plainText, "value": plainText, "operation": oneOf("EQ"), "complex": boolean, "ignoreCase": boolean,
		"matchMode": oneOf("ANYWHERE", "START", "END"), "filterString": plainText, "sequence": wholeNumber,
	})
}

func bySequence(assignments []object) {
	for _, assignment := range assignments {
		if assignment["sequence"] == nil {
			return
		}
	}
	slices.SortStableFunc(assignments, func(a, b object) int { return cmp.Compare(whole(a["sequence"]), whole(b["sequence"])) })
}
