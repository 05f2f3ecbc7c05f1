package simulator

import (
	"maps"
	"net/http"
	"slices"
)

// approvalTypes are the configurations that a tenant has once.
var approvalTypes = []string{
	"ENTITLEMENT_DESCRIPTIONS", "ACCESS_REQUEST_APPROVAL", "ACCOUNT_DELETE_APPROVAL_REQUEST", "MACHINE_ACCOUNT_CREATE_APPROVAL_REQUEST",
	"MACHINE_ACCOUNT_DELETE_APPROVAL_REQUEST", "AGENT_ACTIVATE_APPROVAL", "AGENT_DEACTIVATE_APPROVAL",
}

// approvalConfigRoutes are how requests of one type are decided. Nothing lists the
// configurations, and GET does not say the scope (API: ApprovalConfig).
func approvalConfigRoutes() []Route {
	const one = "/generic-approvals/config/{id}"
	return []Route{
		{Method: "GET", Path: one, Versions: from2025, handle: getApprovalConfig},
		{Method: "PUT", Path: one + "/{scope}", Versions: from2025, body: jsonBody, handle: putApprovalConfig},
		{Method: "DELETE", Path: one + "/{scope}", Versions: from2025, handle: deleteApprovalConfig},
	}
}

func approvalConfigFields() []field {
	roles := []string{
		"MANAGER_OF", "ACCOUNT_OWNER", "MACHINE_ACCOUNT_OWNER", "MACHINE_IDENTITY_OWNER", "MANAGER_OF_REQUESTED_TARGET_OWNER",
		"MANAGER_OF_MACHINE_IDENTITY_OWNER", "MANAGER_OF_ACCOUNT_OWNER", "MANAGER_OF_MACHINE_ACCOUNT_OWNER", "MANAGER_OF_REQUESTER",
		"MANAGER_OF_REQUESTER_OWNER", "MANAGER_OF_OWNER", "ACCESS_PROFILE_OWNER", "APPLICATION_OWNER", "ENTITLEMENT_OWNER",
		"ROLE_OWNER", "SOURCE_OWNER", "REQUESTED_TARGET_OWNER",
	}
	for _, owned := range []string{"ACCESS_PROFILE", "APPLICATION", "ENTITLEMENT", "ROLE", "SOURCE", "ACCOUNT", "MACHINE_ACCOUNT", "MACHINE_IDENTITY", "REQUESTED_TARGET"} {
		roles = append(roles, owned+"_PRIMARY_OWNER", owned+"_SECONDARY_OWNER_GROUP", owned+"_ALL_OWNER_GROUP")
	}
	some := func(name string, s shape) field { return field{name: name, shape: s, fill: absent{}} }
	off := func(name string) field { return field{name: name, shape: is(boolean), fill: false} }
	chain := listOf(decider("identityType", "identityId", roles))
	return []field{
		some("reminderConfig", record(off("enabled"), some("daysUntilFirstReminder", is(wholeNumber)), some("reminderCronSchedule", is(plainText)), some("maxReminders", between(0, 20)))),
		some("escalationConfig", record(off("enabled"), some("daysUntilFirstEscalation", is(wholeNumber)), some("escalationCronSchedule", is(plainText)), some("escalationChain", chain))),
		some("timeoutConfig", record(off("enabled"), some("daysUntilTimeout", between(0, 90)), some("timeoutResult", choice("EXPIRED", "APPROVED")))),
		some("cronTimezone", record(some("location", is(plainText)), some("offset", is(plainText)))),
		some("serialChain", chain),
		some("requiresComment", choice("APPROVAL", "REJECTION", "ALL", "OFF")),
		some("fallbackApprover", decider("type", "identityID", roles)),
		{name: "machineIdentityManagerAssignment", fill: "MANAGER_OF_REQUESTER", shape: choice(
			"MANAGER_OF_REQUESTER", "MACHINE_IDENTITY_OWNER", "MANAGER_OF_MACHINE_IDENTITY_OWNER", "REQUESTED_TARGET_OWNER",
			"MANAGER_OF_REQUESTED_TARGET_OWNER", "ACCOUNT_OWNER", "MANAGER_OF_ACCOUNT_OWNER")},
		off("circumventApprovalProcess"),
		some("autoApprove", choice("OFF", "DIRECT", "INDIRECT")),
	}
}

// decider is who decides: an object, or a role that is looked up for each request.
func decider(kind, id string, roles []string) shape {
	s := record(
		field{name: kind, shape: choice(append([]string{"IDENTITY", "GOVERNANCE_GROUP"}, roles...)...), mode: needed},
		field{name: id, shape: is(plainText), fill: absent{}},
	)
	check := s.check
	s.check = func(c *call, name string, value any) error {
		if err := check(c, name, value); err != nil {
			return err
		}
		if of := text(value.(object), kind); !slices.Contains(roles, of) {
			return idOf(of).check(c, name+"."+id, value.(object)[id])
		}
		return nil
	}
	return s
}

func (c *call) approvalConfig() (object, error) {
	id := c.params["id"]
	if scope, named := c.params["scope"]; named && scope != "APPROVAL_TYPE" || !slices.Contains(approvalTypes, id) {
		return nil, unknownID(id)
	}
	return find(c.doc.ApprovalConfigs, "type", id), nil
}

func (c *call) shownApprovalConfig(o object) object {
	view := object{}
	for _, f := range approvalConfigFields() {
		f.put(scene{call: c, turn: c.turn("APPROVAL_CONFIG" + text(o, "type"))}, view, o)
	}
	return view
}

func getApprovalConfig(c *call) (reply, error) {
	o, err := c.approvalConfig()
	if err == nil && o == nil {
		err = unknownID(c.params["id"])
	}
	if err != nil {
		return reply{}, err
	}
	return ok(c.shownApprovalConfig(o))
}

// putApprovalConfig makes a configuration or replaces it.
func putApprovalConfig(c *call) (reply, error) {
	o, err := c.approvalConfig()
	if err != nil {
		return reply{}, err
	}
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	if err := c.checkFields(approvalConfigFields(), body, ""); err != nil {
		return reply{}, err
	}
	if o == nil {
		o = object{}
		c.doc.ApprovalConfigs = append(c.doc.ApprovalConfigs, o)
	}
	clear(o)
	maps.Copy(o, keptFields(approvalConfigFields(), jsonClone(body).(object)))
	o["type"] = c.params["id"]
	return ok(c.shownApprovalConfig(o))
}

// deleteApprovalConfig lets the defaults of the product hold again.
func deleteApprovalConfig(c *call) (reply, error) {
	o, err := c.approvalConfig()
	if err == nil && o == nil {
		err = unknownID(c.params["id"])
	}
	if err != nil {
		return reply{}, err
	}
	c.doc.ApprovalConfigs = slices.DeleteFunc(c.doc.ApprovalConfigs, func(other object) bool { return other["type"] == o["type"] })
	return reply{status: http.StatusNoContent}, nil
}
