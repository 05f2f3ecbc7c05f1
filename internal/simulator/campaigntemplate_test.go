package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

// template is the body of a template whose campaign has these members.
func templateOf(kind, more string) string {
	return fmt.Sprintf(`{"name":"Fresh","description":"d","campaign":{"name":"c","description":"d","type":%q%s}}`, kind, more)
}

func TestCampaignTemplatesHoldToTheirType(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/campaign-templates"
	source := id(c.source("v2025", "Ticket Desk"))
	made := c.must(200, "POST", all, templateOf("SOURCE_OWNER", `,"correlatedStatus":"UNCORRELATED","sourceOwnerCampaignInfo":{"sourceIds":["`+source+`"]}`))
	if made.at("/ownerRef/name") != "William Wilson" || made.at("/campaign/sunsetCommentsRequired") != "true" || made.at("/campaign/searchCampaignInfo") != "<nil>" {
		t.Errorf("answered %s", made.text)
	}
	role := id(c.named("/v2025/roles", "Payroll"))
	refuses(t, c, []refusal{
		{"no description", "POST", all, `{"name":"x","campaign":{"name":"c","description":"d","type":"MANAGER"}}`, `Required data "description"`, 400},
		{"no sources", "POST", all, templateOf("SOURCE_OWNER", ""), `Required data "campaign.sourceOwnerCampaignInfo"`, 400},
		{"sources of managers", "POST", all, templateOf("MANAGER", `,"sourceOwnerCampaignInfo":{"sourceIds":[]}`), "only if the campaign type is SOURCE_OWNER", 400},
		{"an unknown source", "POST", all, templateOf("MACHINE_ACCOUNT", `,"machineAccountCampaignInfo":{"sourceIds":["x"]}`), `"x" was not found`, 404},
		{"uncorrelated managers", "POST", all, templateOf("MANAGER", `,"correlatedStatus":"UNCORRELATED"`), "correlatedStatus", 400},
		{"a search for nothing", "POST", all, templateOf("SEARCH", `,"searchCampaignInfo":{"type":"ACCESS"}`), "One of query and identityIds", 400},
		{"selected access without ids", "POST", all, templateOf("SEARCH", `,"searchCampaignInfo":{"type":"ACCESS","query":"*","accessConstraints":[{"type":"ROLE","operator":"SELECTED"}]}`), "accessConstraints.operator", 400},
		{"access of another type", "POST", all, templateOf("SEARCH", `,"searchCampaignInfo":{"type":"ACCESS","query":"*","accessConstraints":[{"type":"ACCESS_PROFILE","operator":"SELECTED","ids":["`+role+`"]}]}`), "was not found", 404},
		{"roles and a query", "POST", all, templateOf("ROLE_COMPOSITION", `,"roleCompositionCampaignInfo":{"remediatorRef":`+ref("IDENTITY", c.identity("anna.berg"))+`,"query":"*","roleIds":["`+role+`"]}`), "Only one of", 400},
		{"a patch of the owner", "PATCH", all + "/" + made.at("/id"), `[{"op":"remove","path":"/ownerRef"}]`, `modify "ownerRef"`, 400},
	})
}

func TestCampaignSchedules(t *testing.T) {
	for _, version := range strings.Fields(allVersions) {
		_, c := memory(t, simulator.Options{})
		template := wire(version, "/campaign-templates") + "/" + id(c.named("/v2025/campaign-templates", "Yearly Review By Managers"))
		one := template + "/schedule"
		c.must(404, "GET", one, "")
		c.must(204, "PUT", one, `{"type":"ANNUALLY","months":{"type":"LIST","values":["1"],"interval":3},"days":{"type":"LIST","values":["1"]},"hours":{"type":"LIST","values":["9"]}}`)
		if got := c.must(200, "GET", one, ""); got.at("/months/interval") != "3" || got.at("/timeZoneId") != "(absent)" {
			t.Errorf("%s: answered %s", version, got.text)
		}
		if got := c.must(200, "GET", template, "").at("/scheduled"); got != "true" {
			t.Errorf("%s: scheduled is %s", version, got)
		}
		for days, cause := range map[string]string{
			`"type":"WEEKLY","days":{"type":"LIST","values":["MON"]}`:           "days.values",
			`"type":"WEEKLY","days":{"type":"RANGE","values":["2"]}`:            "days.values",
			`"type":"MONTHLY","days":{"type":"LIST","values":["32"]}`:           "days.values",
			`"type":"CALENDAR","days":{"type":"RANGE","values":["2031-01-01"]}`: "days.type",
			`"type":"ANNUALLY","days":{"type":"LIST","values":["1"]}`:           "days.values",
			`"type":"MONTHLY"`: "days",
			`"type":"MONTHLY","months":{"type":"LIST","values":["1"]},"days":null`: "months",
		} {
			c.refused(400, cause, "PUT", one, `{`+days+`,"hours":{"type":"LIST","values":["9"]}}`)
		}
		c.must(204, "DELETE", one, "")
		c.must(404, "DELETE", one, "")
		c.must(204, "PUT", one, `{"type":"WEEKLY","days":{"type":"LIST","values":["1"]},"hours":{"type":"LIST","values":["9"]}}`)
		c.must(204, "DELETE", template, "")
		c.must(404, "GET", one, "")
	}
}
