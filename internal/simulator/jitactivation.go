package simulator

import "slices"

// jitActivation is the one configuration of its collection that is described. It is a
// setting of which a patch replaces whole members (API: JitActivationConfig).
func jitActivation() setting {
	minutes := func(name string) field { return field{name: name, shape: between(1, 1<<31-1)} }
	return setting{
		path: "/jit-activation-config/policy", unset: true,
		fields: []field{
			{name: "id", mode: served, fill: "6d38a587-302a-41d1-a3b1-ffae2c25c960"},
			{name: "entitlementIds", shape: setOf(idOf("ENTITLEMENT")), fill: []any{}},
			minutes("maxActivationPeriodMins"), minutes("maxActivationPeriodExtensionMins"),
			minutes("defaultMaxActivationPeriodMins"), minutes("defaultMaxActivationPeriodExtensionMins"),
			{name: "notificationRecipients", shape: setOf(textOf(3, 0)), fill: []any{}},
			{name: "notificationTemplate", shape: is(plainText)},
			{name: "applyToFutureAssignments", shape: is(boolean), fill: false},
		},
	}
}

func jitActivationRoutes() []Route {
	const one, versions = "/jit-activation-config/{configType}", "v2026 v1"
	return []Route{
		{Method: "GET", Path: one, Versions: versions, Experimental: versions, handle: getJitActivation},
		{Method: "PATCH", Path: one, Versions: versions, Experimental: versions, body: jsonBody, handle: patchJitActivation},
	}
}

func getJitActivation(c *call) (reply, error) {
	if c.params["configType"] != "policy" {
		return reply{}, illegal(c.params["configType"], "configType")
	}
	return jitActivation().get(c)
}

func patchJitActivation(c *call) (reply, error) {
	s := jitActivation()
	if c.params["configType"] != "policy" {
		return reply{}, illegal(c.params["configType"], "configType")
	}
	before, err := s.stored(c)
	if err != nil {
		return reply{}, err
	}
	ops, isList := c.body.([]any)
	if !isList || len(ops) == 0 {
		return reply{}, refuse("The body is not a list of operations.")
	}
	after := s.writable(s.view(c, before))
	for _, op := range ops {
		if err := s.replaceMember(op, after); err != nil {
			return reply{}, err
		}
	}
	return s.store(c, after, before)
}

// replaceMember takes an operation that replaces a member at the top. Lists and flags
// cannot be null.
func (s setting) replaceMember(op any, after object) error {
	o, isObject := op.(object)
	if !isObject || o["op"] != nil && o["op"] != "replace" {
		return refuse("Only replace is supported.")
	}
	path, _ := o["path"].(string)
	at := slices.IndexFunc(s.writableFields(), func(f field) bool { return "/"+f.name == path })
	value, sent := o["value"]
	if at < 0 || !sent {
		return illegal(path, "path")
	}
	f := s.writableFields()[at]
	if value == nil && f.fill != nil {
		return illegal(value, f.name)
	}
	after[f.name] = value
	return nil
}
