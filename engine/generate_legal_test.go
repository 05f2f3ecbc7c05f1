package engine_test

import (
	"fmt"

	"isc-sync/internal/tenanttest/drawn"
)

// A legal value is one that the type of a field does not show, at the end of a place.
type legal drawn.Legal

type draw = drawn.Draw

// pick draws one of several.
func pick[T any](d *draw, from []T) T { return drawn.Pick(d, from) }

func one(values ...any) func(d *draw) any { return func(d *draw) any { return pick(d, values) } }

// none leaves a field out.
func none(*draw) any { return nil }

// legalValues are what the tenant wants where the registry alone does not give a
// value that it takes. The first row that fits counts.
var legalValues = []legal{
	{"Source/connector", func(d *draw) any {
		return []any{"active-directory", "jdbc-angularsc", "web-services-angularsc"}[d.I%3]
	}},
	{"Source/type", none},
	{"Tag/name", func(d *draw) any { return fmt.Sprintf("TAG NO. %03d", d.I) }},
	{"Connector/type", func(d *draw) any { return fmt.Sprintf("custom type %d", d.I) }},
	{"Connector/connectorMetadata", one(map[string]any{"platform": "ccg", "supportedUI": "ANGULAR", "shortDesc": "Gates"})},
	{"Connector/applicationXml", one("<Application name=\"a\"/>", "<Application>\n  <Attributes/>\n</Application>\n")},
	{"Connector/correlationConfigXml", one("<CorrelationConfig name=\"a\"/>")},
	// The tenant writes the type into it.
	{"Connector/sourceConfigXml", func(d *draw) any {
		return fmt.Sprintf("<!-- form -->\n<Form name=\"b\" connectorName=%q><Field name=\"url\"/></Form>", d.Top["type"])
	}},
	{"Source/connectorClass", none},
	{"Source/category", none},
	{"Source/connectorAttributes", func(d *draw) any {
		return map[string]any{"host": fmt.Sprintf("h%d.example", d.I), "port": "5050", "password": fmt.Sprintf("!env PASSWORD_%d", d.I)}
	}},
	{"Source/features", one([]any{"ENABLE", "PASSWORD"}, []any{"PASSWORD", "PROVISIONING", "ENABLE"})},
	{"IdentityProfile/authoritativeSource", func(d *draw) any { return d.Known["Source"][d.I] }},
	{"PasswordSyncGroup/sourceIds", func(d *draw) any { return []any{d.Known["Source"][d.I]} }},
	{"accountActions/*", func(d *draw) any {
		actions := []any{"ENABLE", "DISABLE"}
		if d.Top["identityState"] == "INACTIVE_LONG_TERM" {
			actions = []any{"DISABLE", "DELETE"}
		}
		some := map[string]any{"action": pick(d, actions), "sourceIds": []any{pick(d, d.Known["Source"])}}
		if !d.Writable(d.Kind.Spec.Property("accountActions").Items.Property("allSources"), "") {
			return some
		}
		return pick(d, []any{
			some, map[string]any{"action": pick(d, actions), "allSources": true, "excludeSourceIds": []any{pick(d, d.Known["Source"])}},
		})
	}},
	{"revocationRequestConfig/approvalSchemes", func(d *draw) any { return pick(d, approvals(d)) }},
	{"/approvalSchemes", func(d *draw) any {
		chains := approvals(d)
		if workflows := d.Known["Workflow"]; len(workflows) > 0 {
			chains = append(chains, []any{map[string]any{"approverType": "WORKFLOW", "approverId": pick(d, workflows)}})
		}
		return pick(d, chains)
	}},
	{"ServiceDeskStatusCheck/provisioningStatusCheckIntervalMinutes", one("15", "45")},
	{"ServiceDeskStatusCheck/provisioningMaxStatusCheckDays", one("1", "3")},
	{"Branding/actionButtonColor", one("0074D9", "123456")},
	{"Branding/activeLinkColor", one("0074D9", "abcdef")},
	{"Branding/navigationColor", one("011E69", "000000")},
	{"PasswordDictionary/file", one("qwerty\npassword\n", "# ours\n\nlocale=de_DE\npasswort\n")},
	{"PasswordOrgConfig/customInstructionsEnabled", one(true)},
	{"CustomPasswordInstruction/locale", one("default")},
	{"NetworkConfig/range/*", func(d *draw) any { return fmt.Sprintf("203.0.113.%d", d.I) }},
	{"NetworkConfig/geolocation/*", one("CH", "DE", "FR")},
	{"Role/dimensional", func(d *draw) any {
		config, _ := d.Top["accessRequestConfig"].(map[string]any)
		return config["dimensionSchema"] != nil
	}},
	{"CampaignFilter/criteriaList/*", func(d *draw) any {
		leaf := func() any {
			return map[string]any{"type": pick(d, []any{"ROLE", "IDENTITY_ATTRIBUTE"}), "property": "name", "operation": pick(d, []any{"EQUALS", "CONTAINS"}), "value": d.Text()}
		}
		return pick(d, []any{leaf(), map[string]any{"type": "COMPOSITE", "operation": pick(d, []any{"AND", "OR"}), "children": []any{leaf(), leaf()}}})
	}},
	{"SavedSearch/columns", one(map[string]any{"role": []any{map[string]any{"field": "name"}, map[string]any{"field": "owner", "header": "Owner"}}})},
	{"SavedSearch/orderBy", one(map[string]any{"role": []any{"name"}, "identity": []any{"b", "a"}})},
	{"SavedSearch/filters", one(
		map[string]any{"a.b": map[string]any{"type": "TERMS", "terms": []any{"x", "y"}}},
		map[string]any{"a~b": map[string]any{"type": "EXISTS", "exclude": true}, "c/d": map[string]any{"type": "RANGE", "range": map[string]any{"lower": map[string]any{"value": "1", "inclusive": true}}}},
	)},
	{"campaign/correlatedStatus", one("CORRELATED")},
	{"campaign/searchCampaignInfo", func(d *draw) any {
		search := map[string]any{"type": "ACCESS", "accessConstraints": []any{
			map[string]any{"type": "ROLE", "operator": "SELECTED", "ids": []any{pick(d, d.Known["Role"])}},
			map[string]any{"type": "ENTITLEMENT", "operator": "SELECTED", "ids": []any{pick(d, d.Known["Entitlement"])}},
			map[string]any{"type": "ACCESS_PROFILE", "operator": "ALL"},
		}}
		if d.IntN(2) == 0 {
			search["query"] = d.Text()
		} else {
			search["identityIds"] = []any{pick(d, d.Known["Identity"])}
		}
		return search
	}},
	{"CampaignTemplateSchedule/months", none},
	{"CampaignTemplateSchedule/days", func(d *draw) any {
		day := map[any]any{"WEEKLY": "1", "MONTHLY": "L-1", "ANNUALLY": "--12-31", "CALENDAR": "2031-02-03"}[d.Beside["type"]]
		return map[string]any{"type": "LIST", "values": []any{day}}
	}},
	{"CampaignTemplateSchedule/hours", one(map[string]any{"type": "RANGE", "values": []any{"8", "17"}, "interval": int64(3)})},
	{"criteria/key/property", one("attribute.location", "attribute.department")},
	{"/identityAttributeName", one("location", "department", "email")},
	{"/dimensionAttributes", one([]any{map[string]any{"name": "location", "displayName": "Place"}, map[string]any{"name": "department"}})},
	{"visibilityCriteria/expression/attribute", one("location", "department", "email")},
	{"provisioningCriteria", func(d *draw) any {
		leaf := func() any {
			return map[string]any{"operation": "EQUALS", "attribute": pick(d, []any{"location", "department"}), "value": d.Text()}
		}
		return pick(d, []any{leaf(), map[string]any{"operation": pick(d, []any{"AND", "OR"}), "children": []any{leaf(), leaf()}}})
	}},
	{"ServiceDeskIntegration/attributes", func(d *draw) any {
		return map[string]any{"host": fmt.Sprintf("h%d.example", d.I), "requesterSource": pick(d, d.Known["Source"])}
	}},
	{"Workflow/trigger", one(
		map[string]any{"type": "EVENT", "attributes": map[string]any{"id": "idn:identity-created"}},
		map[string]any{"type": "SCHEDULED", "attributes": map[string]any{"frequency": "daily", "dailyTimes": []any{"09:00"}}},
		map[string]any{"type": "EXTERNAL", "attributes": map[string]any{"name": "from outside"}},
	)},
	{"TriggerSubscription/triggerId", one("idn:access-requested", "idn:identity-created")},
	{"TriggerSubscription/httpConfig", func(d *draw) any {
		if d.Top["type"] != "HTTP" {
			return nil
		}
		config := map[string]any{"url": fmt.Sprintf("https://h%d.example", d.I), "httpDispatchMode": pick(d, []any{"SYNC", "ASYNC"})}
		if d.I%2 == 1 {
			config["httpAuthenticationType"] = "BEARER_TOKEN"
			config["bearerTokenAuthConfig"] = map[string]any{"bearerToken": fmt.Sprintf("!env TOKEN_%d", d.I)}
		}
		return config
	}},
	{"TriggerSubscription/eventBridgeConfig", func(d *draw) any {
		if d.Top["type"] != "EVENTBRIDGE" {
			return nil
		}
		return map[string]any{"awsAccount": fmt.Sprintf("%012d", d.I), "awsRegion": d.Text()}
	}},
	{"SearchAttributeConfig/applicationAttributes", func(d *draw) any { return map[string]any{d.Known["Source"][d.I].(string): d.Text()} }},
	{"DataSegment/membership", func(d *draw) any { return []any{"ALL", "SELECTION", "FILTER"}[d.I%3] }},
	{"DataSegment/memberSelection", func(d *draw) any { return onlyAt(d, 1, []any{pick(d, d.Known["Identity"])}) }},
	{"DataSegment/memberFilter", func(d *draw) any { return onlyAt(d, 2, segmentFilter(d)) }},
	{"DataSegment/scopes", func(d *draw) any {
		return []any{
			map[string]any{"scope": "IDENTITY", "visibility": "FILTER", "scopeFilter": segmentFilter(d)},
			map[string]any{"scope": "CERTIFICATION", "visibility": "UNSEGMENTED"},
		}
	}},
	{"CustomUserLevel/rightSets", one([]any{"idn:ui-identity-manage"}, []any{"idn:ui-certification-read", "idn:ui-identity-list-read"})},
	{"ManagedCluster/configuration", func(d *draw) any { return map[string]any{"gmtOffset": fmt.Sprint(d.I), "note": d.Text()} }},
	{"NotificationTemplate/key", one("access_request_reviewer")},
	{"StoredParameter/privateFields", none},
	{"Workflow/trigger/attributes", func(d *draw) any {
		if d.Beside["type"] == "EVENT" {
			return map[string]any{"id": pick(d, []any{"idn:access-requested", "idn:identity-created"})}
		}
		return map[string]any{"name": d.Text()}
	}},
	{"OrgConfig/timeZone", one("Europe/Zurich", "Asia/Tokyo")},
	{"AccessModelMetadata/key", func(d *draw) any { return fmt.Sprintf("attribute%d", d.I) }},
	{"IdentityAttribute/name", func(d *draw) any { return fmt.Sprintf("attribute%d", d.I) }},
	{"Schema/name", func(d *draw) any { return []any{"account", "group"}[d.N] }},
	{"Transform/type", func(d *draw) any {
		if d.I == 0 {
			return "static" // there is none before it to refer to
		}
		return pick(d, []any{"upper", "static", "reference", "accountAttribute"})
	}},
	{"Transform/attributes", func(d *draw) any { return transform(d, d.Beside["type"].(string)) }},
	{"/transformDefinition", func(d *draw) any {
		kind := pick(d, []string{"accountAttribute", "reference"})
		return map[string]any{"type": kind, "attributes": transform(d, kind)}
	}},
}

// approvals are chains of who approves.
func approvals(d *draw) []any {
	manager := map[string]any{"approverType": "MANAGER"}
	groups := d.Known["GovernanceGroup"]
	if len(groups) == 0 {
		return []any{[]any{manager}}
	}
	group := map[string]any{"approverType": "GOVERNANCE_GROUP", "approverId": pick(d, groups)}
	return []any{[]any{manager, group}, []any{group}}
}

// onlyAt gives a value to every third object, and none to the others.
func onlyAt(d *draw, third int, v any) any {
	if d.I%3 == third {
		return v
	}
	return nil
}

// segmentFilter is a condition of a data segment.
func segmentFilter(d *draw) any {
	return map[string]any{"expression": map[string]any{
		"operator": "EQUALS", "attribute": "location", "value": map[string]any{"type": "STRING", "value": d.Text()},
	}}
}

// alwaysWritten are fields on which other documents rely: passwords and actions need
// features, and what is enabled needs content.
var alwaysWritten = []string{"PasswordOrgConfig/customInstructionsEnabled", "Source/features", "AccessProfile/entitlements"}

// transform is the attributes of a transform.
func transform(d *draw, kind string) any {
	switch kind {
	case "static":
		return map[string]any{"value": d.Text()}
	case "reference":
		names := d.Known["Transform"]
		if d.Kind.Name == "Transform" {
			names = names[:d.I]
		}
		return map[string]any{"id": pick(d, names)}
	case "accountAttribute":
		return map[string]any{"sourceName": pick(d, d.Known["Source"]), "attributeName": "location"}
	}
	return map[string]any{}
}
