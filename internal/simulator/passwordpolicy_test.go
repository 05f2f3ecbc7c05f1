package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestPoliciesForPasswordsRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all, groups := "/v2025/password-policies", "/v2025/password-sync-groups"
	standard := c.named(all, "Standard")
	directory, feed := id(c.source("v2025", "Corporate Directory")), id(c.source("v2025", "HR Feed"))
	group := func(policy, source string) string {
		return fmt.Sprintf(`{"name":"x","passwordPolicyId":%q,"sourceIds":[%q]}`, policy, source)
	}
	used := c.must(200, "POST", all, `{"name":"Used"}`).at("/id")
	c.must(200, "POST", groups, fmt.Sprintf(`{"name":"y","passwordPolicyId":%q}`, used))
	refuses(t, c, []refusal{
		{"no name", "POST", all, `{}`, `Required data "name"`, 400},
		{"a number that is text", "POST", all, `{"name":"x","minLength":"8"}`, "minLength", 400},
		{"another id", "PUT", standard, `{"id":"1","name":"Standard"}`, `modify "id"`, 400},
		{"the deletion of the default one", "DELETE", standard, "", "default", 400},
		{"the deletion of one of a group", "DELETE", all + "/" + used, "", "in use", 400},
		{"the deletion of one of a source", "DELETE", c.named(all, "Privileged"), "", "source", 400},
		{"filters", "GET", all + "?" + filters(`name eq "x"`), "", "not supported", 400},
		{"a group of no policy", "POST", groups, group("p1", directory), `"p1" was not found`, 404},
		{"a group of an unknown source", "POST", groups, group(used, "s1"), `"s1" was not found`, 404},
		{"a group of a source without passwords", "POST", groups, group(used, feed), "does not have the feature PASSWORD", 400},
		{"a source in two groups", "POST", groups, group(used, directory), `"Directory And Desk"`, 400},
	})
	bare := *c
	bare.header = c.header.Clone()
	bare.header.Del("X-Sailpoint-Experimental")
	bare.refused(400, "X-SailPoint-Experimental", "GET", standard, "")
	bare.must(200, "GET", strings.Replace(standard, "v2025", "v3", 1), "")
}

func TestPasswordPoliciesFillInWhatWasNotSent(t *testing.T) {
	for _, version := range strings.Fields(allVersions) {
		_, c := memory(t, simulator.Options{})
		got := c.must(200, "POST", wire(version, "/password-policies"), `{"name":"x"}`)
		for pointer, want := range map[string]string{
			"/minLength": "0", "/maxRepeatedChars": "-1", "/passwordExpiration": "90", "/useDictionary": "false", "/defaultPolicy": "false", "/lastUpdated": "<nil>",
		} {
			if got.at(pointer) != want {
				t.Errorf("%s: %s is %s, want %s", version, pointer, got.at(pointer), want)
			}
		}
		isText := strings.Contains(got.at("/dateCreated"), "T")
		if isText != (version == "beta" || version == "v3") {
			t.Errorf("%s: dateCreated is %s", version, got.at("/dateCreated"))
		}
	}
}

func TestPasswordPoliciesAreAssignedOnlyWhereTheyCanBe(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	desk, feed := c.source("v2025", "Ticket Desk"), c.source("v2025", "HR Feed")
	got := c.must(200, "POST", "/v2025/password-policies", fmt.Sprintf(`{"name":"x","sourceIds":[%q,%q]}`, id(desk), id(feed)))
	if got.at("/sourceIds") != "["+id(desk)+"]" {
		t.Errorf("the sources are %s", got.at("/sourceIds"))
	}
	if policies := c.must(200, "GET", desk, "").at("/passwordPolicies"); !strings.Contains(policies, got.at("/id")) {
		t.Errorf("the source has %s", policies)
	}
}
