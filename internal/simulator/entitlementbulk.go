package simulator

import (
	"net/http"

	"isc-sync/internal/simulator/jsonpatch"
)

func entitlementRoutes() []Route {
	config := "/entitlements/{id}/entitlement-request-config"
	return []Route{
		{Method: "POST", Path: "/entitlements/bulk-update", Versions: allButV3, body: jsonBody, handle: updateEntitlements},
		{Method: "GET", Path: config, Versions: allButV3, handle: getEntitlementRequests},
		{Method: "PUT", Path: config, Versions: allButV3, body: jsonBody, handle: putEntitlementRequests},
	}
}

// updateEntitlements applies one patch to each of at most 50.
func updateEntitlements(c *call) (reply, error) {
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	if err := c.checkFields([]field{
		{name: "entitlementIds", shape: is(textList), mode: needed}, {name: "jsonPatch", mode: needed},
	}, body, ""); err != nil {
		return reply{}, err
	}
	ids, err := limited(list(body, "entitlementIds"), mostDeleted)
	if err != nil {
		return reply{}, err
	}
	if c.ops, err = jsonpatch.Decode(body["jsonPatch"]); err != nil {
		return reply{}, refuse("The JSON patch is not valid: %v.", err)
	}
	for _, id := range ids {
		o := c.target("ENTITLEMENT", id)
		if o == nil {
			return reply{}, unknownID(id)
		}
		if err := c.tenant.resource("ENTITLEMENT").change(c, o); err != nil {
			return reply{}, err
		}
	}
	return reply{status: http.StatusNoContent}, nil
}

func entitlementRequests() shape {
	approvers := []string{"ENTITLEMENT_OWNER", "SOURCE_OWNER", "MANAGER", "GOVERNANCE_GROUP", "WORKFLOW"}
	schemes := field{name: "approvalSchemes", shape: approvalSchemes(approvers), fill: []any{}}
	access := append([]field{
		schemes, {name: "requestCommentRequired", shape: is(boolean), fill: false},
		{name: "denialCommentRequired", shape: is(boolean), fill: false},
	}, append(granting(), formOn("v1"))...)
	return record(
		field{name: "accessRequestConfig", shape: record(access...)},
		field{name: "revocationRequestConfig", shape: record(schemes)},
	)
}

func getEntitlementRequests(c *call) (reply, error) {
	o := c.target("ENTITLEMENT", c.params["id"])
	if o == nil {
		return reply{}, unknownID(c.params["id"])
	}
	config := withDefaults(child(o, entitlementConfig), object{"accessRequestConfig": object{}, "revocationRequestConfig": object{}})
	return ok(entitlementRequests().shown(scene{call: c}, config))
}

// entitlementConfig is the member of an entitlement that its own answer does
// not have.
const entitlementConfig = "entitlementRequestConfig"

func putEntitlementRequests(c *call) (reply, error) {
	o := c.target("ENTITLEMENT", c.params["id"])
	if o == nil {
		return reply{}, unknownID(c.params["id"])
	}
	config := entitlementRequests()
	if err := config.check(c, "entitlementRequestConfig", c.body); err != nil {
		return reply{}, err
	}
	o[entitlementConfig] = config.kept(jsonClone(c.body))
	return getEntitlementRequests(c)
}
