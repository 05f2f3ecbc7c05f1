package simulator

// requestDefaults is the documented default (API: Entitlement requests), with
// every member.
func requestDefaults() object {
	return object{"accessRequestConfig": accessDefaults(), "revocationRequestConfig": object{"approvalSchemes": []any{}}}
}

func accessDefaults() object {
	return object{
		"approvalSchemes": []any{}, "requestCommentRequired": false, "denialCommentRequired": false,
		"reauthorizationRequired": false, "requireEndDate": false, "maxPermittedAccessDuration": nil,
	}
}

func getRequestConfig(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	return c.stored(c.doc.EntitlementRequestConfigs[c.params["id"]], requestDefaults())
}

// putRequestConfig replaces the whole configuration: what is not sent goes back
// to its default.
func putRequestConfig(c *call) (reply, error) {
	_, body, err := c.sourceBody()
	if err != nil {
		return reply{}, err
	}
	if err := c.checkMembers(body, memberChecks{
		"accessRequestConfig": anObject, "revocationRequestConfig": anObject,
	}); err != nil {
		return reply{}, err
	}
	config := object{
		"accessRequestConfig":     withDefaults(child(body, "accessRequestConfig"), accessDefaults()),
		"revocationRequestConfig": withDefaults(child(body, "revocationRequestConfig"), object{"approvalSchemes": []any{}}),
	}
	if err := c.checkAccessConfig(child(config, "accessRequestConfig")); err != nil {
		return reply{}, err
	}
	revocation := child(config, "revocationRequestConfig")
	if err := c.checkMembers(revocation, memberChecks{"approvalSchemes": schemes}); err != nil {
		return reply{}, err
	}
	put(&c.doc.EntitlementRequestConfigs, c.params["id"], config)
	return ok(clone(config))
}

func (c *call) checkAccessConfig(config object) error {
	checks := memberChecks{
		"approvalSchemes": schemes, "requestCommentRequired": boolean, "denialCommentRequired": boolean,
		"reauthorizationRequired": boolean, "requireEndDate": boolean, "maxPermittedAccessDuration": duration,
	}
	if c.version == "v1" {
		checks["formDefinitionId"] = plainText
	}
	return c.checkMembers(config, checks)
}

func duration(c *call, field string, value any) error {
	if err := anObject(c, field, value); err != nil {
		return err
	}
	return c.checkMembers(value.(object), memberChecks{
		"value": wholeNumber, "timeUnit": oneOf("HOURS", "DAYS", "WEEKS", "MONTHS"),
	})
}

// schemes checks an ordered list of approvers. Only groups and workflows are
// named by an id.
func schemes(c *call, field string, value any) error {
	elements, isList := objects(value)
	if !isList {
		return illegal(value, field)
	}
	kind := oneOf("ENTITLEMENT_OWNER", "SOURCE_OWNER", "MANAGER", "GOVERNANCE_GROUP", "WORKFLOW")
	for _, scheme := range elements {
		err := c.checkMembers(scheme, memberChecks{"approverType": kind, "approverId": plainText})
		if err != nil {
			return err
		}
		if err := c.checkApprover(scheme); err != nil {
			return err
		}
	}
	return nil
}

func (c *call) checkApprover(scheme object) error {
	id := text(scheme, "approverId")
	switch text(scheme, "approverType") {
	case "":
		return required("approverType")
	case "GOVERNANCE_GROUP":
		if find(c.doc.Workgroups, "id", id) == nil {
			return unknownID(id)
		}
	case "WORKFLOW":
		if find(c.doc.Workflows, "id", id) == nil {
			return unknownID(id)
		}
	default:
		if id != "" {
			return illegal(id, "approverId")
		}
		scheme["approverId"] = nil
	}
	return nil
}
