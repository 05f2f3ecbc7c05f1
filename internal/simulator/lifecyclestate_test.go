package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

// states returns the path of the lifecycle states of the sample.
func (c *client) states(version string) string {
	return wire(version, "/identity-profiles") + "/" + id(c.named("/v2025/identity-profiles", "Employees")) + "/lifecycle-states"
}

func TestLifeOfALifecycleState(t *testing.T) {
	for _, version := range strings.Fields("v3 v2024 v2025 v2026 v1") {
		_, c := memory(t, simulator.Options{})
		l := life{
			path: strings.TrimPrefix(c.states("v2025"), "/v2025"), made: 201, gone: 202,
			body:   text(`{"name":"On Leave","technicalName":"onLeave","description":"d"}`),
			method: "PATCH", change: same(`[{"op":"replace","path":"/enabled","value":true}]`), pointer: "/enabled", want: "true",
		}
		l.live(c, version)
		if got := c.must(200, "GET", c.named("/v2025/identity-profiles", "Employees"), "").at("/identityRefreshRequired"); got != "true" {
			t.Errorf("%s: identityRefreshRequired is %s", version, got)
		}
	}
}

func TestBetaOnlyReadsAndChangesLifecycleStates(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := c.states("beta")
	one := all + "/" + id(c.named(c.states("v2025"), "Active"))
	got := c.must(200, "PATCH", one, `[{"op":"add","path":"/description","value":"Here"}]`)
	if got.at("/description") != "Here" || got.at("/priority") != "(absent)" || got.at("/identityState") != "(absent)" {
		t.Errorf("answered %s", got.text)
	}
	c.must(404, "GET", all, "")
	c.must(404, "POST", all, `{}`)
	c.must(404, "DELETE", one, "")
}

func TestLifecycleStatesRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := c.states("v2025")
	active, inactive := c.named(all, "Active"), c.named(all, "Inactive")
	directory, badge := id(c.source("v2025", "Corporate Directory")), id(c.source("v2025", "Badge Office"))
	actions := func(action string) string {
		return `[{"op":"replace","path":"/accountActions","value":[` + action + `]}]`
	}
	refuses(t, c, []refusal{
		{"actions in a POST", "POST", all, fmt.Sprintf(`{"name":"x","technicalName":"x","accountActions":[{"action":"ENABLE","sourceIds":[%q]}]}`, directory), "cannot have accountActions", 400},
		{"no technical name", "POST", all, `{"name":"x"}`, `Required data "technicalName"`, 400},
		{"a taken technical name", "POST", all, `{"name":"x","technicalName":"active"}`, "already exists", 400},
		{"another name", "PATCH", active, newlyRenamed, `modify "name"`, 400},
		{"another technical name", "PATCH", active, `[{"op":"replace","path":"/technicalName","value":"x"}]`, `modify "technicalName"`, 400},
		{"no access profiles", "PATCH", active, `[{"op":"replace","path":"/accessProfileIds","value":[]}]`, "accessProfileIds cannot be empty", 400},
		{"an empty description", "PATCH", active, `[{"op":"replace","path":"/description","value":""}]`, "description cannot be empty", 400},
		{"an unknown identity state", "PATCH", active, `[{"op":"replace","path":"/identityState","value":"AWAKE"}]`, "AWAKE", 400},
		{"a priority in v2024", "PATCH", strings.Replace(active, "v2025", "v2024", 1), `[{"op":"add","path":"/priority","value":5}]`, `modify "priority"`, 400},
		{"all sources and some", "PATCH", inactive, actions(fmt.Sprintf(`{"action":"DISABLE","allSources":true,"sourceIds":[%q]}`, directory)), "exclude each other", 400},
		{"some sources and others", "PATCH", inactive, actions(fmt.Sprintf(`{"action":"DISABLE","excludeSourceIds":[%q],"sourceIds":[%q]}`, badge, directory)), "exclude each other", 400},
		{"no sources", "PATCH", inactive, actions(`{"action":"DISABLE"}`), "sourceIds", 400},
		{"a source that cannot enable", "PATCH", inactive, actions(fmt.Sprintf(`{"action":"DISABLE","sourceIds":[%q]}`, badge)), `"Badge Office" cannot enable`, 400},
		{"an unknown source", "PATCH", inactive, actions(`{"action":"DISABLE","sourceIds":["s1"]}`), `"s1" was not found`, 404},
		{"a deletion of accounts of people who work", "PATCH", active, actions(`{"action":"DELETE","allSources":true}`), "INACTIVE_LONG_TERM", 400},
		{"a deletion of accounts in beta", "PATCH", strings.Replace(inactive, "v2025", "beta", 1), actions(`{"action":"DELETE","allSources":true}`), "action", 400},
		{"an unknown access profile", "PATCH", active, `[{"op":"add","path":"/accessProfileIds/-","value":"a1"}]`, `"a1" was not found`, 404},
		{"an unknown profile", "GET", "/v2025/identity-profiles/p1/lifecycle-states", "", `"p1" was not found`, 404},
		{"the deletion of its access profile", "DELETE", c.named("/v2025/access-profiles", "Everyday"), "", "in use", 400},
	})
	if got := c.must(201, "POST", all, `{"name":"x","technicalName":"x","accessProfileIds":[]}`).at("/accessProfileIds"); got != "<nil>" {
		t.Errorf("an empty list reads back as %s", got)
	}
	if got := c.must(200, "PATCH", inactive, actions(`{"action":"DELETE","allSources":true}`)); got.at("/accountActions/0/sourceIds") != "<nil>" {
		t.Errorf("an action of all sources reads back as %s", got.text)
	}
}
