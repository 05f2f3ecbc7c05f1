package simulator

// requests are how access is asked for and taken back. Comments that were never
// set read as null (API: AccessProfile).
func requests(approvers []string, fields ...field) shape {
	return record(append([]field{
		{name: "commentsRequired", shape: is(boolean)},
		{name: "denialCommentsRequired", shape: is(boolean)},
		{name: "approvalSchemes", shape: approvalSchemes(approvers), fill: []any{}},
	}, fields...)...)
}

// neverAsked is what requests read as before anything is set.
func neverAsked() object {
	return object{
		"commentsRequired": nil, "denialCommentsRequired": nil, "reauthorizationRequired": false, "requireEndDate": false,
		"maxPermittedAccessDuration": nil, "approvalSchemes": []any{},
	}
}

// approvalSchemes are asked in their order. A workflow is alone (API: Role).
func approvalSchemes(approvers []string) shape {
	s := listOf(approvalScheme(approvers))
	check := s.check
	s.check = func(c *call, name string, value any) error {
		if err := check(c, name, value); err != nil {
			return err
		}
		schemes, _ := objects(value)
		if len(schemes) > 1 && find(schemes, "approverType", "WORKFLOW") != nil {
			return illegal("WORKFLOW", name+".approverType")
		}
		return nil
	}
	return s
}

// granting are the members that asking has and taking back lacks.
func granting() []field {
	return []field{
		{name: "reauthorizationRequired", shape: is(boolean), fill: false},
		{name: "requireEndDate", shape: is(boolean), fill: false},
		{name: "maxPermittedAccessDuration", shape: record(
			field{name: "value", shape: is(wholeNumber), mode: needed},
			field{name: "timeUnit", shape: choice("HOURS", "DAYS", "WEEKS", "MONTHS"), mode: needed},
		)},
	}
}

func approvalScheme(approvers []string) shape {
	s := record(
		field{name: "approverType", shape: choice(approvers...), mode: needed},
		field{name: "approverId", shape: is(plainText)},
	)
	check := s.check
	s.check = func(c *call, name string, value any) error {
		if err := check(c, name, value); err != nil {
			return err
		}
		kind, id := approverOf(value.(object))
		if kind == "" {
			if id != "" {
				return illegal(id, name+".approverId")
			}
			return nil
		}
		if id == "" {
			return required(name + ".approverId")
		}
		if c.target(kind, id) == nil {
			return unknownID(id)
		}
		return nil
	}
	s.uses = func(value any, visit func(kind, id string)) {
		if kind, id := approverOf(value.(object)); kind != "" {
			visit(kind, id)
		}
	}
	return s
}

// approverOf is what a scheme names by its id; the kind is empty where it names
// nothing.
func approverOf(scheme object) (kind, id string) {
	id = text(scheme, "approverId")
	switch text(scheme, "approverType") {
	case "GOVERNANCE_GROUP", "ADDITIONAL_GOVERNANCE_GROUP":
		return "GOVERNANCE_GROUP", id
	case "WORKFLOW":
		return "WORKFLOW", id
	}
	return "", id
}

// metadata is kept as it is sent; its attributes are another collection.
func metadata() shape {
	return record(field{name: "attributes", shape: listOf(is(anObject)), fill: []any{}})
}

// formOn is the form that a request begins with, in the versions that describe
// it.
func formOn(versions string) field {
	return field{name: "formDefinitionId", shape: idOf("FORM_DEFINITION"), on: versions}
}
