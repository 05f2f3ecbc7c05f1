package simulator

import "net/http"

const entitlementReset taskKind = "Cloud Entitlement Reset"

// entitlementJobs are the aggregations of entitlements by their own service.
func entitlementJobs() []Route {
	return []Route{
		{
			Method: "POST", Path: "/entitlements/aggregate/sources/{id}", Versions: allButV3, body: optionalForm,
			handle: aggregateEntitlements,
		},
		{Method: "POST", Path: "/entitlements/reset/sources/{id}", Versions: allButV3, handle: resetEntitlements},
	}
}

// aggregateEntitlements takes its file in another field than the source's own
// action does.
func aggregateEntitlements(c *call) (reply, error) {
	c.form.File["file"] = c.form.File["csvFile"]
	return loadEntitlements(c)
}

// resetEntitlements removes all entitlements of a source.
func resetEntitlements(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	var ids []any
	for _, o := range c.doc.Entitlements {
		if text(child(o, "source"), "id") == source["id"] {
			ids = append(ids, o["id"])
		}
	}
	t := c.beginDeletion(entitlementReset, "ENTITLEMENT", ids)
	return reply{status: http.StatusAccepted, body: object{"type": "TASK_RESULT", "id": t.ID, "name": nil}}, nil
}
