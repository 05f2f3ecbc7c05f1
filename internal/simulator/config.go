package simulator

import "net/http"

// configRoutes are the parts of a source that exist once.
func configRoutes() []Route {
	correlation := "/sources/{id}/correlation-config"
	detection := "/sources/{id}/native-change-detection-config"
	sync := "/sources/{id}/attribute-sync-config"
	requests := "/sources/{id}/entitlement-request-config"
	passwords := "/sources/{id}/password-policies"
	return []Route{
		{Method: "GET", Path: correlation, Versions: allButV3, handle: getCorrelation},
		{Method: "PUT", Path: correlation, Versions: allButV3, body: jsonBody, handle: putCorrelation},
		{Method: "GET", Path: detection, Versions: allButV3, handle: getDetection},
		{Method: "PUT", Path: detection, Versions: allButV3, body: jsonBody, handle: putDetection},
		{Method: "DELETE", Path: detection, Versions: allButV3, handle: deleteDetection},
		{Method: "GET", Path: sync, Versions: allButV3, Experimental: from2024, handle: getAttributeSync},
		{Method: "PUT", Path: sync, Versions: allButV3, Experimental: from2024, body: jsonBody, handle: putAttributeSync},
		{Method: "GET", Path: requests, Versions: allButV3, handle: getRequestConfig},
		{Method: "PUT", Path: requests, Versions: allButV3, body: jsonBody, handle: putRequestConfig},
		{Method: "GET", Path: passwords, Versions: from2025, handle: getSourcePasswordPolicies},
		{Method: "PATCH", Path: passwords, Versions: from2024, body: jsonBody, handle: patchSourcePasswordPolicies},
	}
}

// stored answers with a configuration, or, if none was ever set, with the
// fallback or 404 as the tenant is set up.
func (c *call) stored(config, fallback object) (reply, error) {
	if config != nil {
		return ok(clone(config))
	}
	if c.tenant.options.AbsentConfig == NotFound {
		return reply{}, notFound("The source %q has no such configuration.", c.params["id"])
	}
	return ok(fallback)
}

// sourceBody returns the source that the path names and the body as an object.
func (c *call) sourceBody() (source, body object, err error) {
	if source, err = c.source(); err != nil {
		return nil, nil, err
	}
	body, err = c.object()
	return source, body, err
}

func detectionDefaults() object {
	return object{
		"enabled": false, "operations": []any{}, "allEntitlements": false, "allNonEntitlementAttributes": false,
		"selectedEntitlements": []any{}, "selectedNonEntitlementAttributes": []any{},
	}
}

func getDetection(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	return c.stored(c.doc.NativeChangeDetection[c.params["id"]], detectionDefaults())
}

func putDetection(c *call) (reply, error) {
	_, body, err := c.sourceBody()
	if err != nil {
		return reply{}, err
	}
	err = c.checkMembers(body, memberChecks{
		"enabled": boolean, "operations": textList, "allEntitlements": boolean, "allNonEntitlementAttributes": boolean,
		"selectedEntitlements": textList, "selectedNonEntitlementAttributes": textList,
	})
	if err != nil {
		return reply{}, err
	}
	operation := oneOf("ACCOUNT_UPDATED", "ACCOUNT_CREATED", "ACCOUNT_DELETED")
	for _, value := range list(body, "operations") {
		if err := operation(c, "operations", value); err != nil {
			return reply{}, err
		}
	}
	put(&c.doc.NativeChangeDetection, c.params["id"], withDefaults(body, detectionDefaults()))
	return ok(clone(c.doc.NativeChangeDetection[c.params["id"]]))
}

func deleteDetection(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	if c.doc.NativeChangeDetection[c.params["id"]] == nil {
		return reply{}, notFound("The source %q has no such configuration.", c.params["id"])
	}
	delete(c.doc.NativeChangeDetection, c.params["id"])
	return reply{status: http.StatusNoContent}, nil
}
