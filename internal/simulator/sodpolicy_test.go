package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

// opposed is the body of a policy that keeps entitlements apart.
func (c *client) opposed(name, left string, more string) string {
	return fmt.Sprintf(`{"name":%q,"type":"CONFLICTING_ACCESS_BASED","conflictingAccessCriteria":{"leftCriteria":{"name":"l","criteriaList":[%s]},"rightCriteria":{"name":"r","criteriaList":[%s]}}%s}`,
		name, left, ref("ENTITLEMENT", c.entitlement("payroll_approve")), more)
}

func TestLifeOfAConflictingPolicy(t *testing.T) {
	for _, version := range strings.Fields(allVersions) {
		_, c := memory(t, simulator.Options{Motion: simulator.Still})
		read, write := c.entitlement("payroll_read"), c.entitlement("payroll_write")
		all := wire(version, "/sod-policies")
		made := c.must(201, "POST", all, c.opposed("Fresh", ref("ENTITLEMENT", read)+","+ref("ENTITLEMENT", write), ""))
		want := fmt.Sprintf("@access(id:%s OR id:%s) AND @access(id:%s)", read, write, c.entitlement("payroll_approve"))
		if made.at("/policyQuery") != want || made.at("/conflictingAccessCriteria/leftCriteria/criteriaList/0/name") != "payroll_read" {
			t.Errorf("%s: answered %s", version, made.text)
		}
		one := all + "/" + made.at("/id")
		got := c.must(200, "PATCH", one, `[{"op":"replace","path":"/conflictingAccessCriteria/leftCriteria","value":{"name":"l","criteriaList":[`+ref("ENTITLEMENT", read)+`]}},{"op":"replace","path":"/tags","value":["pay-roll"]}]`)
		if got.at("/tags/0") != "PAYROLL" || strings.Contains(got.at("/policyQuery"), write) || got.at("/modifierId") == "<nil>" {
			t.Errorf("%s: answered %s", version, got.text)
		}
		body := c.opposed("Fresh", ref("ENTITLEMENT", write), "")
		c.refused(400, "policyQuery", "PUT", one, body)
		c.must(200, "PUT", one, strings.TrimSuffix(body, "}")+fmt.Sprintf(`,"policyQuery":%q}`, got.at("/policyQuery")))
		c.must(204, "DELETE", one+"?logical=false", "")
		c.must(404, "GET", one, "")
		c.must(201, "POST", all, c.opposed("Fresh", ref("ENTITLEMENT", write), ""))
	}
}

func TestSoftDeletionKeepsTheName(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	one := c.named("/v2025/sod-policies", "Administrators Of The Directory")
	c.must(204, "DELETE", one, "")
	c.must(404, "GET", one, "")
	c.must(404, "DELETE", one, "")
	if got := c.must(200, "GET", "/v2025/sod-policies", ""); len(got.rows()) != 1 {
		t.Errorf("left are %v", got.names("name"))
	}
	c.refused(400, "already exists", "POST", "/v2025/sod-policies", `{"name":"Administrators Of The Directory","policyQuery":"*"}`)
}

func TestSodPoliciesRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/sod-policies"
	payroll, admins := c.named(all, "Write And Approve Payroll"), c.named(all, "Administrators Of The Directory")
	entitlement := ref("ENTITLEMENT", c.entitlement("payroll_read"))
	refuses(t, c, []refusal{
		{"a general one without a query", "POST", all, `{"name":"x"}`, `Required data "policyQuery"`, 400},
		{"a conflicting one without criteria", "POST", all, `{"name":"x","type":"CONFLICTING_ACCESS_BASED"}`, `Required data "conflictingAccessCriteria"`, 400},
		{"a conflicting one with a query", "POST", all, c.opposed("x", entitlement, `,"policyQuery":"*"`), "policyQuery", 400},
		{"names of entitlements", "POST", all, c.opposed("x", strings.Replace(entitlement, `}`, `,"name":"n"}`, 1), ""), "criteriaList.name", 400},
		{"a role", "POST", all, c.opposed("x", ref("ROLE", "r1"), ""), "criteriaList.type", 400},
		{"51 entitlements", "POST", all, c.opposed("x", strings.Repeat(entitlement+",", 50)+entitlement, ""), "criteriaList", 400},
		{"no entitlements", "POST", all, c.opposed("x", "", ""), "criteriaList", 400},
		{"a state of its own", "POST", all, `{"name":"x","policyQuery":"*","state":"SOMETIMES"}`, "state", 400},
		{"a level before v1", "POST", all, `{"name":"x","policyQuery":"*","level":"LOW"}`, `Unrecognized field "level"`, 400},
		{"a patch of a general one", "PATCH", admins, newlyRenamed, "GENERAL cannot be patched", 400},
		{"a patch of the query", "PATCH", payroll, `[{"op":"replace","path":"/policyQuery","value":"*"}]`, `modify "policyQuery"`, 400},
		{"a patch of the type", "PATCH", payroll, `[{"op":"replace","path":"/type","value":"GENERAL"}]`, `modify "type"`, 400},
		{"a PUT of another type", "PUT", admins, c.opposed("x", entitlement, ""), `modify "type"`, 400},
		{"a filter that v1 has", "GET", all + "?" + filters(`name sw "x"`), "", "not supported", 400},
		{"a deletion with another parameter", "DELETE", admins + "?hard=true", "", "not supported", 400},
	})
	c.must(200, "GET", "/sod-policies/v1?sorters=ownerRef.name&"+filters(`ownerRef.name sw "mar" and level eq "HIGH"`), "")
}

func TestSodSchedules(t *testing.T) {
	for _, version := range strings.Fields(allVersions) {
		_, c := memory(t, simulator.Options{})
		admins := wire(version, "/sod-policies") + "/" + id(c.named("/v2025/sod-policies", "Administrators Of The Directory"))
		one := admins + "/schedule"
		c.must(404, "GET", one, "")
		anna := ref("IDENTITY", c.identity("anna.berg"))
		body := `{"name":"Daily","description":"d","schedule":{"type":"DAILY","hours":{"type":"LIST","values":["6"]}},"recipients":[` + anna + `]}`
		c.must(200, "PUT", one, body)
		if got := c.must(200, "GET", one, ""); got.at("/recipients/0/name") != "Anna Berg" || got.at("/schedule/hours/values/0") != "6" || got.at("/emailEmptyResults") != "false" {
			t.Errorf("%s: answered %s", version, got.text)
		}
		if got := c.must(200, "GET", admins, "").at("/scheduled"); got != "true" {
			t.Errorf("%s: scheduled is %s", version, got)
		}
		c.must(200, "PUT", one, strings.Replace(body, "DAILY", "CALENDAR", 1))
		c.must(204, "DELETE", one, "")
		c.must(404, "GET", one, "")
		c.must(404, "DELETE", one, "")
		if got := c.must(200, "GET", admins, "").at("/scheduled"); got != "false" {
			t.Errorf("%s: scheduled is %s", version, got)
		}
		c.refused(400, "schedule.hours", "PUT", one, `{"name":"x","schedule":{"type":"DAILY"}}`)
		c.refused(404, `"nobody" was not found`, "PUT", one, strings.Replace(body, anna, ref("IDENTITY", "nobody"), 1))
	}
}
