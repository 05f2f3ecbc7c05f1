package simulator

import (
	"net/http"
	"slices"

	"isc-sync/internal/simulator/filter"
)

// campaignTemplates start campaigns of one of five types, each with members of its
// own (API: CampaignTemplate).
func campaignTemplates() *resource {
	operators := "eq ge gt in le lt ne sw"
	return &resource{
		kind: "CAMPAIGN_TEMPLATE", noun: "campaign template", path: "/campaign-templates",
		list: func(d *document) *[]object { return &d.CampaignTemplates },
		fields: []field{
			{name: "id", mode: served},
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "description", shape: textOf(1, 0), mode: needed},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
			{name: "scheduled", mode: served, fill: false},
			{name: "ownerRef", mode: served},
			{name: "deadlineDuration", shape: is(plainText), bare: "beta v3"},
			{name: "campaign", shape: campaign(), mode: needed},
		},
		listed: offer{versions: everywhere}, read: offer{versions: everywhere}, created: offer{everywhere, http.StatusOK},
		patched: offer{versions: everywhere}, deleted: offer{versions: everywhere},
		listing: func(string) listing {
			return listing{
				most: 250, sorters: []string{"name", "created", "modified"},
				fields: filter.Fields{"name": operators, "id": operators},
			}
		},
		patch: "name description deadlineDuration campaign",
		begin: ownTemplate, rules: campaignRules, derive: templateScheduled, after: dropLostSchedules,
	}
}

func campaign() shape {
	const old = "beta v3"
	person := reference("IDENTITY", "GOVERNANCE_GROUP")
	sources := setOf(idOf("SOURCE"))
	flags := func(name string, first bool) field { return field{name: name, shape: is(boolean), fill: first} }
	return record(
		field{name: "id", shape: is(anyValue), bare: old},
		field{name: "name", shape: textOf(1, 0), mode: needed},
		field{name: "description", shape: is(plainText), mode: named},
		field{name: "deadline", shape: is(plainText), bare: old},
		field{name: "type", shape: choice("MANAGER", "SOURCE_OWNER", "SEARCH", "ROLE_COMPOSITION", "MACHINE_ACCOUNT"), mode: needed},
		flags("emailNotificationEnabled", false), flags("autoRevokeAllowed", false), flags("recommendationsEnabled", false),
		flags("sunsetCommentsRequired", true),
		field{name: "correlatedStatus", shape: choice("CORRELATED", "UNCORRELATED"), fill: "CORRELATED"},
		field{name: "mandatoryCommentRequirement", shape: choice("ALL_DECISIONS", "REVOKE_ONLY_DECISIONS", "NO_DECISIONS"), fill: "NO_DECISIONS"},
		field{name: "filter", shape: reference("CAMPAIGN_FILTER"), bare: old},
		field{name: "sourceOwnerCampaignInfo", shape: record(field{name: "sourceIds", shape: sources, fill: []any{}}), bare: old},
		field{name: "machineAccountCampaignInfo", shape: record(
			field{name: "sourceIds", shape: sources, fill: []any{}},
			field{name: "reviewerType", shape: choice("ACCOUNT_OWNER"), fill: absent{}},
		), bare: old},
		field{name: "searchCampaignInfo", shape: record(
			field{name: "type", shape: choice("IDENTITY", "ACCESS"), mode: needed},
			field{name: "description", shape: is(plainText), fill: ""},
			field{name: "reviewer", shape: person, bare: old},
			field{name: "query", shape: is(plainText), bare: old},
			field{name: "identityIds", shape: setOf(idOf("IDENTITY")), bare: old},
			field{name: "accessConstraints", shape: listOf(accessConstraint(), 0, mostConstraints), fill: []any{}},
		), bare: old},
		field{name: "roleCompositionCampaignInfo", shape: record(
			field{name: "reviewerId", shape: is(plainText), on: from2024},
			field{name: "reviewer", shape: person, bare: old},
			field{name: "roleIds", shape: setOf(idOf("ROLE")), fill: []any{}},
			field{name: "remediatorRef", shape: reference("IDENTITY"), mode: needed},
			field{name: "query", shape: is(plainText), bare: old},
			field{name: "description", shape: is(plainText), bare: old},
		), bare: old},
	)
}

const mostConstraints = 1000

func accessConstraint() shape {
	return record(
		field{name: "type", shape: choice("ENTITLEMENT", "ACCESS_PROFILE", "ROLE"), mode: needed},
		field{name: "ids", shape: setOf(is(plainText)), fill: []any{}},
		field{name: "operator", shape: choice("ALL", "SELECTED"), mode: needed},
	)
}

// ownTemplate makes the caller the owner, for good.
func ownTemplate(c *call, o object) error {
	if caller := c.caller(); caller != nil {
		o["ownerRef"] = object{"type": "IDENTITY", "id": caller["id"], "name": caller["name"]}
	}
	return nil
}

// campaignInfos are the members that belong to one type of campaign.
func campaignInfos() map[string]string {
	return map[string]string{
		"sourceOwnerCampaignInfo": "SOURCE_OWNER", "machineAccountCampaignInfo": "MACHINE_ACCOUNT",
		"searchCampaignInfo": "SEARCH", "roleCompositionCampaignInfo": "ROLE_COMPOSITION",
	}
}

func campaignRules(c *call, after, _ object) error {
	campaign := child(after, "campaign")
	infos := campaignInfos()
	for _, name := range sortedKeys(infos) {
		if campaign[name] != nil && text(campaign, "type") != infos[name] {
			return refuse("%s must be set only if the campaign type is %s.", name, infos[name])
		}
		optional := infos[name] == "ROLE_COMPOSITION"
		if campaign[name] == nil && text(campaign, "type") == infos[name] && !optional {
			return required("campaign." + name)
		}
	}
	if text(campaign, "correlatedStatus") == "UNCORRELATED" && text(campaign, "type") != "SOURCE_OWNER" {
		return illegal("UNCORRELATED", "campaign.correlatedStatus")
	}
	if roles := child(campaign, "roleCompositionCampaignInfo"); text(roles, "query") != "" && len(list(roles, "roleIds")) > 0 {
		return refuse("Only one of roleIds and query may be set.")
	}
	return c.searchRules(child(campaign, "searchCampaignInfo"))
}

func (c *call) searchRules(search object) error {
	if search == nil {
		return nil
	}
	if (text(search, "query") == "") == (len(list(search, "identityIds")) == 0) {
		return refuse("One of query and identityIds must be set.")
	}
	constraints, _ := objects(search["accessConstraints"])
	for _, one := range constraints {
		ids := list(one, "ids")
		if (text(one, "operator") == "SELECTED") != (len(ids) > 0) {
			return illegal(one["operator"], "accessConstraints.operator")
		}
		for _, id := range ids {
			if c.target(text(one, "type"), id.(string)) == nil {
				return unknownID(id.(string))
			}
		}
	}
	return nil
}

// templateScheduled shows whether there is a schedule.
func templateScheduled(at scene, view, o object) {
	view["scheduled"] = find(at.doc.CampaignSchedules, "templateId", text(o, "id")) != nil
}

// dropLostSchedules removes the schedules of templates that are gone.
func dropLostSchedules(c *call, _ object) {
	c.doc.CampaignSchedules = slices.DeleteFunc(c.doc.CampaignSchedules, func(s object) bool {
		return find(c.doc.CampaignTemplates, "id", text(s, "templateId")) == nil
	})
}
