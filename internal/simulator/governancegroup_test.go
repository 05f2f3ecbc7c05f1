package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestGovernanceGroupsRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/workgroups"
	stewards := c.named(all, "Directory Stewards")
	owner := fmt.Sprintf(`{"type":"IDENTITY","id":%q}`, c.identity("anna.berg"))
	refuses(t, c, []refusal{
		{"no owner", "POST", all, `{"name":"x"}`, `Required data "owner"`, 400},
		{"no name", "POST", all, `{"owner":` + owner + `}`, `Required data "name"`, 400},
		{"an unknown owner", "POST", all, `{"name":"x","owner":{"type":"IDENTITY","id":"nobody"}}`, `"nobody" was not found`, 404},
		{"an owner of another type", "POST", all, `{"name":"x","owner":` + strings.Replace(owner, "IDENTITY", "SOURCE", 1) + `}`, "owner.type", 400},
		{"a change of its counts", "PATCH", stewards, `[{"op":"replace","path":"/memberCount","value":9}]`, `modify "memberCount"`, 400},
		{"its members by patch", "PATCH", stewards, `[{"op":"add","path":"/memberships","value":[]}]`, `modify "memberships"`, 400},
		{"no name by patch", "PATCH", stewards, `[{"op":"remove","path":"/name"}]`, `Required data "name"`, 400},
		{"the deletion of one in use", "DELETE", stewards, "", "in use", 400},
		{"more than 100", "POST", all + "/bulk-delete", `{"ids":[` + strings.Repeat(`"a",`, 100) + `"a"]}`, "limit of 100", 400},
		{"members of another type", "POST", stewards + "/members/bulk-add", `[{"type":"SOURCE","id":"1"}]`, "type", 400},
		{"a page of 51 members", "GET", stewards + "/members?limit=51", "", "more than 50", 400},
		{"filters of members", "GET", stewards + "/members?" + filters(`id eq "x"`), "", "not supported", 400},
	})
}

func TestMembersAreAnsweredOneByOne(t *testing.T) {
	for _, version := range strings.Fields(notInV3) {
		_, c := memory(t, simulator.Options{})
		group := c.named(wire(version, "/workgroups"), "Access Reviewers")
		anna, olu := c.identity("anna.berg"), c.identity("olu.adeyemi")
		body := fmt.Sprintf(`[{"type":"IDENTITY","id":%q},{"id":"nobody"},{"id":%q}]`, anna, anna)
		if got := c.must(207, "POST", group+"/members/bulk-add", body); strings.Join(got.names("status"), " ") != "201 404 409" {
			t.Errorf("%s: bulk-add answered %s", version, got.text)
		}
		members := c.must(200, "GET", group+"/members?sorters=name&count=true", "")
		if members.at("/0/id") != anna || members.header.Get("X-Total-Count") != "2" {
			t.Errorf("%s: the members are %s", version, members.text)
		}
		body = fmt.Sprintf(`[{"id":%q},{"id":%q}]`, anna, olu)
		if got := c.must(207, "POST", group+"/members/bulk-delete", body); strings.Join(got.names("status"), " ") != "204 404" {
			t.Errorf("%s: bulk-delete answered %s", version, got.text)
		}
		if got := c.must(200, "GET", group, "").at("/memberCount"); got != "1" {
			t.Errorf("%s: %s members", version, got)
		}
	}
}

func TestGroupsAreDeletedOneByOne(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	used, free := c.named("/v2025/workgroups", "Directory Stewards"), c.named("/v2025/workgroups", "Access Reviewers")
	got := c.must(207, "POST", "/v2025/workgroups/bulk-delete", fmt.Sprintf(`{"ids":[%q,"nobody",%q]}`, id(used), id(free)))
	if strings.Join(got.names("status"), " ") != "409 404 204" {
		t.Errorf("answered %s", got.text)
	}
	connections := c.must(200, "GET", used+"/connections", "")
	if connections.at("/0/object/name") != "Corporate Directory" || connections.at("/0/connectionType") != "ManagementWorkgroup" {
		t.Errorf("the connections are %s", connections.text)
	}
	c.must(404, "GET", free, "")
}

func TestGroupsAreFoundByWhatTheVendorNames(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	for expression, want := range map[string]string{
		`name sw "dir"`: "Directory Stewards", `name in ("Access Reviewers","x")`: "Access Reviewers",
		fmt.Sprintf(`memberships.identityId eq %q`, "005fd09a4a6e89fe72b85c524f3f6a49"): "Access Reviewers",
	} {
		if got := strings.Join(c.must(200, "GET", "/v2025/workgroups?"+filters(expression), "").names("name"), ","); got != want {
			t.Errorf("%s found %q, want %q", expression, got, want)
		}
	}
	owner := c.must(200, "GET", c.named("/v2025/workgroups", "Directory Stewards"), "")
	if owner.at("/owner/displayName") != "Grace Okafor" || !strings.Contains(owner.at("/owner/emailAddress"), "@") {
		t.Errorf("the owner is %s", owner.at("/owner"))
	}
}
