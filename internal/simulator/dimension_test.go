package simulator_test

import (
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestLifeOfADimension(t *testing.T) {
	for _, version := range strings.Fields(sinceV2024) {
		_, c := memory(t, simulator.Options{})
		role := c.named(wire(version, "/roles"), "Payroll")
		l := life{
			path: "/roles/" + id(role) + "/dimensions", made: 201, gone: 204,
			body: func(c *client) string {
				return `{"name":"Bern","owner":` + ref("IDENTITY", c.identity("anna.berg")) + `,"membership":` + standard(leafOf("attribute.location", "Bern")) + `}`
			},
			method: "PATCH", change: same(newlyRenamed), pointer: "/name", want: "Renamed",
		}
		l.live(c, version)
		if got := c.must(200, "GET", role, ""); got.at("/dimensionRefs/0/name") != "Zürich" {
			t.Errorf("%s: the role answers %s", version, got.text)
		}
		one := c.named(role+"/dimensions", "Zürich")
		if got := c.must(200, "GET", one+"/entitlements", ""); strings.Join(got.names("value"), " ") != "payroll_approve" {
			t.Errorf("%s: the entitlements are %s", version, got.text)
		}
		c.must(200, "GET", one+"/access-profiles", "")
		c.must(202, "POST", role+"/dimensions/bulk-delete", `{"dimensionIds":["`+id(one)+`"]}`)
		c.must(200, "GET", role, "")
		c.must(404, "GET", one, "")
	}
}

func TestDimensionsRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	payroll, desk := c.named("/v2025/roles", "Payroll")+"/dimensions", c.named("/v2025/roles", "Help Desk")+"/dimensions"
	anna := ref("IDENTITY", c.identity("anna.berg"))
	with := func(more string) string { return `{"name":"Bern","owner":` + anna + more + `}` }
	refuses(t, c, []refusal{
		{"a role without dimensions", "POST", desk, with(""), "is not dimensional", 400},
		{"an unknown role", "POST", "/v2025/roles/r1/dimensions", with(""), `"r1" was not found`, 404},
		{"another parent", "POST", payroll, with(`,"parentId":"r1"`), `field "parentId"`, 400},
		{"a taken name", "POST", payroll, strings.Replace(with(""), "Bern", "zürich", 1), "already exists", 400},
		{"an attribute outside the schema", "POST", payroll, with(`,"membership":` + standard(leafOf("attribute.department", "IT"))), `Illegal value "department"`, 400},
		{"an operation other than EQUALS", "POST", payroll, with(`,"membership":` + standard(strings.Replace(leafOf("attribute.location", "B"), "EQUALS", "CONTAINS", 1))), "operation", 400},
		{"a list of identities", "POST", payroll, with(`,"membership":{"type":"IDENTITY_LIST"}`), "membership.type", 400},
		{"another role's dimension", "GET", desk + "/" + id(c.named(payroll, "Zürich")), "", "was not found", 404},
	})
}
