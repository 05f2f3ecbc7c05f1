package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestSourceAppsRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/source-apps"
	desk := ref("SOURCE", id(c.source("v2025", "Ticket Desk")))
	tickets := c.named(all, "Tickets")
	with := func(more string) string {
		return `{"name":"x","description":"d","accountSource":` + desk + more + `}`
	}
	refuses(t, c, []refusal{
		{"no description", "POST", all, `{"name":"x","accountSource":` + desk + `}`, `Required data "description"`, 400},
		{"no source", "POST", all, `{"name":"x","description":"d"}`, `Required data "accountSource"`, 400},
		{"enabled in a POST", "POST", all, with(`,"enabled":true`), `Unrecognized field "enabled"`, 400},
		{"an owner in a POST", "POST", all, with(`,"owner":null`), `Unrecognized field "owner"`, 400},
		{"access profiles in a POST", "POST", all, with(`,"accessProfiles":[]`), `Unrecognized field "accessProfiles"`, 400},
		{"no owner by patch", "PATCH", tickets, `[{"op":"remove","path":"/owner"}]`, `Required data "owner"`, 400},
		{"an empty description by patch", "PATCH", tickets, `[{"op":"replace","path":"/description","value":""}]`, `Required data "description"`, 400},
		{"an unknown access profile", "PATCH", tickets, `[{"op":"replace","path":"/accessProfiles","value":["p1"]}]`, `"p1" was not found`, 404},
		{"a count of its access profiles", "GET", tickets + "/access-profiles?count=true", "", "not supported", 400},
		{"the owner as a filter", "GET", all + "?" + filters(`owner.id eq "x"`), "", "cannot be filtered", 400},
	})
	bare := *c
	bare.header = c.header.Clone()
	bare.header.Del("X-Sailpoint-Experimental")
	bare.refused(400, "X-SailPoint-Experimental", "DELETE", tickets, "")
	bare.must(200, "DELETE", strings.Replace(tickets, "v2025", "beta", 1), "")
}

func TestSourceAppsListAccessProfilesElsewhere(t *testing.T) {
	for _, version := range strings.Fields(notInV3) {
		_, c := memory(t, simulator.Options{})
		tickets := wire(version, "/source-apps") + "/" + id(c.named("/v2025/source-apps/all", "Tickets"))
		agent, everyday := id(c.named("/v2025/access-profiles", "Desk Agent")), id(c.named("/v2025/access-profiles", "Everyday"))
		if got := c.must(200, "GET", tickets, "").at("/accessProfiles"); got != "(absent)" {
			t.Errorf("%s: the app has accessProfiles %s", version, got)
		}
		got := c.must(200, "PATCH", tickets, fmt.Sprintf(`[{"op":"add","path":"/accessProfiles/-","value":%q}]`, everyday))
		if got.at("/accessProfiles/1") == "(absent)" {
			t.Errorf("%s: answered %s", version, got.text)
		}
		if rows := c.must(200, "GET", tickets+"/access-profiles?"+filters(`name in ("Everyday","Desk Agent")`), ""); len(rows.rows()) != 2 {
			t.Errorf("%s: the access profiles are %s", version, rows.text)
		}
		if rows := c.must(200, "POST", tickets+"/access-profiles/bulk-remove", fmt.Sprintf(`[%q]`, agent)); len(rows.rows()) != 1 || rows.at("/0/id") != everyday {
			t.Errorf("%s: left are %s", version, rows.text)
		}
	}
}

func TestOnlyRequestableAppsAreInTheShortList(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	if got := strings.Join(c.must(200, "GET", "/v2025/source-apps", "").names("name"), ","); got != "Tickets" {
		t.Errorf("found %q", got)
	}
	if got := strings.Join(c.must(200, "GET", "/v2025/source-apps/all?"+filters(`enabled eq false`), "").names("name"), ","); got != "Drive" {
		t.Errorf("found %q", got)
	}
}
