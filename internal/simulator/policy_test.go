package simulator_test

import (
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestPoliciesByUsageType(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := c.source("v2025", "Corporate Directory") + "/provisioning-policies"
	listed := c.must(200, "GET", all, "")
	if names := strings.Join(listed.names("usageType"), ","); names != "CREATE,ENABLE,CREATE_GROUP,CREATE_MACHINE_ACCOUNT" {
		t.Errorf("listed %s", names)
	}
	if listed.at("/0/id") != "(absent)" {
		t.Error("the id of a policy is shown in v2025")
	}
	got := c.must(200, "PATCH", all+"/CREATE", `[{"op":"add","path":"/fields/-","value":{"name":"title"}}]`)
	if got.at("/fields/9/type") != "<nil>" || got.at("/fields/9/isRequired") != "false" || got.at("/fields/9/transform") != "map[]" {
		t.Errorf("an added field is %s", got.at("/fields/9"))
	}
	c.refused(404, "Referenced template 'CREATE_MACHINE_ACCOUNT' was not found.", "GET", all+"/CREATE_MACHINE_ACCOUNT", "")
	c.refused(404, `Referenced id "UPDATE" was not found`, "GET", all+"/UPDATE", "")
	c.must(204, "DELETE", all+"/ENABLE", "")
	c.must(404, "GET", all+"/ENABLE", "")
}

func TestPoliciesByID(t *testing.T) {
	_, c := memory(t, simulator.Options{PolicyIdentity: simulator.ByID})
	all := c.source("v2026", "Corporate Directory") + "/provisioning-policies"
	c.refused(404, `Referenced id "CREATE" was not found`, "GET", all+"/CREATE", "")
	id := c.must(200, "GET", all, "").at("/0/id")
	if got := c.must(200, "GET", all+"/"+id, "").at("/usageType"); got != "CREATE" {
		t.Errorf("the policy %s has usage type %s", id, got)
	}
}

func TestSecondFormOfPolicies(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := c.source("v2", "Corporate Directory") + "/provisioning-policies"
	machine := c.must(200, "GET", all+"?"+filters(`usageType eq "CREATE_MACHINE_ACCOUNT"`), "")
	if len(machine.rows()) != 1 || machine.at("/0/subtypeId") == "(absent)" {
		t.Fatalf("machine account policies: %s", machine.text)
	}
	c.must(200, "GET", all+"/"+machine.at("/0/id"), "")
	c.must(404, "GET", all+"/CREATE", "")
	c.header.Del("X-SailPoint-Experimental")
	c.refused(400, "X-SailPoint-Experimental", "GET", all, "")
}

func TestRequiredSticksOnCreatePoliciesOnly(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := c.source("v2025", "Payroll Database") + "/provisioning-policies"
	body := `{"name":"Account","usageType":"USAGE","fields":[{"name":"a","isRequired":true}]}`
	update := c.must(201, "POST", all, strings.Replace(body, "USAGE", "UPDATE", 1))
	create := c.must(200, "PUT", all+"/CREATE", strings.Replace(body, "USAGE", "CREATE", 1))
	if update.at("/fields/0/isRequired") != "false" || create.at("/fields/0/isRequired") != "true" {
		t.Errorf("isRequired is %s for UPDATE and %s for CREATE", update.at("/fields/0/isRequired"), create.at("/fields/0/isRequired"))
	}
}

func TestBulkUpdateLeavesTheOthers(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := c.source("v3", "Corporate Directory") + "/provisioning-policies"
	got := c.must(200, "POST", all+"/bulk-update", `[{"name":"Off","usageType":"DISABLE","fields":[]},{"name":"On","usageType":"ENABLE","fields":[]}]`)
	if len(got.rows()) != 2 {
		t.Errorf("answered %s", got.text)
	}
	usages := c.must(200, "GET", all, "").names("usageType")
	slices.Sort(usages)
	if strings.Join(usages, ",") != "CREATE,CREATE_GROUP,CREATE_MACHINE_ACCOUNT,DISABLE,ENABLE" {
		t.Errorf("afterwards there are %v", usages)
	}
}

func TestPolicyRefusals(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := c.source("v2025", "Corporate Directory") + "/provisioning-policies"
	tests := []struct{ name, method, path, body, cause string }{
		{"a second policy of one usage", "POST", all, `{"name":"A","usageType":"CREATE"}`, "already exists"},
		{"no name", "POST", all, `{"usageType":"UPDATE"}`, `Required data "name"`},
		{"no usage type", "POST", all, `{"name":"A"}`, `Required data "usageType"`},
		{"an unknown usage type", "POST", all, `{"name":"A","usageType":"EAT"}`, `Illegal value "EAT"`},
		{"a machine account policy in the first form", "POST", all, `{"name":"A","usageType":"CREATE_MACHINE_ACCOUNT"}`, "CREATE_MACHINE_ACCOUNT"},
		{"a field type in upper case", "PATCH", all + "/CREATE", `[{"op":"replace","path":"/fields/0/type","value":"STRING"}]`, `Illegal value "STRING"`},
		{"another usage type", "PATCH", all + "/CREATE", `[{"op":"replace","path":"/usageType","value":"UPDATE"}]`, `modify "usageType"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { c.refused(400, tt.cause, tt.method, tt.path, tt.body) })
	}
}
