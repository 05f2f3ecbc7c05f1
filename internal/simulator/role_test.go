package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func standard(criteria string) string { return `{"type":"STANDARD","criteria":` + criteria + `}` }

func leafOf(property, value string) string {
	return fmt.Sprintf(`{"operation":"EQUALS","key":{"type":"IDENTITY","property":%q},"stringValue":%q}`, property, value)
}

func groupOf(operation string, children ...string) string {
	return `{"operation":"` + operation + `","children":[` + strings.Join(children, ",") + `]}`
}

func TestRolesRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/roles"
	desk := c.named(all, "Help Desk")
	anna := ref("IDENTITY", c.identity("anna.berg"))
	with := func(more string) string { return `{"name":"x","owner":` + anna + more + `}` }
	criteria := func(tree string) string { return with(`,"membership":` + standard(tree)) }
	leaf := leafOf("attribute.department", "IT")
	refuses(t, c, []refusal{
		{"an id", "POST", all, with(`,"id":"1"`), `field "id"`, 400},
		{"no owner", "POST", all, `{"name":"x"}`, `Required data "owner"`, 400},
		{"a name of 129 characters", "POST", all, strings.Replace(with(""), `"x"`, `"`+strings.Repeat("n", 129)+`"`, 1), `field "name"`, 400},
		{"an unknown access profile", "POST", all, with(`,"accessProfiles":[{"id":"p1"}]`), `"p1" was not found`, 404},
		{"four levels", "POST", all, criteria(groupOf("OR", groupOf("AND", groupOf("OR", leaf)))), "children", 400},
		{"AND below AND", "POST", all, criteria(groupOf("AND", groupOf("AND", leaf))), "operation", 400},
		{"a group with a value", "POST", all, criteria(strings.Replace(groupOf("OR", leaf), `"OR",`, `"OR","stringValue":"x",`, 1)), "operation", 400},
		{"a leaf without a value", "POST", all, criteria(`{"operation":"EQUALS","key":{"type":"IDENTITY","property":"attribute.a"}}`), "stringValue", 400},
		{"an account without source", "POST", all, criteria(strings.Replace(leaf, "IDENTITY", "ACCOUNT", 1)), "sourceId", 400},
		{"an unknown source", "POST", all, criteria(strings.Replace(leaf, `"IDENTITY"`, `"ACCOUNT","sourceId":"s1"`, 1)), `"s1" was not found`, 404},
		{"criteria and identities", "POST", all, with(`,"membership":{"type":"IDENTITY_LIST","criteria":` + leaf + `,"identities":[]}`), "membership.type", 400},
		{"a workflow beside another approver", "POST", all, with(`,"accessRequestConfig":{"approvalSchemes":[{"approverType":"OWNER"},{"approverType":"WORKFLOW","approverId":"a1f6c2c4-7a0e-4a55-9d3f-2f5f6f7f1c01"}]}`), `Illegal value "WORKFLOW"`, 400},
		{"dimensions without a schema", "POST", all, with(`,"dimensional":true`), "dimensionSchema", 400},
		{"six attributes of dimensions", "POST", all, with(`,"accessRequestConfig":{"dimensionSchema":{"dimensionAttributes":[` + strings.Repeat(`{"name":"a"},`, 5) + `{"name":"a"}]}}`), "dimensionAttributes", 400},
		{"too much metadata", "POST", all, with(`,"accessModelMetadata":{"attributes":[` + strings.Repeat(`{"key":"iscCsp","values":[{"value":"a"}]},`, 25) + `{"key":"iscCsp","values":[{"value":"a"}]}]}`), "", 400},
		{"an approver of access profiles", "POST", all, with(`,"accessRequestConfig":{"approvalSchemes":[{"approverType":"SOURCE_OWNER"}]}`), "approverType", 400},
		{"dimensional by patch", "PATCH", desk, `[{"op":"replace","path":"/dimensional","value":true}]`, `modify "dimensional"`, 400},
		{"a page of 51", "GET", all + "?limit=51", "", "more than 50", 400},
		{"51 at once", "POST", all + "/bulk-delete", `{"roleIds":[` + strings.Repeat(`"a",`, 50) + `"a"]}`, "limit of 50", 400},
		{"an unknown one in bulk", "POST", all + "/bulk-delete", `{"roleIds":["r1"]}`, `"r1" was not found`, 404},
	})
}

func TestCriteriaReadBackAsATree(t *testing.T) {
	one, two := leafOf("attribute.department", "IT"), leafOf("attribute.location", "Bern")
	for name, tt := range map[string]struct{ sent, want string }{
		"a leaf":           {one, "OR(AND([IT]))"},
		"an AND":           {groupOf("AND", one, two), "OR(AND([IT] [Bern]))"},
		"an OR":            {groupOf("OR", one, two), "OR(AND([IT]) AND([Bern]))"},
		"an OR of ANDs":    {groupOf("OR", groupOf("AND", one, two), one), "OR(AND([IT] [Bern]) AND([IT]))"},
		"groups of one":    {groupOf("AND", groupOf("OR", one)), "OR(AND([IT]))"},
		"an AND of an OR":  {groupOf("AND", groupOf("OR", one, two), one), "AND(OR([IT] [Bern]) [IT])"},
		"values of a leaf": {strings.Replace(one, `"stringValue":"IT"`, `"values":["IT"]`, 1), "OR(AND([IT]))"},
	} {
		t.Run(name, func(t *testing.T) {
			_, c := memory(t, simulator.Options{Motion: simulator.Still})
			role := c.must(201, "POST", "/v2025/roles", `{"name":"x","owner":`+ref("IDENTITY", c.identity("anna.berg"))+`,"membership":`+standard(tt.sent)+`}`)
			criteria := role.value.(map[string]any)["membership"].(map[string]any)["criteria"]
			if got := outline(criteria.(map[string]any)); got != tt.want {
				t.Errorf("read back as %s, want %s: %s", got, tt.want, role.at("/membership"))
			}
		})
	}
}

// outline writes criteria in short.
func outline(node map[string]any) string {
	children, _ := node["children"].([]any)
	if len(children) == 0 {
		if node["stringValue"] != nil {
			return fmt.Sprint(node["stringValue"])
		}
		return fmt.Sprint(node["values"])
	}
	var inner []string
	for _, one := range children {
		inner = append(inner, outline(one.(map[string]any)))
	}
	return fmt.Sprint(node["operation"]) + "(" + strings.Join(inner, " ") + ")"
}

func TestRoleMembershipHasALimit(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	payroll := c.named("/v2025/roles", "Payroll")
	var many []string
	for range 501 {
		many = append(many, ref("IDENTITY", c.identity("anna.berg")))
	}
	c.refused(400, "limit of 500", "PATCH", payroll, `[{"op":"replace","path":"/membership","value":{"type":"IDENTITY_LIST","identities":[`+strings.Join(many, ",")+`]}}]`)
	assigned := c.must(200, "GET", payroll+"/assigned-identities?sorters=aliasName", "")
	if got := strings.Join(assigned.names("aliasName"), " "); got != "frank.ode gita.shah" {
		t.Errorf("%q are assigned", got)
	}
}

func TestBulkDeleteOfRoles(t *testing.T) {
	for _, version := range strings.Fields(allVersions) {
		_, c := memory(t, simulator.Options{})
		payroll := c.named(wire(version, "/roles"), "Payroll")
		got := c.must(202, "POST", wire(version, "/roles")+"/bulk-delete", `{"roleIds":["`+id(payroll)+`"]}`)
		if task := c.must(200, "GET", "/v2025/task-status/"+got.at("/id"), ""); got.at("/type") != "TASK_RESULT" || task.at("/completed") == "<nil>" {
			t.Errorf("%s: answered %s, then %s", version, got.text, task.text)
		}
		c.must(404, "GET", payroll, "")
	}
}
