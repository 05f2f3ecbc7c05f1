package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestCreateSourceRefuses(t *testing.T) {
	owner := func(id string) string {
		return `{"name":"New One","connector":"jdbc","owner":{"type":"IDENTITY","id":"` + id + `"}}`
	}
	_, c := memory(t, simulator.Options{})
	tests := []struct {
		name, body, cause string
		status            int
	}{
		{"no name", `{"connector":"jdbc","owner":{"type":"IDENTITY","id":"x"}}`, `"x" was not found`, 404},
		{"no connector", create(c, ``), `Required data "connector"`, 400},
		{"no owner", `{"name":"N","connector":"jdbc"}`, `Required data "owner"`, 400},
		{"an unknown owner", owner("nobody"), `Referenced id "nobody" was not found`, 404},
		{"an unknown connector", create(c, `,"connector":"fax"`), `Illegal value "fax"`, 400},
		{"a taken name", strings.Replace(create(c, `,"connector":"jdbc"`), "New One", "HR Feed", 1), "already exists", 400},
		{"an unknown member", create(c, `,"connector":"jdbc","colour":"red"`), `Unrecognized field "colour"`, 400},
		{"a threshold beyond 100", create(c, `,"connector":"jdbc","deleteThreshold":101`), "deleteThreshold", 400},
		{"another source's correlation", create(c, `,"connector":"jdbc","accountCorrelationConfig":{"type":"ACCOUNT_CORRELATION_CONFIG","id":"c1"}`), `"c1" was not found`, 404},
		{"an unknown rule", create(c, `,"connector":"jdbc","beforeProvisioningRule":{"type":"RULE","id":"r1","name":"R"}`), `"r1" was not found`, 404},
		{"another tenant's connector instance", create(c, `,"connector":"cumulus-drive","connectorAttributes":{"spConnectorInstanceId":"i"}`), "another tenant", 500},
		{"a body that is no object", `[]`, "not an object", 400},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { c.refused(tt.status, tt.cause, "POST", "/v2025/sources", tt.body) })
	}
}

func TestCreateSource(t *testing.T) {
	cluster := `"cluster":{"type":"CLUSTER","id":"%s","name":"Corporate Cluster"}`
	tests := []struct {
		name, extra, query string
		want               map[string]string
	}{
		{"active directory brings schemas, policies and a correlation", `,"connector":"active-directory","connectorAttributes":{"password":"hush","healthCheckTimeout":99}`, "", map[string]string{
			"/type": "Active Directory - Direct", "/owner/name": "Eva Lind", "/connectorAttributes/healthCheckTimeout": "99",
			"/connectorAttributes/pageSize": "100", "/schemas/2/name": "sharedMailbox", "/accountCorrelationConfig/type": "ACCOUNT_CORRELATION_CONFIG",
			"/deleteThreshold": "10", "/authoritative": "false",
		}},
		{"the server completes the name of a connector", `,"connector":"delimited-file"`, "", map[string]string{
			"/connector": "delimited-file-angularsc", "/type": "Delimited File", "/accountCorrelationConfig": "<nil>", "/connectionType": "file",
		}},
		{"a CSV source has the other type", `,"connector":"delimited-file-angularsc"`, "?provisionAsCsv=true", map[string]string{"/type": "DelimitedFile", "/schemas/0/name": "account"}},
		{"a file with its type set directly is broken", `,"connector":"delimited-file-angularsc","type":"DelimitedFile"`, "", map[string]string{"/schemas": "[]"}},
		{"a file has no cluster", `,"connector":"delimited-file",` + cluster, "", map[string]string{"/cluster": "<nil>"}},
		{"a direct connector has one", `,"connector":"jdbc-angularsc",` + cluster, "", map[string]string{"/cluster/name": "Corporate Cluster"}},
		{"category is ignored", `,"connector":"jdbc","category":"Finance"`, "", map[string]string{"/category": "<nil>"}},
		{"a display name that was sent is rewritten", `,"connector":"jdbc","connectorAttributes":{"cloudDisplayName":"Other"}`, "", map[string]string{"/connectorAttributes/cloudDisplayName": "New One"}},
		{"SaaS gets an instance", `,"connector":"cumulus-drive","connectorAttributes":{"spConnectorSpecId":"4b1d7c0e-52aa-4c1e-9f63-0b8f0a6d2c11"}`, "", map[string]string{"/cluster/name": "sp_connect_proxy_cluster", "/connectorAttributes/idnProxyType": "sp-connect"}},
		{"SaaS without its specification gets none", `,"connector":"cumulus-drive"`, "", map[string]string{"/connectorAttributes/spConnectorInstanceId": "(absent)"}},
		{"a custom connector is its id", `,"connector":"9e0c4f7a-1f35-4d2b-8a51-6c3d9b7e4f20"`, "", map[string]string{
			"/connector": "9e0c4f7a-1f35-4d2b-8a51-6c3d9b7e4f20", "/connectorId": "9e0c4f7a-1f35-4d2b-8a51-6c3d9b7e4f20",
			"/connectorName": "Badge Office", "/connectorAttributes/spConnectorSpecId": "9e0c4f7a-1f35-4d2b-8a51-6c3d9b7e4f20",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, c := memory(t, simulator.Options{})
			cluster := c.must(200, "GET", "/v2025/managed-clusters?"+filters(`name eq "Corporate Cluster"`), "").at("/0/id")
			got := c.must(201, "POST", "/v2025/sources"+tt.query, create(c, strings.ReplaceAll(tt.extra, "%s", cluster)))
			for pointer, want := range tt.want {
				if got.at(pointer) != want {
					t.Errorf("%s is %q, want %q", pointer, got.at(pointer), want)
				}
			}
		})
	}
}

func create(c *client, extra string) string {
	return fmt.Sprintf(`{"name":"New One","owner":{"type":"IDENTITY","id":%q}%s}`, c.identity("eva.lind"), extra)
}

func TestPatchSourceRefuses(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	path := c.source("v2025", "Corporate Directory")
	tests := []struct{ name, ops, cause string }{
		{"the id", `[{"op":"replace","path":"/id","value":"x"}]`, `Illegal attempt to modify "id" field`},
		{"the type", `[{"op":"replace","path":"/type","value":"x"}]`, `"type"`},
		{"the connector", `[{"op":"replace","path":"/connector","value":"x"}]`, `"connector"`},
		{"authoritative", `[{"op":"replace","path":"/authoritative","value":true}]`, `"authoritative"`},
		{"the password policies", `[{"op":"remove","path":"/passwordPolicies/0"}]`, `"passwordPolicies"`},
		{"the schemas", `[{"op":"remove","path":"/schemas/0"}]`, `"schemas"`},
		{"the health", `[{"op":"replace","path":"/connectorAttributes/healthy","value":false}]`, `Illegal attempt to modify "healthy" field`},
		{"the attributes as a whole", `[{"op":"replace","path":"/connectorAttributes","value":{"healthCheckTimeout":1}}]`, `Illegal attempt to modify "healthy" field`},
		{"all attributes removed", `[{"op":"remove","path":"/connectorAttributes"}]`, `"healthy"`},
		{"a missing target", `[{"op":"replace","path":"/connectorAttributes/none","value":1}]`, "does not exist"},
		{"a null", `[{"op":"replace","path":"/description","value":null}]`, "null"},
		{"no name", `[{"op":"remove","path":"/name"}]`, `Required data "name"`},
		{"a taken name", `[{"op":"replace","path":"/name","value":"HR Feed"}]`, "already exists"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { c.refused(400, tt.cause, "PATCH", path, tt.ops) })
	}
	t.Run("another content type", func(t *testing.T) {
		got, err := c.send("PATCH", path, "application/json", `[]`)
		if err != nil || got.status != 415 {
			t.Errorf("status %d, %v; want 415", got.status, err)
		}
	})
	t.Run("an unknown reference is not found", func(t *testing.T) {
		c.refused(404, "was not found", "PATCH", path, `[{"op":"replace","path":"/owner/id","value":"x"}]`)
	})
}

func TestPatchSource(t *testing.T) {
	tests := []struct {
		name, source, ops string
		want              map[string]string
	}{
		{"one leaf deep down", "Corporate Directory", `[{"op":"replace","path":"/connectorAttributes/domainSettings/0/servers/1","value":"dc9.acme.example"}]`, map[string]string{"/connectorAttributes/domainSettings/0/servers/1": "dc9.acme.example", "/connectorAttributes/domainSettings/0/servers/0": "dc1.acme.example"}},
		{"add over an existing key", "Corporate Directory", `[{"op":"add","path":"/connectorAttributes/healthCheckTimeout","value":60}]`, map[string]string{"/connectorAttributes/healthCheckTimeout": "60"}},
		{"escaped keys", "Büro Zürich – Zutritt", `[{"op":"replace","path":"/connectorAttributes/filter~1badge","value":"x"},{"op":"remove","path":"/connectorAttributes/~0home"}]`, map[string]string{"/connectorAttributes/filter~1badge": "x", "/connectorAttributes/~0home": "(absent)"}},
		{"the display name follows the name", "Ticket Desk", `[{"op":"replace","path":"/name","value":"Help Desk"}]`, map[string]string{"/connectorAttributes/cloudDisplayName": "Help Desk"}},
		{"a reference as a whole", "Corporate Directory", `[{"op":"replace","path":"/cluster","value":{"type":"CLUSTER","id":"PLANT","name":"Plant Cluster"}}]`, map[string]string{"/cluster/name": "Plant Cluster"}},
		{"a reference by its id alone takes the new name", "Corporate Directory", `[{"op":"replace","path":"/cluster/id","value":"PLANT"}]`, map[string]string{"/cluster/name": "Plant Cluster"}},
		{"a reference removed", "Corporate Directory", `[{"op":"remove","path":"/cluster"}]`, map[string]string{"/cluster": "<nil>"}},
		{"category comes to nothing", "Corporate Directory", `[{"op":"add","path":"/category","value":"x"}]`, map[string]string{"/category": "<nil>"}},
		{"sp attributes are dropped", "Cumulus Drive", `[{"op":"replace","path":"/connectorAttributes/spConnectorSpecId","value":"x"},{"op":"remove","path":"/connectorAttributes/idnProxyType"}]`, map[string]string{"/connectorAttributes/spConnectorSpecId": "4b1d7c0e-52aa-4c1e-9f63-0b8f0a6d2c11", "/connectorAttributes/idnProxyType": "sp-connect"}},
		{"custom schemas are not", "Cumulus Drive", `[{"op":"replace","path":"/connectorAttributes/spConnectorSupportsCustomSchemas","value":false}]`, map[string]string{"/connectorAttributes/spConnectorSupportsCustomSchemas": "false"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, c := memory(t, simulator.Options{})
			plant := c.must(200, "GET", "/v2025/managed-clusters?"+filters(`name eq "Plant Cluster"`), "").at("/0/id")
			path := c.source("v2025", tt.source)
			c.must(200, "PATCH", path, strings.ReplaceAll(tt.ops, "PLANT", plant))
			got := c.must(200, "GET", path, "")
			for pointer, want := range tt.want {
				if got.at(pointer) != want {
					t.Errorf("%s is %q, want %q", pointer, got.at(pointer), want)
				}
			}
		})
	}
}

func TestSecrets(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	path := c.source("v2025", "Corporate Directory")
	pointer := "/connectorAttributes/password"
	before := c.must(200, "GET", path, "").at(pointer)
	if !simulator.Seals(before, "sample-directory-secret") {
		t.Errorf("the sample's secret is %q", before)
	}
	after := c.must(200, "PATCH", path, `[{"op":"replace","path":"/connectorAttributes/password","value":"clear text"}]`).at(pointer)
	if strings.Contains(after, "clear") || !simulator.Seals(after, "clear text") || simulator.Seals(after, "other") {
		t.Errorf("a new secret is kept as %q", after)
	}
	again := c.must(200, "PATCH", path, fmt.Sprintf(`[{"op":"replace","path":"/connectorAttributes/password","value":%q}]`, after)).at(pointer)
	if again != after {
		t.Errorf("cipher text sent back became %q", again)
	}
}

func TestPutSource(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	path := c.source("v2025", "Corporate Directory")
	live := c.must(200, "GET", path, "")
	body := strings.Replace(live.text, "Employees and contractors", "Everybody", 1)
	got := c.must(200, "PUT", path, body)
	if got.at("/description") != "Everybody" || got.at("/connectorAttributes/password") != live.at("/connectorAttributes/password") {
		t.Errorf("a full replacement left %s", got.text)
	}
	c.refused(400, `"type"`, "PUT", path, strings.Replace(body, `"type":"Active Directory - Direct"`, `"type":"LDAP"`, 1))
	c.refused(400, `"healthy"`, "PUT", path, strings.Replace(body, `"healthy":true`, `"healthy":false`, 1))
	c.refused(400, `"id"`, "PUT", path, create(c, `,"connector":"active-directory"`))
}
