package simulator

import (
	"net/http"
	"slices"

	"isc-sync/internal/simulator/filter"
)

const machineAccount = "CREATE_MACHINE_ACCOUNT"

func policyRoutes() []Route {
	all := "/sources/{id}/provisioning-policies"
	one := all + "/{policy}"
	both, second := everywhere+" "+secondFormat, secondFormat
	return []Route{
		{Method: "GET", Path: all, Versions: both, Experimental: second, handle: listPolicies},
		{Method: "POST", Path: all, Versions: both, Experimental: second, body: jsonBody, handle: createPolicy},
		{Method: "POST", Path: all + "/bulk-update", Versions: everywhere, body: jsonBody, handle: bulkUpdatePolicies},
		{Method: "GET", Path: one, Versions: both, Experimental: second, handle: getPolicy},
		{Method: "PUT", Path: one, Versions: both, Experimental: second, body: jsonBody, handle: putPolicy},
		{Method: "PATCH", Path: one, Versions: both, Experimental: second, body: patchBody, handle: patchPolicy},
		{Method: "DELETE", Path: one, Versions: both, Experimental: second, handle: deletePolicy},
	}
}

// listPolicies pages and filters in the second form only (API: Provisioning
// policies).
func listPolicies(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	policies := c.doc.ProvisioningPolicies[c.params["id"]]
	if c.version == secondFormat {
		return c.page(policies, listing{most: 250, fields: filter.Fields{"subtypeId": "eq", "usageType": "eq"}}, c.policyView)
	}
	out := []any{}
	for _, policy := range policies {
		out = append(out, c.policyView(policy))
	}
	return ok(out)
}

// policyView has the id where tenants show it: in the newest versions, and
// wherever the path wants it (API: Provisioning policies).
func (c *call) policyView(policy object) object {
	view := clone(policy)
	shown := c.version == "v2026" || c.version == secondFormat || c.tenant.options.PolicyIdentity == ByID
	if !shown {
		delete(view, "id")
	}
	if c.version != secondFormat {
		delete(view, "subtypeId")
	}
	return view
}

// policy finds the policy that the path names by usage type or id.
func (c *call) policy() (object, error) {
	if _, err := c.source(); err != nil {
		return nil, err
	}
	name := c.params["policy"]
	policies := c.doc.ProvisioningPolicies[c.params["id"]]
	if c.version == secondFormat || c.tenant.options.PolicyIdentity == ByID {
		if found := find(policies, "id", name); found != nil {
			return found, nil
		}
		return nil, unknownID(name)
	}
	if name == machineAccount {
		return nil, notFound("Referenced template '%s' was not found.", name)
	}
	if found := find(policies, "usageType", name); found != nil {
		return found, nil
	}
	return nil, unknownID(name)
}

func getPolicy(c *call) (reply, error) {
	policy, err := c.policy()
	if err != nil {
		return reply{}, err
	}
	return ok(c.policyView(policy))
}

// createPolicy refuses a second policy of one usage type. What the service
// does is not documented (API: Not known).
func createPolicy(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	policy, err := c.filledPolicy(body, nil)
	if err != nil {
		return reply{}, err
	}
	id, usage := c.params["id"], text(policy, "usageType")
	if usage != machineAccount && find(c.doc.ProvisioningPolicies[id], "usageType", usage) != nil {
		return reply{}, refuse("A provisioning policy with the usage type %q already exists on the source.", usage)
	}
	policy["id"] = c.tenant.newID()
	put(&c.doc.ProvisioningPolicies, id, append(c.doc.ProvisioningPolicies[id], policy))
	return reply{status: http.StatusCreated, body: c.policyView(policy)}, nil
}

func putPolicy(c *call) (reply, error) {
	policy, err := c.policy()
	if err != nil {
		return reply{}, err
	}
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	return c.writePolicy(policy, body)
}

func patchPolicy(c *call) (reply, error) {
	policy, err := c.policy()
	if err != nil {
		return reply{}, err
	}
	after, err := c.patched(c.policyView(policy))
	if err != nil {
		return reply{}, err
	}
	return c.writePolicy(policy, after)
}

func (c *call) writePolicy(policy, after object) (reply, error) {
	if after["usageType"] == nil {
		after["usageType"] = policy["usageType"]
	}
	if err := unchanged(policy, after, []string{"usageType"}); err != nil {
		return reply{}, err
	}
	filled, err := c.filledPolicy(after, policy)
	if err != nil {
		return reply{}, err
	}
	filled["id"] = policy["id"]
	clear(policy)
	for key, value := range filled {
		policy[key] = value
	}
	return ok(c.policyView(policy))
}

func deletePolicy(c *call) (reply, error) {
	policy, err := c.policy()
	if err != nil {
		return reply{}, err
	}
	id := c.params["id"]
	c.doc.ProvisioningPolicies[id] = without(c.doc.ProvisioningPolicies[id], text(policy, "id"))
	return reply{status: http.StatusNoContent}, nil
}

// bulkUpdatePolicies replaces or adds each policy that was sent and leaves the
// others; whether the service would delete those is not stated (API:
// Provisioning policies).
func bulkUpdatePolicies(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	bodies, isList := objects(c.body)
	if !isList {
		return reply{}, refuse("The request body is not an array of objects.")
	}
	policies := slices.Clone(c.doc.ProvisioningPolicies[c.params["id"]])
	out := []any{}
	for _, body := range bodies {
		policy, err := c.filledPolicy(body, nil)
		if err != nil {
			return reply{}, err
		}
		at := slices.IndexFunc(policies, func(p object) bool { return p["usageType"] == policy["usageType"] })
		if at < 0 {
			policy["id"] = c.tenant.newID()
			policies = append(policies, policy)
		} else {
			policy["id"] = policies[at]["id"]
			policies[at] = policy
		}
		out = append(out, c.policyView(policy))
	}
	put(&c.doc.ProvisioningPolicies, c.params["id"], policies)
	return ok(out)
}
