package simulator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

// ref is a reference to an object of this kind.
func ref(kind, id string) string { return fmt.Sprintf(`{"type":%q,"id":%q}`, kind, id) }

// entitlement returns an entitlement's id by its value.
func (c *client) entitlement(value string) string {
	c.t.Helper()
	return c.must(200, "GET", "/v2025/entitlements?"+filters(fmt.Sprintf("value eq %q", value)), "").at("/0/id")
}

func TestAccessProfilesRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/access-profiles"
	desk, clerk := c.named(all, "Desk Agent"), c.named(all, "Drive Editor")
	anna, source := ref("IDENTITY", c.identity("anna.berg")), ref("SOURCE", id(c.source("v2025", "Ticket Desk")))
	drive := c.source("v2025", "Cumulus Drive")
	with := func(more string) string { return `{"name":"x","owner":` + anna + `,"source":` + source + more + `}` }
	tree := func(criteria string) string { return with(`,"provisioningCriteria":` + criteria) }
	leaf := `{"operation":"EQUALS","attribute":"a","value":"b"}`
	and := func(inner string) string { return `{"operation":"AND","children":[` + inner + `]}` }
	refuses(t, c, []refusal{
		{"no source", "POST", all, `{"name":"x","owner":` + anna + `}`, `Required data "source"`, 400},
		{"no owner", "POST", all, `{"name":"x","source":` + source + `}`, `Required data "owner"`, 400},
		{"an owner's wrong name", "POST", all, strings.Replace(with(""), `"IDENTITY"`, `"IDENTITY","name":"Bert"`, 1), `Illegal value "Bert"`, 400},
		{"enabled without entitlements", "POST", all, with(`,"enabled":true`), `Required data "entitlements"`, 400},
		{"an unknown entitlement", "POST", all, with(`,"entitlements":[` + ref("ENTITLEMENT", "none") + `]`), `"none" was not found`, 404},
		{"another source's entitlement", "POST", all, with(`,"entitlements":[` + ref("ENTITLEMENT", c.entitlement("payroll_read")) + `]`), "does not belong", 400},
		{"a long description", "POST", all, with(`,"description":"` + strings.Repeat("d", 2001) + `"`), "description", 400},
		{"the field that prose has", "POST", all, with(`,"revokeRequestConfig":{}`), "Unrecognized field", 400},
		{"an unknown segment", "POST", all, with(`,"segments":["s1"]`), `"s1" was not found`, 404},
		{"an approver without id", "POST", all, with(`,"accessRequestConfig":{"approvalSchemes":[{"approverType":"GOVERNANCE_GROUP"}]}`), "approverId", 400},
		{"an approver with id", "POST", all, with(`,"accessRequestConfig":{"approvalSchemes":[{"approverType":"MANAGER","approverId":"1"}]}`), "approverId", 400},
		{"an approver of entitlements", "POST", all, with(`,"accessRequestConfig":{"approvalSchemes":[{"approverType":"ENTITLEMENT_OWNER"}]}`), "approverType", 400},
		{"four levels", "POST", all, tree(and(and(and(leaf)))), "children", 400},
		{"HAS with a value", "POST", all, tree(`{"operation":"HAS","attribute":"a","value":"b"}`), "value", 400},
		{"EQUALS without a value", "POST", all, tree(`{"operation":"EQUALS","attribute":"a"}`), "value", 400},
		{"AND with an attribute", "POST", all, tree(`{"operation":"AND","attribute":"a","children":[` + leaf + `]}`), "operation", 400},
		{"the source alone", "PATCH", clerk, `[{"op":"replace","path":"/source","value":` + source + `}]`, "together with the entitlements", 400},
		{"the source in beta", "PATCH", strings.Replace(clerk, "v2025", "beta", 1), `[{"op":"replace","path":"/source","value":` + source + `}]`, `modify "source"`, 400},
		{"its id", "PATCH", clerk, `[{"op":"replace","path":"/id","value":"1"}]`, `modify "id"`, 400},
		{"the deletion of one in use", "DELETE", desk, "", `ROLE "Help Desk"`, 400},
		{"51 at once", "POST", all + "/bulk-delete", `{"accessProfileIds":[` + strings.Repeat(`"a",`, 50) + `"a"]}`, "limit of 50", 400},
		{"the deletion of its source", "DELETE", drive, "", `"Drive Editor"`, 400},
		{"a subadmin who is none", "GET", all + "?for-subadmin=me", "", "subadmin", 400},
		{"only unsegmented ones", "GET", all + "?include-unsegmented=false", "", "for-segment-ids", 400},
		{"a filter that the vendor lacks", "GET", all + "?" + filters(`name co "x"`), "", "not supported", 400},
	})
}

func TestAccessProfileMovesWithItsEntitlements(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	clerk := c.named("/v2025/access-profiles", "Drive Editor")
	got := c.must(200, "PATCH", clerk, fmt.Sprintf(`[{"op":"replace","path":"/source","value":%s},{"op":"replace","path":"/entitlements","value":[%s]}]`,
		ref("SOURCE", id(c.source("v2025", "Ticket Desk"))), ref("ENTITLEMENT", c.entitlement("t2"))))
	if got.at("/source/name") != "Ticket Desk" || got.at("/entitlements/0/name") != "Second Line" || got.at("/entitlements/1") != "(absent)" {
		t.Errorf("answered %s", got.text)
	}
}

func TestAccessProfilesWithAPlusAreNotFound(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	for query, want := range map[string]int{filters(`name eq "C++ Tools"`): 0, filters(`name sw "C"`): 0, "sorters=name": 4} {
		if got := c.must(200, "GET", "/v2025/access-profiles?"+query, ""); len(got.rows()) != want {
			t.Errorf("%s found %v", query, got.names("name"))
		}
	}
}

func TestAddOfAListReplacesIt(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	clerk := c.named("/v3/access-profiles", "Drive Editor")
	got := c.must(200, "PATCH", clerk, `[{"op":"add","path":"/entitlements","value":[`+ref("ENTITLEMENT", c.entitlement("viewer"))+`]}]`)
	if got.at("/entitlements/1") != "(absent)" {
		t.Errorf("add of a list kept the old elements: %s", got.text)
	}
	got = c.must(200, "PATCH", clerk, `[{"op":"add","path":"/entitlements/-","value":`+ref("ENTITLEMENT", c.entitlement("editor"))+`}]`)
	if got.at("/entitlements/1") == "(absent)" {
		t.Errorf("add of an element answered %s", got.text)
	}
}

func TestListsOfReferencesComeInAnyOrder(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	clerk := c.named("/v2025/access-profiles", "Drive Editor")
	first, second := c.must(200, "GET", clerk, "").at("/entitlements/0/id"), c.must(200, "GET", clerk, "").at("/entitlements/0/id")
	if first == second {
		t.Errorf("%s came first twice", first)
	}
	got := c.must(200, "PATCH", clerk, `[{"op":"test","path":"/entitlements/0/id","value":"`+second+`"},{"op":"remove","path":"/entitlements/0"}]`)
	if strings.Contains(got.at("/entitlements"), second) {
		t.Errorf("an index from the last read removed another element: %s", got.text)
	}
}

func TestBulkDeleteOfAccessProfiles(t *testing.T) {
	for _, version := range strings.Fields(allVersions) {
		_, c := memory(t, simulator.Options{})
		all := wire(version, "/access-profiles")
		used, free := c.named(all, "Desk Agent"), c.named(all, "C++ Tools")
		body := fmt.Sprintf(`"accessProfileIds":[%q,%q]`, id(used), id(free))
		got := c.must(200, "POST", all+"/bulk-delete", `{`+body+`}`)
		if got.at("/inUse/0/accessProfileId") != id(used) || got.at("/inUse/0/usedBy/0/name") != "Help Desk" || got.at("/pending/0") != "(absent)" {
			t.Errorf("%s: answered %s", version, got.text)
		}
		got = c.must(202, "POST", all+"/bulk-delete", `{`+body+`,"bestEffortOnly":true}`)
		c.must(200, "GET", "/v2025/task-status/"+got.at("/taskId"), "")
		if names := c.must(200, "GET", all, "").names("name"); slices.Contains(names, "C++ Tools") || !slices.Contains(names, "Desk Agent") {
			t.Errorf("%s: %v are left", version, names)
		}
	}
}

func TestRequestableInBulk(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	clerk := c.named("/v2025/access-profiles", "Drive Editor")
	got := c.must(207, "POST", "/v2025/access-profiles/bulk-update-requestable", fmt.Sprintf(`[{"id":%q,"requestable":false},{"id":"x","requestable":true}]`, id(clerk)))
	if strings.Join(got.names("status"), " ") != "200 404" || c.must(200, "GET", clerk, "").at("/requestable") != "false" {
		t.Errorf("answered %s", got.text)
	}
}
