package simulator

import (
	"net/http"
	"slices"
)

// campaignFilters are listed in an envelope, changed by POST to their path and
// deleted by POST of a list (API: CampaignFilter).
func campaignFilters() *resource {
	return &resource{
		kind: "CAMPAIGN_FILTER", noun: "campaign filter", path: "/campaign-filters",
		list: func(d *document) *[]object { return &d.CampaignFilters },
		fields: []field{
			{name: "id", mode: served | fixed},
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "description", shape: is(plainText)},
			{name: "owner", mode: served},
			{name: "mode", shape: choice("INCLUSION", "EXCLUSION"), mode: needed},
			{name: "criteriaList", shape: listOf(campaignCriterion()), fill: []any{}},
			{name: "isSystemFilter", shape: is(boolean), mode: served | named, fill: false},
		},
		read: offer{versions: fromV3}, created: offer{fromV3, http.StatusOK},
		begin: ownFilter, rules: filterRules,
	}
}

// campaignCriterion is a condition, or joins its children.
func campaignCriterion() shape {
	kind := choice(
		"COMPOSITE", "ROLE", "IDENTITY", "IDENTITY_ATTRIBUTE", "ENTITLEMENT", "ACCESS_PROFILE", "SOURCE", "ACCOUNT",
		"AGGREGATED_ENTITLEMENT", "INVALID_CERTIFIABLE_ENTITY", "INVALID_CERTIFIABLE_BUNDLE",
	)
	fields := []field{
		{name: "type", shape: kind, mode: needed},
		{name: "operation", shape: choice("EQUALS", "NOT_EQUALS", "CONTAINS", "STARTS_WITH", "ENDS_WITH", "AND", "OR")},
		{name: "property", shape: is(plainText), mode: named},
		{name: "value", shape: is(plainText), mode: named},
		{name: "id", shape: is(plainText)},
		{name: "children", shape: shape{
			check: func(c *call, name string, value any) error { return listOf(campaignCriterion()).check(c, name, value) },
			keep:  func(value any) any { return listOf(campaignCriterion()).keep(value) },
			show:  func(at scene, value any) any { return listOf(campaignCriterion()).show(at, value) },
		}},
	}
	for _, name := range []string{"negateResult", "shortCircuit", "recordChildMatches", "suppressMatchedItems"} {
		fields = append(fields, field{name: name, shape: is(boolean), fill: false})
	}
	return record(fields...)
}

func ownFilter(c *call, o object) error {
	o["owner"], o["isSystemFilter"] = c.caller()["name"], false
	return nil
}

// filterRules hold the operations to the types, and give each new condition an id.
// The refusal of a second name does not mention it.
func filterRules(c *call, after, before object) error {
	if c.tenant.resource("CAMPAIGN_FILTER").shares(c, after, before, "name") {
		return refuse("The campaign filter cannot be saved.")
	}
	return eachObject(after["criteriaList"], func(o object) error {
		operation := text(o, "operation")
		joins := operation == "AND" || operation == "OR"
		if text(o, "type") == "" {
			return nil
		}
		if operation != "" && joins != (text(o, "type") == "COMPOSITE") {
			return illegal(operation, "criteriaList.operation")
		}
		if text(o, "id") == "" {
			o["id"] = c.tenant.newID()
		}
		return nil
	})
}

func campaignFilterRoutes() []Route {
	one := "/campaign-filters/{id}"
	return []Route{
		{Method: "GET", Path: "/campaign-filters", Versions: fromV3, handle: listCampaignFilters},
		{Method: "POST", Path: one, Versions: fromV3, body: jsonBody, handle: replaceCampaignFilter},
		{Method: "POST", Path: "/campaign-filters/delete", Versions: fromV3, body: jsonBody, handle: deleteCampaignFilters},
	}
}

// listCampaignFilters counts the rows of the answer only.
func listCampaignFilters(c *call) (reply, error) {
	if err := c.knownParameters([]string{"limit", "start", "includeSystemFilters"}); err != nil {
		return reply{}, err
	}
	rows := slices.Clone(c.doc.CampaignFilters)
	if c.query.Get("includeSystemFilters") == "false" {
		rows = slices.DeleteFunc(rows, systemFilter)
	}
	scramble(rows)
	c.query.Set("offset", c.query.Get("start"))
	r := c.tenant.resource("CAMPAIGN_FILTER")
	page, err := c.cut(rows, listing{most: 250}, func(o object) object { return r.view(c, o) })
	if err != nil {
		return reply{}, err
	}
	items := page.body.([]any)
	return ok(object{"items": items, "count": number(len(items))})
}

func systemFilter(o object) bool { return flag(o, "isSystemFilter") }

func replaceCampaignFilter(c *call) (reply, error) {
	r := c.tenant.resource("CAMPAIGN_FILTER")
	o, err := r.one(c)
	if err != nil {
		return reply{}, err
	}
	if systemFilter(o) {
		return reply{}, refuse("The campaign filter %q belongs to the product and cannot be changed.", text(o, "name"))
	}
	if body, err := c.object(); err != nil || body["id"] == nil {
		return reply{}, required("id")
	}
	return r.handlePut(c)
}

// deleteCampaignFilters deletes all of them or none.
func deleteCampaignFilters(c *call) (reply, error) {
	if err := textList(c, "ids", c.body); err != nil {
		return reply{}, err
	}
	r := c.tenant.resource("CAMPAIGN_FILTER")
	var gone []object
	for _, id := range c.body.([]any) {
		o := find(c.doc.CampaignFilters, "id", id.(string))
		if o == nil {
			return reply{}, unknownID(id.(string))
		}
		if systemFilter(o) {
			return reply{}, refuse("The campaign filter %q belongs to the product and cannot be deleted.", text(o, "name"))
		}
		if err := r.mayGo(c, o); err != nil {
			return reply{}, err
		}
		gone = append(gone, o)
	}
	for _, o := range gone {
		r.drop(c, o)
		r.left(c, o)
	}
	return reply{status: http.StatusNoContent}, nil
}
