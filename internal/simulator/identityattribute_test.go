package simulator_test

import (
	"slices"
	"testing"

	"isc-sync/internal/simulator"
)

func TestIdentityAttributesRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/identity-attributes"
	refuses(t, c, []refusal{
		{"no name", "POST", all, `{"displayName":"x"}`, `Required data "name"`, 400},
		{"a taken name", "POST", all, `{"name":"deskNumber"}`, "already exists", 400},
		{"a standard one", "POST", all, `{"name":"x","standard":true}`, `modify "standard"`, 400},
		{"a searchable one with many values", "POST", all, `{"name":"x","searchable":true,"multi":true}`, "can be searchable", 400},
		{"another name", "PUT", all + "/deskNumber", `{"name":"cost"}`, `modify "name"`, 400},
		{"a standard one made searchable", "PUT", all + "/department", `{"name":"department","standard":true,"searchable":true}`, "can be searchable", 400},
		{"a standard one made ordinary", "PUT", all + "/department", `{"name":"department"}`, `modify "standard"`, 400},
		{"a system one", "PUT", all + "/assignedRoleSummary", `{"name":"assignedRoleSummary","system":true}`, "cannot be configured", 400},
		{"the deletion of a standard one", "DELETE", all + "/location", "", "cannot be deleted", 400},
		{"the deletion of a system one", "DELETE", all + "/assignedRoleSummary", "", "cannot be deleted", 400},
		{"a standard one in bulk", "DELETE", all + "/bulk-delete", `{"ids":["badgeNumber","location"]}`, "cannot be deleted", 400},
		{"a page", "GET", all + "?limit=1", "", `The parameter "limit" is not supported`, 400},
	})
	profile := c.named("/v2025/identity-profiles", "Employees")
	c.must(200, "PATCH", profile, `[{"op":"add","path":"/identityAttributeConfig/attributeTransforms/-","value":{"identityAttributeName":"deskNumber","transformDefinition":{"type":"accountAttribute","attributes":{"sourceName":"HR Feed","attributeName":"department"}}}}]`)
	c.refused(400, `identity profile "Employees" maps it`, "DELETE", all+"/deskNumber", "")
	c.must(204, "DELETE", all+"/bulk-delete", `{"ids":["badgeNumber"]}`)
	c.must(404, "GET", all+"/badgeNumber", "")
}

func TestIdentityAttributesHideSome(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	for query, want := range map[string][3]bool{
		"": {true, false, false}, "?includeSystem=true": {true, true, false}, "?includeSilent=true": {true, false, true}, "?searchableOnly=true": {false, false, false},
	} {
		names := c.must(200, "GET", "/v2025/identity-attributes"+query, "").names("name")
		for i, name := range []string{"badgeNumber", "assignedRoleSummary", "cloudAuthoritativeSource"} {
			if slices.Contains(names, name) != want[i] {
				t.Errorf("%q lists %v", query, names)
			}
		}
	}
	if got := c.must(200, "GET", "/v2025/identity-attributes?count=true", "").header.Get("X-Total-Count"); got != "16" {
		t.Errorf("%s attributes", got)
	}
}

func TestASegmentOfAPathMayHaveASlash(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	c.must(201, "POST", "/v2025/identity-attributes", `{"name":"shift/site"}`)
	if got := c.must(200, "GET", "/v2025/identity-attributes/shift%2Fsite", "").at("/name"); got != "shift/site" {
		t.Errorf("got %s", got)
	}
}
