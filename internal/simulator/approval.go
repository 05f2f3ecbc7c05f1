package simulator

import "strings"

// approvalRoutes ask for approval before accounts are deleted (API: Approvals).
func approvalRoutes() []Route {
	people := approval{kept: func(d *document) *map[string]object { return &d.AccountDeleteApproval }}
	machines := approval{kept: func(d *document) *map[string]object { return &d.MachineAccountDeleteApproval }}
	account, machine := "/sources/{id}/approval-config/account-delete", "/sources/{id}/approval-config/machine-account-delete"
	return []Route{
		{Method: "GET", Path: account, Versions: from2026, handle: people.get},
		{Method: "PATCH", Path: account, Versions: from2026, body: patchBody, handle: people.patch},
		{Method: "GET", Path: machine, Versions: from2026, handle: machines.get},
		{Method: "PATCH", Path: machine, Versions: from2026, body: patchBody, handle: machines.patch},
	}
}

// An approval is one of the two configurations, which have the same shape.
type approval struct {
	kept func(*document) *map[string]object
}

func approvalDefaults() object {
	return object{
		"approvalRequired": false,
		"approvalConfig": object{
			"reminderConfig":   object{"enabled": false},
			"escalationConfig": object{"enabled": false, "escalationChain": []any{}},
			"timeoutConfig":    object{"enabled": false},
			"serialChain":      []any{}, "requiresComment": "OFF", "circumventApprovalProcess": false, "autoApprove": "OFF",
		},
	}
}

func (a approval) get(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	return c.stored((*a.kept(c.doc))[c.params["id"]], approvalDefaults())
}

func (a approval) patch(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	before := (*a.kept(c.doc))[c.params["id"]]
	if before == nil {
		before = approvalDefaults()
	}
	after, err := c.patched(before)
	if err != nil {
		return reply{}, err
	}
	if err := c.checkMembers(after, memberChecks{"approvalRequired": boolean, "approvalConfig": approvalConfig}); err != nil {
		return reply{}, err
	}
	put(a.kept(c.doc), c.params["id"], after)
	return ok(clone(after))
}

func approvalConfig(c *call, field string, value any) error {
	return members(memberChecks{
		"reminderConfig": members(memberChecks{
			"enabled": boolean, "daysUntilFirstReminder": wholeNumber, "reminderCronSchedule": plainText, "maxReminders": wholeNumber,
		}),
		"escalationConfig": members(memberChecks{
			"enabled": boolean, "daysUntilFirstEscalation": wholeNumber, "escalationCronSchedule": plainText,
			"escalationChain": eachOf(approver("identityId", "identityType")),
		}),
		"timeoutConfig": members(memberChecks{
			"enabled": boolean, "daysUntilTimeout": upTo90, "timeoutResult": oneOf("EXPIRED", "APPROVED"),
		}),
		"cronTimezone":     members(memberChecks{"location": plainText, "offset": plainText}),
		"serialChain":      eachOf(approver("identityId", "identityType")),
		"fallbackApprover": approver("identityID", "type"), // spelled so (API: Approvals)
		"requiresComment":  oneOf("APPROVAL", "REJECTION", "ALL", "OFF"),
		"autoApprove":      oneOf("OFF", "DIRECT", "INDIRECT"),

		"circumventApprovalProcess":        boolean,
		"machineIdentityManagerAssignment": plainText,
	})(c, field, value)
}

func upTo90(c *call, field string, value any) error {
	if err := wholeNumber(c, field, value); err != nil {
		return err
	}
	if whole(value) > 90 {
		return illegal(value, field)
	}
	return nil
}

// approver checks an identity or group by its id; other kinds, such as the
// source's owner, need none.
func approver(idField, kindField string) memberCheck {
	return func(c *call, field string, value any) error {
		if err := members(memberChecks{idField: plainText, kindField: plainText})(c, field, value); err != nil {
			return err
		}
		who := value.(object)
		id, kind := text(who, idField), text(who, kindField)
		if kind == "" || kind != strings.ToUpper(kind) {
			return illegal(kind, kindField)
		}
		if kind == "IDENTITY" && find(c.doc.Identities, "id", id) == nil {
			return unknownID(id)
		}
		if kind == "GOVERNANCE_GROUP" && find(c.doc.Workgroups, "id", id) == nil {
			return unknownID(id)
		}
		return nil
	}
}
