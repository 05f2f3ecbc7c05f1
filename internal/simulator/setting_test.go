package simulator_test

import (
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestSettingsAreChangedInEveryVersion(t *testing.T) {
	tests := []struct{ path, versions, method, body, pointer, want, other string }{
		{"/org-config", notInV3, "PATCH", `[{"op":"replace","path":"/timeZone","value":"Asia/Tokyo"}]`, "/timeZone", "Asia/Tokyo", "/iaiEnableCertificationRecommendations"},
		{"/auth-org/lockout-config", "v3 " + sinceV2024, "PATCH", `[{"op":"replace","path":"/maximumAttempts","value":3}]`, "/maximumAttempts", "3", "/lockoutDuration"},
		{"/auth-org/session-config", "v3 " + sinceV2024, "PATCH", `[{"op":"replace","path":"/maxIdleTime","value":20}]`, "/maxIdleTime", "20", "/maxSessionTime"},
		{"/auth-org/network-config", "v3 " + sinceV2024, "PATCH", `[{"op":"add","path":"/range","value":["203.0.113.0/24"]}]`, "/range/0", "203.0.113.0/24", "/whitelisted"},
		{"/auth-org/service-provider-config", "v3 " + sinceV2024, "PATCH", `[{"op":"add","path":"/federationProtocolDetails/0/entityId","value":"idp"}]`, "/federationProtocolDetails/0/entityId", "idp", "/federationProtocolDetails/1/callbackUrl"},
		{"/access-request-config", allVersions, "PUT", `{"reauthorizationEnabled":true}`, "/reauthorizationEnabled", "true", "/approvalsMustBeExternal"},
		{"/public-identities-config", allVersions, "PUT", `{"attributes":[{"key":"email","name":"Mail"}]}`, "/attributes/0/name", "Mail", "/modified"},
		{"/password-org-config", allVersions, "PUT", `{"digitTokenLength":8}`, "/digitTokenLength", "8", "/digitTokenDurationMinutes"},
		{"/service-desk-integrations/status-check-configuration", allVersions, "PUT", `{"provisioningStatusCheckIntervalMinutes":"45","provisioningMaxStatusCheckDays":"3"}`, "/provisioningStatusCheckIntervalMinutes", "45", "/provisioningMaxStatusCheckDays"},
		{"/reassignment-configurations/tenant-config", notInV3, "PUT", `{"configDetails":{"disabled":true}}`, "/configDetails/disabled", "true", "/auditDetails/modified"},
		{"/ui-metadata/tenant", notInV3, "PUT", `{"usernameLabel":"Badge"}`, "/usernameLabel", "Badge", "/usernameLabel"},
		{"/role-propagation-config", "v2025 v2026 v1", "PUT", `{"enabled":true}`, "/enabled", "true", "/enabledDate"},
	}
	for _, tt := range tests {
		for _, version := range strings.Fields(tt.versions) {
			_, c := memory(t, simulator.Options{})
			path := wire(version, tt.path)
			c.must(200, "GET", path, "")
			answered, shown := c.must(200, tt.method, path, tt.body), c.must(200, "GET", path, "")
			if answered.at(tt.pointer) != tt.want || shown.at(tt.pointer) != tt.want || shown.at(tt.other) == "<nil>" {
				t.Errorf("%s: answered %s, shows %s", path, answered.text, shown.text)
			}
			c.must(404, "GET", path+"/1", "")
		}
	}
}

func TestSettingsRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	org, lockout, session := "/v2025/org-config", "/v2025/auth-org/lockout-config", "/v2025/auth-org/session-config"
	provider := "/v2025/auth-org/service-provider-config"
	network := "/v2025/auth-org/network-config"
	public, password, propagation := "/v2025/public-identities-config", "/v2025/password-org-config", "/v2025/role-propagation-config"
	set := func(path, value string) string { return `[{"op":"add","path":"` + path + `","value":` + value + `}]` }
	column := func(name, required, included string) string {
		return `{"columnName":"` + name + `","required":` + required + `,"included":` + included + `,"order":9}`
	}
	columns := func(first string) string {
		return set("/sodReportConfigs", "["+first+","+column("Violation Owner", "false", "false")+","+column("Business Unit", "false", "true")+"]")
	}
	refuses(t, c, []refusal{
		{"too many attempts", "PATCH", lockout, set("/maximumAttempts", "16"), "maximumAttempts", 400},
		{"too short a time", "PATCH", lockout, set("/lockoutDuration", "4"), "lockoutDuration", 400},
		{"no window", "PATCH", lockout, `[{"op":"remove","path":"/lockoutWindow"}]`, "lockoutWindow", 400},
		{"an idle time that is not less", "PATCH", session, set("/maxIdleTime", "720"), "maxIdleTime", 400},
		{"an unknown member", "PATCH", session, set("/maxTime", "720"), `Unrecognized field "maxTime"`, 400},
		{"no entity id", "PATCH", provider, set("/enabled", "true"), "entityId", 400},
		{"another part of the tenant", "PATCH", provider, set("/federationProtocolDetails/1/alias", `"x"`), "service provider cannot be changed", 400},
		{"one part", "PATCH", provider, `[{"op":"remove","path":"/federationProtocolDetails/1"}]`, "neither be added nor removed", 400},
		{"no source", "PATCH", provider, set("/federationProtocolDetails/0/jitConfiguration", `{"enabled":true}`), "sourceId", 400},
		{"no address", "PATCH", network, set("/range", `["home"]`), "range", 400},
		{"no subnet", "POST", network, `{"range":["203.0.113.0/33"]}`, "range", 400},
		{"no code of a country", "PATCH", network, set("/geolocation", `["ch"]`), "geolocation", 400},
		{"another name of the tenant", "PATCH", org, set("/orgName", `"x"`), `modify "orgName"`, 400},
		{"no time zone", "PATCH", org, set("/timeZone", `"berlin"`), "timeZone", 400},
		{"another required column", "PATCH", org, columns(column("Policy Name", "true", "true")), `"Policy Name" cannot be changed`, 400},
		{"another column", "PATCH", org, columns(column("Policy", "true", "true")), `"Policy Name" cannot be removed`, 400},
		{"fewer columns", "PATCH", org, set("/sodReportConfigs", "[]"), "neither be added nor removed", 400},
		{"six attributes", "PUT", public, `{"attributes":[` + strings.Repeat(`{"key":"a","name":"A"},`, 5) + `{"key":"a","name":"A"}]}`, "attributes", 400},
		{"who changed it", "PUT", public, `{"attributes":[],"modifiedBy":null}`, `"modifiedBy"`, 400},
		{"too short a token", "PUT", password, `{"digitTokenLength":5}`, "digitTokenLength", 400},
		{"a date", "PUT", propagation, `{"enabled":true,"enabledDate":"2026-01-01T00:00:00Z"}`, `"enabledDate"`, 400},
		{"an unknown text", "PUT", "/v2025/ui-metadata/tenant", `{"passwordLabel":"x"}`, `"passwordLabel"`, 400},
		{"no text", "PUT", "/v2025/ui-metadata/tenant", `{"usernameLabel":1}`, "usernameLabel", 400},
		{"nothing", "PUT", propagation, `{}`, "enabled", 400},
	})
	c.must(404, "GET", "/v3/org-config", "")
	c.must(404, "GET", "/v2024/role-propagation-config", "")
}

func TestASettingMayBeCreatedFirst(t *testing.T) {
	_, c := memory(t, simulator.Options{AbsentConfig: simulator.NotFound})
	path := "/v2025/password-org-config"
	c.must(404, "GET", path, "")
	c.must(404, "PUT", path, `{"digitTokenLength":8}`)
	if got := c.must(200, "POST", path, `{"digitTokenLength":8}`); got.at("/digitTokenDurationMinutes") != "5" {
		t.Errorf("answered %s", got.text)
	}
	if got := c.must(200, "PUT", path, `{"digitTokenEnabled":true}`); got.at("/digitTokenLength") != "8" {
		t.Errorf("PUT does not keep what it was not sent: %s", got.text)
	}
}
