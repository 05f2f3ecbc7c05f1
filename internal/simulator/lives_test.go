package simulator_test

import "fmt"

// A life is what every collection goes through in every version: an object is
// made, read, found in the list, changed and deleted.
type life struct {
	name, path, versions string
	body                 func(c *client) string
	made                 int // the status of the answer to POST
	method               string
	change               func(c *client, id string) string
	pointer, want        string // what the change leaves
	gone                 int    // the status of the answer to DELETE, 0 without one
	list                 string // the path of the list, where it is another one
	key                  string
	discard              string // takes a list of ids by POST, instead of DELETE
}

const (
	allVersions  = "beta v3 v2024 v2025 v2026 v1"
	notInV3      = "beta v2024 v2025 v2026 v1"
	sinceV3      = "v3 v2024 v2025 v2026 v1"
	sinceV2024   = "v2024 v2025 v2026 v1"
	newlyRenamed = `[{"op":"replace","path":"/name","value":"Renamed"}]`
)

func text(body string) func(*client) string { return func(*client) string { return body } }

func same(body string) func(*client, string) string {
	return func(*client, string) string { return body }
}

func lives() []life {
	return []life{
		{
			name: "source subtype", path: "/source-subtypes", versions: "v2026 v1", made: 201, gone: 204,
			body: func(c *client) string {
				return fmt.Sprintf(`{"sourceId":%q,"technicalName":"fresh","displayName":"Fresh","description":"d","type":"MACHINE"}`, id(c.source("v2025", "Ticket Desk")))
			},
			method: "PATCH", change: same(`[{"op":"replace","path":"/displayName","value":"Renamed"}]`), pointer: "/displayName", want: "Renamed",
		},
		{
			name: "user level", path: "/authorization/custom-user-levels", versions: "v2025 v2026 v1", made: 200, gone: 204,
			body: func(c *client) string {
				return fmt.Sprintf(`{"name":"Fresh","description":"d","owner":{"id":%q},"rightSets":["idn:ui-workgroup-management"]}`, c.identity("anna.berg"))
			},
			method: "PATCH", change: same(newlyRenamed), pointer: "/name", want: "Renamed",
		},
		{
			name: "transform", path: "/transforms", versions: allVersions, made: 201, gone: 204,
			body:   text(`{"name":"Shout","type":"upper","attributes":null}`),
			method: "PUT", change: same(`{"name":"Shout","type":"upper","attributes":{"requiresPeriodicRefresh":true}}`),
			pointer: "/attributes/requiresPeriodicRefresh", want: "true",
		},
		{
			name: "connector", path: "/connectors", versions: sinceV3, made: 200, gone: 204, key: "scriptName",
			body:   text(`{"name":"Fresh","className":"a.B","status":"RELEASED"}`),
			method: "PATCH", change: same(`[{"op":"add","path":"/connectorMetadata/shortDesc","value":"Renamed"}]`),
			pointer: "/connectorMetadata/shortDesc", want: "Renamed",
		},
		{
			name: "connector rule", path: "/connector-rules", versions: notInV3, made: 201, gone: 204,
			body:   text(`{"name":"Fresh","type":"BuildMap","sourceCode":{"version":"1.0","script":"return map;\r\n"}}`),
			method: "PUT",
			change: func(_ *client, id string) string {
				return fmt.Sprintf(`{"id":%q,"name":"Fresh","type":"BuildMap","sourceCode":{"version":"1.1","script":"return null;"}}`, id)
			},
			pointer: "/sourceCode/version", want: "1.1",
		},
		{
			name: "governance group", path: "/workgroups", versions: notInV3, made: 200, gone: 204,
			body: func(c *client) string {
				return fmt.Sprintf(`{"name":"Fresh","description":"d","owner":{"type":"IDENTITY","id":%q}}`, c.identity("anna.berg"))
			},
			method: "PATCH", change: same(newlyRenamed), pointer: "/name", want: "Renamed",
		},
		{
			name: "access profile", path: "/access-profiles", versions: allVersions, made: 201, gone: 204,
			body: func(c *client) string {
				return fmt.Sprintf(`{"name":"Fresh","owner":{"type":"IDENTITY","id":%q},"source":{"type":"SOURCE","id":%q}}`,
					c.identity("anna.berg"), id(c.source("v2025", "Ticket Desk")))
			},
			method: "PATCH", change: same(newlyRenamed), pointer: "/name", want: "Renamed",
		},
		{
			name: "campaign template", path: "/campaign-templates", versions: allVersions, made: 200, gone: 204,
			body:   text(`{"name":"Fresh","description":"d","campaign":{"name":"c","description":"d","type":"MANAGER"}}`),
			method: "PATCH", change: same(`[{"op":"replace","path":"/campaign/autoRevokeAllowed","value":true}]`),
			pointer: "/campaign/autoRevokeAllowed", want: "true",
		},
		{
			name: "saved search", path: "/saved-searches", versions: sinceV3, made: 201, gone: 204, method: "PUT",
			body:    text(`{"name":"Fresh","indices":["roles"],"query":"*","fields":["name"]}`),
			change:  same(`{"name":"Fresh","indices":["roles"],"query":"*","filters":{"name":{"type":"TERMS","terms":["x"]}}}`),
			pointer: "/fields", want: "<nil>",
		},
		{
			name: "scheduled search", path: "/scheduled-searches", versions: sinceV3, made: 201, gone: 204, method: "PUT",
			body:    scheduled(true),
			change:  func(c *client, _ string) string { return scheduled(false)(c) },
			pointer: "/enabled", want: "false",
		},
		{
			name: "non-employee source", path: "/non-employee-sources", versions: allVersions, made: 200, gone: 204, method: "PATCH",
			body: func(c *client) string {
				return fmt.Sprintf(`{"name":"Fresh","description":"d","owner":{"id":%q},"approvers":[{"id":%[1]q}]}`, c.identity("anna.berg"))
			},
			change: same(newlyRenamed), pointer: "/name", want: "Renamed",
		},
		{
			name: "campaign filter", path: "/campaign-filters", versions: sinceV3, made: 200, gone: 204, discard: "/campaign-filters/delete",
			body:   text(`{"name":"Fresh","owner":null,"mode":"INCLUSION","isSystemFilter":false,"criteriaList":[{"type":"SOURCE","property":"id","value":"x","operation":"EQUALS"}]}`),
			method: "POST",
			change: func(_ *client, id string) string {
				return fmt.Sprintf(`{"id":%q,"name":"Fresh","owner":null,"mode":"EXCLUSION","isSystemFilter":false}`, id)
			},
			pointer: "/criteriaList", want: "[]",
		},
		{
			name: "role", path: "/roles", versions: allVersions, made: 201, gone: 204,
			body: func(c *client) string {
				return fmt.Sprintf(`{"name":"Fresh","owner":{"type":"IDENTITY","id":%q}}`, c.identity("anna.berg"))
			},
			method: "PATCH", change: same(`[{"op":"replace","path":"/enabled","value":true}]`), pointer: "/enabled", want: "true",
		},
		{
			name: "identity attribute", path: "/identity-attributes", versions: notInV3, made: 201, gone: 204, key: "name",
			body: text(`{"name":"favourite","displayName":"Favourite","type":"string","sources":[]}`), method: "PUT",
			change:  same(`{"name":"favourite","displayName":"Favourite","type":"string","searchable":true,"sources":[{"type":"rule","properties":{"ruleType":"identityAttribute"}}]}`),
			pointer: "/sources/0/properties/ruleType", want: "IdentityAttribute",
		},
		{
			name: "identity profile", path: "/identity-profiles", versions: allVersions, made: 201, gone: 202,
			body: func(c *client) string {
				return fmt.Sprintf(`{"name":"Fresh","authoritativeSource":{"type":"SOURCE","id":%q}}`, id(c.source("v2025", "Badge Office")))
			},
			method: "PATCH", change: same(newlyRenamed), pointer: "/name", want: "Renamed",
		},
		{
			name: "segment", path: "/segments", versions: allVersions, made: 201, gone: 204,
			body:   text(`{"name":"Fresh","description":"d","visibilityCriteria":{"expression":{"operator":"EQUALS","attribute":"location","value":{"type":"STRING","value":"Bern"}}}}`),
			method: "PATCH", change: same(newlyRenamed), pointer: "/name", want: "Renamed",
		},
		{
			name: "source app", path: "/source-apps", versions: notInV3, made: 200, gone: 200, list: "/source-apps/all",
			body: func(c *client) string {
				return fmt.Sprintf(`{"name":"Fresh","description":"d","accountSource":{"type":"SOURCE","id":%q}}`, id(c.source("v2025", "Ticket Desk")))
			},
			method: "PATCH", change: same(newlyRenamed), pointer: "/name", want: "Renamed",
		},
		{
			name: "password policy", path: "/password-policies", versions: allVersions, made: 200, gone: 204,
			body: text(`{"name":"Fresh","minLength":8}`), method: "PUT", change: same(`{"name":"Fresh","minUpper":2}`), pointer: "/minLength", want: "0",
		},
		{
			name: "password sync group", path: "/password-sync-groups", versions: allVersions, made: 200, gone: 204,
			body: func(c *client) string {
				return fmt.Sprintf(`{"name":"Fresh","passwordPolicyId":%q,"sourceIds":[]}`, id(c.named("/v2025/password-policies", "Privileged")))
			},
			method: "PUT",
			change: func(c *client, _ string) string {
				return fmt.Sprintf(`{"name":"Other","passwordPolicyId":%q,"sourceIds":[]}`, id(c.named("/v2025/password-policies", "Privileged")))
			},
			pointer: "/name", want: "Other",
		},
		{
			name: "service desk integration", path: "/service-desk-integrations", versions: allVersions, made: 200, gone: 204,
			body:   text(`{"name":"Fresh","description":"d","type":"Custom","attributes":{"password":"secret"}}`),
			method: "PATCH", change: same(newlyRenamed), pointer: "/name", want: "Renamed",
		},
		{
			name: "general policy", path: "/sod-policies", versions: allVersions, made: 201, gone: 204,
			body:    text(`{"name":"Fresh","type":"GENERAL","policyQuery":"@access(privileged:true)","state":"ENFORCED","tags":["a-b"]}`),
			method:  "PUT",
			change:  same(`{"name":"Fresh","type":"GENERAL","policyQuery":"@access(privileged:true)","state":"NOT_ENFORCED","tags":["c-d"]}`),
			pointer: "/tags/0", want: "CD",
		},
		{
			name: "form definition", path: "/form-definitions", versions: notInV3, made: 201, gone: 204,
			body: func(c *client) string {
				return fmt.Sprintf(`{"name":"Fresh","owner":{"type":"IDENTITY","id":%q}}`, c.identity("anna.berg"))
			},
			method: "PATCH", change: same(newlyRenamed), pointer: "/name", want: "Renamed",
		},
		{
			name: "workflow", path: "/workflows", versions: allVersions, made: 200, gone: 204,
			body: func(c *client) string {
				return fmt.Sprintf(`{"name":"Fresh","owner":{"type":"IDENTITY","id":%q},"enabled":true}`, c.identity("anna.berg"))
			},
			method: "PATCH", change: same(newlyRenamed), pointer: "/name", want: "Renamed",
		},
		{
			name: "launcher", path: "/launchers", versions: notInV3, made: 201, gone: 204,
			body:    text(`{"name":"Fresh","description":"","type":"INTERACTIVE_PROCESS","disabled":false,"config":"{}"}`),
			method:  "PUT",
			change:  same(`{"name":"Fresh","description":"d","type":"INTERACTIVE_PROCESS","disabled":true,"config":"{}"}`),
			pointer: "/disabled", want: "true",
		},
		{
			name: "metadata attribute", path: "/access-model-metadata/attributes", versions: notInV3, made: 201, key: "key",
			body: text(`{"key":"fresh","name":"Fresh","objectTypes":["entitlement"]}`), method: "PATCH", change: same(newlyRenamed),
			pointer: "/name", want: "Renamed",
		},
		{
			name: "metadata value", path: "/access-model-metadata/attributes/iscPrivacy/values", versions: notInV3, made: 201, key: "value",
			body: text(`{"value":"fresh","name":"Fresh"}`), method: "PATCH", change: same(newlyRenamed), pointer: "/name", want: "Renamed",
		},
	}
}
