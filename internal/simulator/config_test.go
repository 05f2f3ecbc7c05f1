package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestAbsentConfigurations(t *testing.T) {
	parts := []string{
		"correlation-config", "native-change-detection-config", "entitlement-request-config",
		"approval-config/account-delete", "approval-config/machine-account-delete",
	}
	for choice, status := range map[simulator.AbsentConfig]int{simulator.Defaults: 200, simulator.NotFound: 404} {
		_, c := memory(t, simulator.Options{AbsentConfig: choice})
		source := c.source("v2026", "HR Feed")
		for _, part := range parts {
			c.must(status, "GET", source+"/"+part, "")
		}
		c.must(404, "GET", source+"/machine-classification-config", "")
	}
}

func TestCorrelation(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	path := c.source("beta", "HR Feed") + "/correlation-config"
	if got := c.must(200, "GET", path, ""); got.at("/attributeAssignments") != "<nil>" || got.at("/id") != "<nil>" {
		t.Errorf("no correlation is shown as %s", got.text)
	}
	got := c.must(200, "PUT", path, `{"attributeAssignments":[{"property":"b","value":"y","sequence":2},{"property":"a","value":"x","sequence":1}]}`)
	if got.at("/attributeAssignments/0/property") != "a" || got.at("/attributeAssignments/0/matchMode") != "<nil>" {
		t.Errorf("sequence does not decide: %s", got.text)
	}
	newer := c.must(200, "GET", strings.Replace(path, "/beta/", "/v2025/", 1), "")
	if newer.at("/attributeAssignments/0/sequence") != "(absent)" {
		t.Error("sequence is shown outside beta")
	}
	if ref := c.must(200, "GET", strings.TrimSuffix(path, "/correlation-config"), "").at("/accountCorrelationConfig/id"); ref != got.at("/id") {
		t.Errorf("the source refers to %s, not %s", ref, got.at("/id"))
	}
	c.refused(404, "was not found", "PUT", path, `{"id":"other"}`)
	c.refused(400, `Illegal value "NE"`, "PUT", path, `{"attributeAssignments":[{"property":"a","value":"x","operation":"NE"}]}`)
}

func TestNativeChangeDetection(t *testing.T) {
	_, c := memory(t, simulator.Options{AbsentConfig: simulator.NotFound})
	path := c.source("v2025", "Ticket Desk") + "/native-change-detection-config"
	c.must(404, "GET", path, "")
	got := c.must(200, "PUT", path, `{"enabled":true,"operations":["ACCOUNT_CREATED"]}`)
	if got.at("/allEntitlements") != "false" || got.at("/enabled") != "true" {
		t.Errorf("stored %s", got.text)
	}
	c.refused(400, `Illegal value "SLEEP"`, "PUT", path, `{"operations":["SLEEP"]}`)
	c.must(204, "DELETE", path, "")
	c.must(404, "DELETE", path, "")
}

func TestAttributeSync(t *testing.T) {
	_, c := memory(t, simulator.Options{Motion: simulator.Still})
	source := c.source("v2025", "Corporate Directory")
	path := source + "/attribute-sync-config"
	live := c.must(200, "GET", path, "")
	if live.at("/attributes/3/name") != "email" || live.at("/attributes/3/enabled") != "true" || live.at("/attributes/3/target") != "mail" {
		t.Errorf("the elements are %s", live.at("/attributes"))
	}
	off := strings.Replace(live.text, `"displayName":"Email","enabled":true`, `"displayName":"Email","enabled":false`, 1)
	if got := c.must(200, "PUT", path, off); got.at("/attributes/3/enabled") != "false" {
		t.Errorf("switching off left %s", got.at("/attributes/3"))
	}
	c.refused(400, `Required data "attributes"`, "PUT", path, fmt.Sprintf(`{"source":{"id":%q},"attributes":[]}`, live.at("/source/id")))
	c.refused(400, `modify "target"`, "PUT", path, strings.Replace(off, `"target":"mail"`, `"target":"post"`, 1))
	c.refused(400, `Illegal value "shoe"`, "PUT", path, strings.Replace(off, `"name":"email"`, `"name":"shoe"`, 1))
	c.must(200, "PATCH", source+"/provisioning-policies/CREATE", `[{"op":"add","path":"/fields/-","value":{"name":"l","transform":{"type":"identityAttribute","attributes":{"name":"location"}}}}]`)
	if got := c.must(200, "GET", path, ""); got.at("/attributes/5/name") != "location" {
		t.Errorf("a new field of the CREATE policy gives no element: %s", got.text)
	}
}

func TestOneIdentityAttributeFeedsSeveralAccountAttributes(t *testing.T) {
	_, c := memory(t, simulator.Options{Motion: simulator.Still})
	source := c.source("v2025", "Corporate Directory")
	path := source + "/attribute-sync-config"
	c.must(200, "PATCH", source+"/provisioning-policies/CREATE", `[{"op":"add","path":"/fields/-","value":{"name":"altMail","transform":{"type":"identityAttribute","attributes":{"name":"email"}}}}]`)
	got := c.must(200, "GET", path, "")
	if got.at("/attributes/3/enabled") != "true" || got.at("/attributes/5/name") != "email" || got.at("/attributes/5/target") != "altMail" {
		t.Fatalf("the elements are %s", got.at("/attributes"))
	}
	off := strings.Replace(got.text, `"displayName":"Email","enabled":true`, `"displayName":"Email","enabled":false`, 1)
	if got := c.must(200, "PUT", path, off); got.at("/attributes/3/enabled") != "false" || got.at("/attributes/5/enabled") != "true" {
		t.Errorf("one of two was switched off, and there are %s", got.at("/attributes"))
	}
}

func TestAttributeSyncIsListedInAnotherOrderAtEachRead(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	path := c.source("v2025", "Corporate Directory") + "/attribute-sync-config"
	first, second := c.must(200, "GET", path, ""), c.must(200, "GET", path, "")
	if first.at("/attributes/0/name") == second.at("/attributes/0/name") {
		t.Errorf("both reads begin with %s", first.at("/attributes/0"))
	}
}

func TestEntitlementRequestConfig(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	path := c.source("v2025", "Ticket Desk") + "/entitlement-request-config"
	group := c.must(200, "GET", "/v2025/workgroups?"+filters(`name eq "Access Reviewers"`), "").at("/0/id")
	body := `{"accessRequestConfig":{"approvalSchemes":[{"approverType":"MANAGER"},{"approverType":"GOVERNANCE_GROUP","approverId":%q}],"requireEndDate":true}}`
	got := c.must(200, "PUT", path, fmt.Sprintf(body, group))
	if got.at("/accessRequestConfig/approvalSchemes/0/approverId") != "<nil>" || got.at("/accessRequestConfig/requestCommentRequired") != "false" {
		t.Errorf("stored %s", got.text)
	}
	c.refused(404, "was not found", "PUT", path, fmt.Sprintf(body, "nobody"))
	c.refused(400, "approverId", "PUT", path, `{"revocationRequestConfig":{"approvalSchemes":[{"approverType":"MANAGER","approverId":"x"}]}}`)
}

func TestSchedules(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := c.source("v2024", "Payroll Database") + "/schedules"
	one := all + "/ACCOUNT_AGGREGATION"
	c.must(404, "GET", one, "")
	c.must(201, "POST", all, `{"type":"ACCOUNT_AGGREGATION","cronExpression":"0 0 12 1/1 * ? *"}`)
	c.refused(400, "already has", "POST", all, `{"type":"ACCOUNT_AGGREGATION","cronExpression":"0 0 12 1/1 * ? *"}`)
	c.refused(400, "cronExpression", "POST", all, `{"type":"GROUP_AGGREGATION","cronExpression":"0 12 * * *"}`)
	c.refused(400, "cronExpression", "PATCH", one, `[{"op":"replace","path":"/cronExpression","value":"0 0 12 * * *"}]`)
	c.refused(400, `modify "type"`, "PATCH", one, `[{"op":"replace","path":"/type","value":"GROUP_AGGREGATION"}]`)
	if got := c.must(200, "PATCH", one, `[{"op":"replace","path":"/cronExpression","value":"0 0 6 ? * 2-6"}]`); got.at("/cronExpression") != "0 0 6 ? * 2-6" {
		t.Errorf("stored %s", got.text)
	}
	c.must(204, "DELETE", one, "")
}

func TestSourcePasswordPolicies(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	source := c.source("v2025", "Corporate Directory")
	live := c.must(200, "GET", source+"/password-policies?count=true", "")
	if live.header.Get("X-Total-Count") != "2" || live.at("/0/selectors") != "<nil>" {
		t.Errorf("listed %s", live.text)
	}
	got := c.must(200, "PATCH", source+"/password-policies", fmt.Sprintf(`[{"policyId":%q,"policyName":"any"}]`, live.at("/1/policyId")))
	if len(got.rows()) != 1 || got.at("/0/policyName") != "Privileged" {
		t.Errorf("stored %s", got.text)
	}
	if refs := c.must(200, "GET", source, ""); refs.at("/passwordPolicies/0/name") != "Privileged" || refs.at("/passwordPolicies/1") != "(absent)" {
		t.Errorf("the source refers to %s", refs.at("/passwordPolicies"))
	}
	c.refused(404, "was not found", "PATCH", source+"/password-policies", `[{"policyId":"none"}]`)
	c.refused(400, "PASSWORD", "PATCH", c.source("v2025", "Payroll Database")+"/password-policies", `[]`)
	c.must(404, "GET", strings.Replace(source, "/v2025/", "/v2024/", 1)+"/password-policies", "")
}

func TestMachineConfigurations(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	source := c.source("v2025", "HR Feed")
	mapping := `{"target":{"type":"IDENTITY","attributeName":"owner"},"transformDefinition":{"type":"static","attributes":{},"id":"x"}}`
	if got := c.must(200, "POST", source+"/machine-account-mappings", mapping); len(got.rows()) != 1 {
		t.Errorf("POST answered %s", got.text)
	}
	c.must(200, "PUT", source+"/machine-mappings", mapping)
	c.refused(400, `Illegal value "MOON"`, "PUT", source+"/machine-mappings", strings.Replace(mapping, "IDENTITY", "MOON", 1))
	c.must(200, "DELETE", source+"/machine-account-mappings", "")
	if got := c.must(200, "GET", source+"/machine-account-mappings", ""); len(got.rows()) != 0 {
		t.Errorf("after DELETE: %s", got.text)
	}
	classification := source + "/machine-classification-config"
	nested := `{"operation":"AND","children":[{"operation":"OR","children":[{"operation":"EQUALS","attribute":"a","value":"b"%s}]}]}`
	c.must(200, "PUT", classification, `{"enabled":true,"classificationMethod":"CRITERIA","criteria":`+fmt.Sprintf(nested, "")+`}`)
	c.refused(400, "three levels", "PUT", classification, `{"criteria":`+fmt.Sprintf(nested, `,"children":[{"operation":"EQUALS"}]`)+`}`)
	c.must(200, "DELETE", classification, "")
	c.must(404, "GET", classification, "")
}

func TestApprovals(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	path := c.source("v2026", "Ticket Desk") + "/approval-config/account-delete"
	got := c.must(200, "PATCH", path, `[{"op":"replace","path":"/approvalRequired","value":true},{"op":"add","path":"/approvalConfig/timeoutConfig/daysUntilTimeout","value":90}]`)
	if got.at("/approvalRequired") != "true" || got.at("/approvalConfig/timeoutConfig/daysUntilTimeout") != "90" {
		t.Errorf("stored %s", got.text)
	}
	c.refused(400, `Illegal value "91"`, "PATCH", path, `[{"op":"add","path":"/approvalConfig/timeoutConfig/daysUntilTimeout","value":91}]`)
	c.refused(404, "was not found", "PATCH", path, `[{"op":"add","path":"/approvalConfig/fallbackApprover","value":{"type":"IDENTITY","identityID":"x"}}]`)
	c.must(404, "GET", strings.Replace(path, "/v2026/", "/v2025/", 1), "")
}
