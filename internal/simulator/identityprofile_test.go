package simulator_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"isc-sync/internal/simulator"
)

func TestIdentityProfilesRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/identity-profiles"
	one := c.named(all, "Employees")
	badge, feed := ref("SOURCE", id(c.source("v2025", "Badge Office"))), ref("SOURCE", id(c.source("v2025", "HR Feed")))
	mapping := func(name, kind, attributes string) string {
		return `{"identityAttributeName":"` + name + `","transformDefinition":{"type":"` + kind + `","attributes":` + attributes + `}}`
	}
	with := func(mapping string) string {
		return `{"name":"x","authoritativeSource":` + badge + `,"identityAttributeConfig":{"enabled":true,"attributeTransforms":[` + mapping + `]}}`
	}
	refuses(t, c, []refusal{
		{"no source", "POST", all, `{"name":"x"}`, `Required data "authoritativeSource"`, 400},
		{"a source that has a profile", "POST", all, `{"name":"x","authoritativeSource":` + feed + `}`, `"Employees"`, 409},
		{"a taken priority", "POST", all, `{"name":"x","priority":10,"authoritativeSource":` + badge + `}`, "priority 10", 400},
		{"an unknown attribute", "POST", all, with(mapping("shoeSize", "accountAttribute", `{}`)), `Illegal value "shoeSize"`, 400},
		{"an unknown source", "POST", all, with(mapping("uid", "accountAttribute", `{"sourceName":"Nowhere"}`)), `Illegal value "Nowhere"`, 400},
		{"an unknown id of a source", "POST", all, with(mapping("uid", "accountAttribute", `{"sourceName":"HR Feed","sourceId":"s1"}`)), `"s1" was not found`, 404},
		{"an unknown transform", "POST", all, with(mapping("uid", "reference", `{"id":"Nothing"}`)), `Illegal value "Nothing"`, 400},
		{"source and mappings at once", "PATCH", one, `[{"op":"replace","path":"/authoritativeSource","value":` + badge + `},{"op":"replace","path":"/identityAttributeConfig/attributeTransforms","value":[]}]`, "at once", 400},
		{"its count", "PATCH", one, `[{"op":"replace","path":"/identityCount","value":1}]`, `modify "identityCount"`, 400},
		{"its refresh", "PATCH", one, `[{"op":"replace","path":"/identityRefreshRequired","value":true}]`, `modify "identityRefreshRequired"`, 400},
		{"an unknown one in bulk", "POST", all + "/bulk-delete", `["p1"]`, `"p1" was not found`, 404},
	})
}

func TestNewIdentityProfileBringsMappingsAndStates(t *testing.T) {
	for _, version := range strings.Fields(allVersions) {
		_, c := memory(t, simulator.Options{})
		made := c.must(201, "POST", wire(version, "/identity-profiles"), `{"name":"x","authoritativeSource":`+ref("SOURCE", id(c.source("v2025", "Badge Office")))+`}`)
		if made.at("/priority") != "20" || made.at("/identityAttributeConfig/attributeTransforms/4") == "(absent)" {
			t.Errorf("%s: answered %s", version, made.text)
		}
		one := wire(version, "/identity-profiles") + "/" + made.at("/id")
		if got := c.must(200, "GET", one+"/default-identity-attribute-config", ""); got.at("/attributeTransforms/0/identityAttributeName") != "uid" {
			t.Errorf("%s: the default is %s", version, got.text)
		}
		states := c.must(200, "GET", "/v2025/identity-profiles/"+made.at("/id")+"/lifecycle-states?sorters=priority", "")
		if strings.Join(states.names("technicalName"), " ") != "active inactive" || states.at("/0/enabled") != "false" || states.at("/1/priority") != "20" {
			t.Errorf("%s: the states are %s", version, states.text)
		}
		if got := c.must(200, "GET", c.source("v2025", "Badge Office"), "").at("/authoritative"); got != "true" {
			t.Errorf("%s: the source has authoritative %s", version, got)
		}
	}
}

func TestMappingsAskForARefresh(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	one := c.named("/v2025/identity-profiles", "Employees")
	got := c.must(200, "PATCH", one, `[{"op":"remove","path":"/identityAttributeConfig/attributeTransforms/0"}]`)
	if got.at("/identityRefreshRequired") != "true" {
		t.Errorf("answered %s", got.text)
	}
	c.must(202, "POST", one+"/process-identities", "")
	if got := c.must(200, "GET", one, "").at("/identityRefreshRequired"); got != "false" {
		t.Errorf("after the refresh it is %s", got)
	}
}

func TestIdentityProfileKeepsItsSourceUntilItIsGone(t *testing.T) {
	now := time.Date(2026, 10, 1, 12, 0, 0, 0, time.UTC)
	_, c := memory(t, simulator.Options{TaskDelay: time.Second, TokenLife: time.Hour, Now: func() time.Time { return now }})
	one, feed := c.named("/v2025/identity-profiles", "Employees"), c.source("v2025", "HR Feed")
	task := c.must(202, "DELETE", one, "")
	if task.at("/completed") != "(absent)" || task.at("/name") == "(absent)" {
		t.Errorf("answered %s", task.text)
	}
	c.must(200, "GET", one, "")
	c.refused(400, `identity profile "Employees" uses it`, "DELETE", feed, "")
	now = now.Add(time.Second)
	c.must(404, "GET", one, "")
	c.must(404, "GET", one+"/lifecycle-states", "")
	if got := c.must(200, "GET", feed, "").at("/authoritative"); got != "false" {
		t.Errorf("the source has authoritative %s", got)
	}
	c.must(200, "GET", "/v2025/task-status/"+task.at("/id"), "")
	if got := c.must(200, "GET", "/v2025/task-status/"+task.at("/id"), "").at("/completionStatus"); got != "SUCCESS" {
		t.Errorf("the task ended with %s", got)
	}
}

func TestIdentityProfilesInBulk(t *testing.T) {
	for _, version := range strings.Fields(allVersions) {
		_, c := memory(t, simulator.Options{})
		one := c.named(wire(version, "/identity-profiles"), "Employees")
		c.must(202, "POST", wire(version, "/identity-profiles/bulk-delete"), fmt.Sprintf(`[%q]`, id(one)))
		c.must(404, "GET", one, "")
	}
}
