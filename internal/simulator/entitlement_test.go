package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestEntitlementsAreFoundInBatches(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	payroll := id(c.source("v2025", "Payroll Database"))
	for query, want := range map[string]string{
		filters(fmt.Sprintf(`source.id eq %q and attribute eq "role" and value in ("payroll_read","payroll_write")`, payroll)): "payroll_read payroll_write",
		filters(`type eq "role" and name sw "edit"`): "editor",
		filters(`name eq "C++ Developers"`):          "",
		filters(`requestable eq true`):               "t1 t2 t3",
	} {
		if got := strings.Join(c.must(200, "GET", "/v2025/entitlements?sorters=value&"+query, "").names("value"), " "); got != want {
			t.Errorf("%s found %q, want %q", query, got, want)
		}
	}
}

func TestEntitlementsAreChangedByPeople(t *testing.T) {
	for _, version := range strings.Fields(notInV3) {
		_, c := memory(t, simulator.Options{})
		one := wire(version, "/entitlements") + "/" + c.entitlement("payroll_read")
		owner := ref("IDENTITY", c.identity("anna.berg"))
		got := c.must(200, "PATCH", one, `[{"op":"add","path":"/description","value":"Reads"},{"op":"add","path":"/owner","value":`+owner+`},{"op":"replace","path":"/requestable","value":true}]`)
		for pointer, want := range map[string]string{
			"/description": "Reads", "/owner/name": "Anna Berg", "/requestable": "true", "/manuallyUpdatedFields/DESCRIPTION": "true",
			"/manuallyUpdatedFields/DISPLAY_NAME": "(absent)", "/source/name": "Payroll Database",
		} {
			if got.at(pointer) != want {
				t.Errorf("%s: %s is %s, want %s", version, pointer, got.at(pointer), want)
			}
		}
	}
}

func TestPrivilegeChangedItsForm(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	admins := c.entitlement("CN=Domain Admins,CN=Users,DC=acme,DC=example")
	old, now := "/v2025/entitlements/"+admins, "/v2026/entitlements/"+admins
	if got := c.must(200, "GET", now, ""); got.at("/privilegeLevel/direct") != "HIGH" || got.at("/privileged") != "(absent)" {
		t.Errorf("answered %s", got.text)
	}
	got := c.must(200, "PATCH", now, `[{"op":"replace","path":"/privilegeOverride/level","value":"LOW"}]`)
	if got.at("/privilegeLevel/effective") != "LOW" || got.at("/privilegeLevel/setByType") != "OVERRIDE" || got.at("/privilegeOverride") != "(absent)" {
		t.Errorf("answered %s", got.text)
	}
	if got := c.must(200, "GET", old, ""); got.at("/privileged") != "false" || got.at("/privilegeLevel") != "(absent)" {
		t.Errorf("answered %s", got.text)
	}
	c.must(200, "PATCH", old, `[{"op":"replace","path":"/privileged","value":true}]`)
	if got := c.must(200, "GET", now, "").at("/privilegeLevel/direct"); got != "HIGH" {
		t.Errorf("the level is %s", got)
	}
	refuses(t, c, []refusal{
		{"the old form in the new version", "PATCH", now, `[{"op":"add","path":"/privileged","value":true}]`, `modify "privileged"`, 400},
		{"the new form in the old version", "PATCH", old, `[{"op":"add","path":"/privilegeOverride/level","value":"LOW"}]`, `modify "privilegeOverride/level"`, 400},
		{"an unknown level", "PATCH", now, `[{"op":"replace","path":"/privilegeOverride/level","value":"SOME"}]`, "level", 400},
		{"its value", "PATCH", old, `[{"op":"replace","path":"/value","value":"x"}]`, `modify "value"`, 400},
		{"a group as owner", "PATCH", old, `[{"op":"add","path":"/owner","value":{"type":"GOVERNANCE_GROUP","id":"x"}}]`, "owner.type", 400},
		{"a filter of another version", "GET", "/v2025/entitlements?" + filters(`privilegeLevel.direct eq "HIGH"`), "", "cannot be filtered", 400},
		{"51 in bulk", "POST", "/v2025/entitlements/bulk-update", `{"entitlementIds":[` + strings.Repeat(`"a",`, 50) + `"a"],"jsonPatch":[]}`, "limit of 50", 400},
		{"an unknown one in bulk", "POST", "/v2025/entitlements/bulk-update", `{"entitlementIds":["e1"],"jsonPatch":[]}`, `"e1" was not found`, 404},
	})
	c.must(404, "POST", "/v2025/entitlements", `{}`)
	c.must(404, "DELETE", old, "")
}

func TestEntitlementsInBulk(t *testing.T) {
	for _, version := range strings.Fields(notInV3) {
		_, c := memory(t, simulator.Options{})
		one, two := c.entitlement("payroll_read"), c.entitlement("payroll_write")
		c.must(204, "POST", wire(version, "/entitlements/bulk-update"), fmt.Sprintf(
			`{"entitlementIds":[%q,%q],"jsonPatch":[{"op":"replace","path":"/requestable","value":true}]}`, one, two))
		if got := c.must(200, "GET", wire(version, "/entitlements")+"?"+filters(`requestable eq true and value sw "payroll"`), ""); len(got.rows()) != 2 {
			t.Errorf("%s: %v are requestable", version, got.names("value"))
		}
	}
}

func TestEntitlementRequestConfigs(t *testing.T) {
	for _, version := range strings.Fields(notInV3) {
		_, c := memory(t, simulator.Options{})
		path := wire(version, "/entitlements") + "/" + c.entitlement("payroll_read") + "/entitlement-request-config"
		if got := c.must(200, "GET", path, ""); got.at("/accessRequestConfig/requestCommentRequired") != "false" {
			t.Errorf("%s: answered %s", version, got.text)
		}
		c.must(200, "PUT", path, `{"accessRequestConfig":{"approvalSchemes":[{"approverType":"ENTITLEMENT_OWNER"}],"requestCommentRequired":true}}`)
		if got := c.must(200, "GET", path, ""); got.at("/accessRequestConfig/approvalSchemes/0/approverType") != "ENTITLEMENT_OWNER" || got.at("/revocationRequestConfig/approvalSchemes") != "[]" {
			t.Errorf("%s: answered %s", version, got.text)
		}
		c.refused(400, "approverType", "PUT", path, `{"accessRequestConfig":{"approvalSchemes":[{"approverType":"OWNER"}]}}`)
	}
}
