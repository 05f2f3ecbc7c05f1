package engine_test

import (
	"fmt"
	"strings"
)

// A legal value is one that the type of a field does not show.
type legal struct {
	// at is the end of a place: the kind's name and the pointer, with * for the
	// elements of a list.
	at    string
	value func(d *draw) any
}

func one(values ...any) func(d *draw) any { return func(d *draw) any { return pick(d, values) } }

// none leaves a field out.
func none(*draw) any { return nil }

// legalValues are what the tenant wants where the registry alone does not give a
// value that it takes. The first row that fits counts.
var legalValues = []legal{
	{"Source/connector", func(d *draw) any {
		return []any{"active-directory", "jdbc-angularsc", "web-services-angularsc"}[d.i%3]
	}},
	{"Source/type", none},
	{"Source/connectorClass", none},
	{"Source/category", none},
	{"Source/connectorAttributes", func(d *draw) any {
		return map[string]any{"host": fmt.Sprintf("h%d.example", d.i), "port": "5050", "password": fmt.Sprintf("!env PASSWORD_%d", d.i)}
	}},
	{"Source/features", one([]any{"ENABLE", "PASSWORD"}, []any{"PASSWORD", "PROVISIONING", "ENABLE"})},
	{"IdentityProfile/authoritativeSource", func(d *draw) any { return d.known["Source"][d.i] }},
	{"PasswordSyncGroup/sourceIds", func(d *draw) any { return []any{d.known["Source"][d.i]} }},
	{"accountActions/*", func(d *draw) any {
		actions := []any{"ENABLE", "DISABLE"}
		if d.top["identityState"] == "INACTIVE_LONG_TERM" {
			actions = []any{"DISABLE", "DELETE"}
		}
		some := map[string]any{"action": pick(d, actions), "sourceIds": []any{pick(d, d.known["Source"])}}
		if !d.writable(d.kind.Spec.Property("accountActions").Items.Property("allSources"), "") {
			return some
		}
		return pick(d, []any{
			some, map[string]any{"action": pick(d, actions), "allSources": true, "excludeSourceIds": []any{pick(d, d.known["Source"])}},
		})
	}},
	{"revocationRequestConfig/approvalSchemes", func(d *draw) any { return pick(d, d.approvals()) }},
	{"/approvalSchemes", func(d *draw) any {
		chains := d.approvals()
		if workflows := d.known["Workflow"]; len(workflows) > 0 {
			chains = append(chains, []any{map[string]any{"approverType": "WORKFLOW", "approverId": pick(d, workflows)}})
		}
		return pick(d, chains)
	}},
	{"ServiceDeskStatusCheck/provisioningStatusCheckIntervalMinutes", one("15", "45")},
	{"ServiceDeskStatusCheck/provisioningMaxStatusCheckDays", one("1", "3")},
	{"PasswordDictionary/file", one("qwerty\npassword\n", "# ours\n\nlocale=de_DE\npasswort\n")},
	{"PasswordOrgConfig/customInstructionsEnabled", one(true)},
	{"CustomPasswordInstruction/locale", one("default")},
	{"NetworkConfig/range/*", func(d *draw) any { return fmt.Sprintf("203.0.113.%d", d.i) }},
	{"NetworkConfig/geolocation/*", one("CH", "DE", "FR")},
	{"Role/dimensional", func(d *draw) any {
		config, _ := d.top["accessRequestConfig"].(map[string]any)
		return config["dimensionSchema"] != nil
	}},
	{"CampaignFilter/criteriaList/*", func(d *draw) any {
		leaf := func() any {
			return map[string]any{"type": pick(d, []any{"ROLE", "IDENTITY_ATTRIBUTE"}), "property": "name", "operation": pick(d, []any{"EQUALS", "CONTAINS"}), "value": d.text()}
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
			map[string]any{"type": "ROLE", "operator": "SELECTED", "ids": []any{pick(d, d.known["Role"])}},
			map[string]any{"type": "ENTITLEMENT", "operator": "SELECTED", "ids": []any{pick(d, d.known["Entitlement"])}},
			map[string]any{"type": "ACCESS_PROFILE", "operator": "ALL"},
		}}
		if d.IntN(2) == 0 {
			search["query"] = d.text()
		} else {
			search["identityIds"] = []any{pick(d, d.known["Identity"])}
		}
		return search
	}},
	{"CampaignTemplateSchedule/months", none},
	{"CampaignTemplateSchedule/days", func(d *draw) any {
		day := map[any]any{"WEEKLY": "1", "MONTHLY": "L-1", "ANNUALLY": "--12-31", "CALENDAR": "2031-02-03"}[d.beside["type"]]
		return map[string]any{"type": "LIST", "values": []any{day}}
	}},
	{"CampaignTemplateSchedule/hours", one(map[string]any{"type": "RANGE", "values": []any{"8", "17"}, "interval": int64(3)})},
	{"criteria/key/property", one("attribute.location", "attribute.department")},
	{"/identityAttributeName", one("location", "department", "email")},
	{"/dimensionAttributes", one([]any{map[string]any{"name": "location", "displayName": "Place"}, map[string]any{"name": "department"}})},
	{"visibilityCriteria/expression/attribute", one("location", "department", "email")},
	{"provisioningCriteria", func(d *draw) any {
		leaf := func() any {
			return map[string]any{"operation": "EQUALS", "attribute": pick(d, []any{"location", "department"}), "value": d.text()}
		}
		return pick(d, []any{leaf(), map[string]any{"operation": pick(d, []any{"AND", "OR"}), "children": []any{leaf(), leaf()}}})
	}},
	{"ServiceDeskIntegration/attributes", func(d *draw) any {
		return map[string]any{"host": fmt.Sprintf("h%d.example", d.i), "requesterSource": pick(d, d.known["Source"])}
	}},
	{"Workflow/trigger", one(
		map[string]any{"type": "EVENT", "attributes": map[string]any{"id": "idn:identity-created"}},
		map[string]any{"type": "SCHEDULED", "attributes": map[string]any{"frequency": "daily", "dailyTimes": []any{"09:00"}}},
		map[string]any{"type": "EXTERNAL", "attributes": map[string]any{"name": "from outside"}},
	)},
	{"TriggerSubscription/triggerId", one("idn:access-requested", "idn:identity-created")},
	{"TriggerSubscription/httpConfig", func(d *draw) any {
		if d.top["type"] != "HTTP" {
			return nil
		}
		config := map[string]any{"url": fmt.Sprintf("https://h%d.example", d.i), "httpDispatchMode": pick(d, []any{"SYNC", "ASYNC"})}
		if d.i%2 == 1 {
			config["httpAuthenticationType"] = "BEARER_TOKEN"
			config["bearerTokenAuthConfig"] = map[string]any{"bearerToken": fmt.Sprintf("!env TOKEN_%d", d.i)}
		}
		return config
	}},
	{"TriggerSubscription/eventBridgeConfig", func(d *draw) any {
		if d.top["type"] != "EVENTBRIDGE" {
			return nil
		}
		return map[string]any{"awsAccount": fmt.Sprintf("%012d", d.i), "awsRegion": d.text()}
	}},
	{"SearchAttributeConfig/applicationAttributes", func(d *draw) any { return map[string]any{d.known["Source"][d.i].(string): d.text()} }},
	{"DataSegment/membership", func(d *draw) any { return []any{"ALL", "SELECTION", "FILTER"}[d.i%3] }},
	{"DataSegment/memberSelection", func(d *draw) any { return onlyAt(d, 1, []any{pick(d, d.known["Identity"])}) }},
	{"DataSegment/memberFilter", func(d *draw) any { return onlyAt(d, 2, d.segmentFilter()) }},
	{"DataSegment/scopes", func(d *draw) any {
		return []any{
			map[string]any{"scope": "IDENTITY", "visibility": "FILTER", "scopeFilter": d.segmentFilter()},
			map[string]any{"scope": "CERTIFICATION", "visibility": "UNSEGMENTED"},
		}
	}},
	{"CustomUserLevel/rightSets", one([]any{"idn:ui-identity-manage"}, []any{"idn:ui-certification-read", "idn:ui-identity-list-read"})},
	{"ManagedCluster/configuration", func(d *draw) any { return map[string]any{"gmtOffset": fmt.Sprint(d.i), "note": d.text()} }},
	{"NotificationTemplate/key", one("access_request_reviewer")},
	{"StoredParameter/privateFields", none},
	{"Workflow/trigger/attributes", func(d *draw) any {
		if d.beside["type"] == "EVENT" {
			return map[string]any{"id": pick(d, []any{"idn:access-requested", "idn:identity-created"})}
		}
		return map[string]any{"name": d.text()}
	}},
	{"OrgConfig/timeZone", one("Europe/Zurich", "Asia/Tokyo")},
	{"AccessModelMetadata/key", func(d *draw) any { return fmt.Sprintf("attribute%d", d.i) }},
	{"IdentityAttribute/name", func(d *draw) any { return fmt.Sprintf("attribute%d", d.i) }},
	{"Schema/name", func(d *draw) any { return []any{"account", "group"}[d.n] }},
	{"Transform/type", func(d *draw) any {
		if d.i == 0 {
			return "static" // there is none before it to refer to
		}
		return pick(d, []any{"upper", "static", "reference", "accountAttribute"})
	}},
	{"Transform/attributes", func(d *draw) any { return d.transform(d.beside["type"].(string)) }},
	{"/transformDefinition", func(d *draw) any {
		kind := pick(d, []string{"accountAttribute", "reference"})
		return map[string]any{"type": kind, "attributes": d.transform(kind)}
	}},
}

// approvals are chains of who approves.
func (d *draw) approvals() []any {
	manager := map[string]any{"approverType": "MANAGER"}
	groups := d.known["GovernanceGroup"]
	if len(groups) == 0 {
		return []any{[]any{manager}}
	}
	group := map[string]any{"approverType": "GOVERNANCE_GROUP", "approverId": pick(d, groups)}
	return []any{[]any{manager, group}, []any{group}}
}

// onlyAt gives a value to every third object, and none to the others.
func onlyAt(d *draw, third int, v any) any {
	if d.i%3 == third {
		return v
	}
	return nil
}

// segmentFilter is a condition of a data segment.
func (d *draw) segmentFilter() any {
	return map[string]any{"expression": map[string]any{
		"operator": "EQUALS", "attribute": "location", "value": map[string]any{"type": "STRING", "value": d.text()},
	}}
}

// legalFormats are texts of each format.
var legalFormats = map[string][]string{
	"date-time":   {"2031-01-02T03:04:05Z", "2032-12-31T23:59:59.000Z"},
	"quartz-cron": {"0 0 5 * * ?", "0 30 5 ? * 2-6"},
	"duration":    {"P2W", "P10DT12H"},
	"cron":        {"0 5 * * *", "30 6 * * 1-5"},
}

// alwaysWritten are fields on which other documents rely: passwords and actions need
// features, and what is enabled needs content.
var alwaysWritten = []string{"PasswordOrgConfig/customInstructionsEnabled", "Source/features", "AccessProfile/entitlements"}

// transform is the attributes of a transform.
func (d *draw) transform(kind string) any {
	switch kind {
	case "static":
		return map[string]any{"value": d.text()}
	case "reference":
		names := d.known["Transform"]
		if d.kind.Name == "Transform" {
			names = names[:d.i]
		}
		return map[string]any{"id": pick(d, names)}
	case "accountAttribute":
		return map[string]any{"sourceName": pick(d, d.known["Source"]), "attributeName": "location"}
	}
	return map[string]any{}
}

func (d *draw) listed(at string) (any, bool) {
	for _, row := range legalValues {
		if strings.HasSuffix(at, row.at) {
			return row.value(d), true
		}
	}
	return nil, false
}

func (d *draw) isListed(at string) bool {
	for _, row := range legalValues {
		if strings.HasSuffix(at, row.at) {
			return true
		}
	}
	return false
}
