package simulator

import "net/http"

// actionRoutes do something with a source instead of describing it (API: Source
// operations).
func actionRoutes() []Route {
	s := "/sources/{id}"
	return []Route{
		{Method: "POST", Path: s + "/connector/test-configuration", Versions: allButV3, handle: testConfiguration},
		{Method: "POST", Path: s + "/connector/check-connection", Versions: allButV3, handle: testConfiguration},
		{Method: "POST", Path: s + "/connector/ping-cluster", Versions: allButV3, handle: pingCluster},
		{Method: "POST", Path: s + "/connector/peek-resource-objects", Versions: allButV3, body: jsonBody, handle: peek},
		{Method: "GET", Path: s + "/connectors/source-config", Versions: allButV3, handle: connectorConfig},
		{Method: "GET", Path: s + "/connections", Versions: fromV3, handle: connections},
		{Method: "GET", Path: s + "/source-health", Versions: fromV3, handle: sourceHealth},
		{Method: "POST", Path: s + "/upload-connector-file", Versions: everywhere, body: formBody, handle: uploadConnectorFile},
		{Method: "POST", Path: s + "/load-accounts", Versions: allButV3, body: formBody, handle: loadAccounts},
		{Method: "POST", Path: s + "/load-entitlements", Versions: allButV3, body: formBody, handle: loadEntitlements},
		{Method: "POST", Path: s + "/load-uncorrelated-accounts", Versions: allButV3, body: formBody, handle: loadUncorrelated},
		{Method: "POST", Path: s + "/remove-accounts", Versions: allButV3, handle: removeAccounts},
		{Method: "POST", Path: s + "/synchronize-attributes", Versions: allButV3, Experimental: from2024, handle: synchronizeAttributes},
		{Method: "POST", Path: s + "/aggregate-agents", Versions: from2025, Experimental: from2025, body: jsonBody, handle: aggregateAgents},
		{Method: "GET", Path: s + "/schemas/accounts", Versions: everywhere, handle: accountTemplate},
		{Method: "POST", Path: s + "/schemas/accounts", Versions: everywhere, body: formBody, handle: putAccountTemplate},
		{Method: "GET", Path: s + "/schemas/entitlements", Versions: everywhere, handle: entitlementTemplate},
		{Method: "POST", Path: s + "/schemas/entitlements", Versions: everywhere, body: formBody, handle: putEntitlementTemplate},
	}
}

// testConfiguration also is the health check of a source, whose outcome it
// leaves there. A SaaS source without an instance fails for good (API: SaaS
// sources).
func testConfiguration(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	attributes := child(source, "connectorAttributes")
	if isSaaS(source) && text(attributes, "spConnectorInstanceId") == "" {
		source["healthy"], source["status"] = false, "SOURCE_STATE_FAILURE_SOURCE"
		return ok(outcome(source, "FAILURE", object{"error": "java.lang.NullPointerException"}))
	}
	if flag(attributes, "simulatorRefuses") {
		source["healthy"], source["status"] = false, "SOURCE_STATE_ERROR_SOURCE"
		return ok(outcome(source, "FAILURE", object{"error": "The connector cannot reach the system."}))
	}
	source["healthy"], source["status"] = true, "SOURCE_STATE_HEALTHY"
	return ok(outcome(source, "SUCCESS", object{}))
}

func outcome(source object, status string, details object) object {
	return object{
		"id": source["id"], "name": text(source, "name") + " [source]", "status": status,
		"elapsedMillis": number(42), "details": details,
	}
}

// pingCluster succeeds where the source has a cluster that works.
func pingCluster(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	cluster := find(c.doc.Clusters, "id", text(child(source, "cluster"), "id"))
	if cluster == nil || !flag(cluster, "operational") {
		return ok(outcome(source, "FAILURE", object{"error": "The source has no cluster that works."}))
	}
	return ok(outcome(source, "SUCCESS", object{}))
}

// peek shows accounts of a source as its connector would.
func peek(c *call) (reply, error) {
	source, body, err := c.sourceBody()
	if err != nil {
		return reply{}, err
	}
	body = withDefaults(body, object{"objectType": "account", "maxCount": number(25)})
	if err := c.checkMembers(body, memberChecks{"objectType": plainText, "maxCount": wholeNumber}); err != nil {
		return reply{}, err
	}
	id, kind := text(source, "id"), text(body, "objectType")
	if find(c.doc.Schemas[id], "name", kind) == nil {
		return reply{}, illegal(kind, "objectType")
	}
	found := []any{}
	for _, account := range c.doc.Accounts[id] {
		if kind != "account" || int64(len(found)) == whole(body["maxCount"]) {
			break
		}
		found = append(found, object{
			"identity": account["nativeIdentity"], "name": account["name"], "objectType": "account", "incomplete": false,
			"incremental": false, "delete": false, "remove": false, "missing": []any{}, "finalUpdate": false,
			"attributes": object{"name": account["name"]},
		})
	}
	return ok(object{
		"id": id, "name": text(source, "name") + " [source]", "objectCount": number(len(found)),
		"elapsedMillis": number(42), "resourceObjects": found,
	})
}

// removeAccounts is refused while an owner of any source has an account there
// (API: Source operations).
func removeAccounts(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	id := text(source, "id")
	if c.holdsSourceOwner(id) {
		return reply{}, refuse("Action %q cannot be performed on [%s]", "Remove Source Accounts", id)
	}
	return taskReference(c.begin(accountRemoval, source).ID), nil
}

func synchronizeAttributes(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	data, err := encode(object{"sourceId": source["id"]}, "")
	if err != nil {
		return reply{}, err
	}
	status := "IN_PROGRESS"
	if c.outcome == "ERROR" { // the one bad end that a job has
		status = c.outcome
	}
	return reply{status: http.StatusAccepted, body: object{
		"id": c.tenant.newID(), "status": status,
		"payload": object{"type": "SYNCHRONIZE_SOURCE_ATTRIBUTES", "dataJson": string(data[:len(data)-1])},
	}}, nil
}
