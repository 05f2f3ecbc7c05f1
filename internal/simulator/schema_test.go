package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

const groupSchema = `{"name":"group","nativeObjectType":"Group","identityAttribute":"dn","displayAttribute":"cn","attributes":[{"name":"dn"},{"name":"cn"}]}`

func TestSchemasAreListedWhole(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	path := c.source("v2025", "Ticket Desk") + "/schemas"
	for query, want := range map[string]string{
		"":                       "group,account",
		"?include-types=group":   "group",
		"?include-types=user":    "group,account",
		"?include-names=account": "account",
		"?include-types=group&include-names=account": "group",
		"?include-names=nobody":                      "",
	} {
		if got := strings.Join(c.must(200, "GET", path+query, "").names("name"), ","); got != want {
			t.Errorf("%q lists %q, want %q", query, got, want)
		}
	}
}

func TestGroupAttributeNeedsItsSchemaFirst(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	source := c.source("v2025", "Corporate Directory")
	account := c.schema(source, "account")
	link := `[{"op":"add","path":"/attributes/15/schema","value":{"type":"CONNECTOR_SCHEMA","id":"%s","name":"group"}},{"op":"replace","path":"/attributes/15/isGroup","value":true}]`
	c.refused(404, "was not found", "PATCH", account, fmt.Sprintf(link, "none"))
	c.refused(400, "refer to a group schema", "PATCH", account, `[{"op":"replace","path":"/attributes/15/isGroup","value":true}]`)
	group := c.must(201, "POST", source+"/schemas", groupSchema)
	got := c.must(200, "PATCH", account, fmt.Sprintf(link, group.at("/id")))
	if got.at("/attributes/15/isGroup") != "true" || got.at("/attributes/15/schema/name") != "group" {
		t.Errorf("the attribute is %s", got.at("/attributes/15"))
	}
	path := source + "/schemas/" + group.at("/id")
	c.refused(400, `attribute "memberOf" of schema "account" refers to it`, "DELETE", path, "")
	c.must(200, "PATCH", account, `[{"op":"replace","path":"/attributes/15/isGroup","value":false},{"op":"remove","path":"/attributes/15/schema"}]`)
	c.must(204, "DELETE", path, "")
	c.must(404, "GET", path, "")
}

func TestSchemaMembersAreFilledIn(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	source := c.source("v2025", "Corporate Directory")
	got := c.must(201, "POST", source+"/schemas", groupSchema)
	for pointer, want := range map[string]string{
		"/attributes/0/type": "STRING", "/attributes/0/nativeName": "<nil>", "/attributes/0/isMulti": "false",
		"/attributes/0/schema": "<nil>", "/attributes/0/description": "", "/includePermissions": "false", "/modified": "<nil>",
	} {
		if got.at(pointer) != want {
			t.Errorf("%s is %q, want %q", pointer, got.at(pointer), want)
		}
	}
	after := c.must(200, "PATCH", source+"/schemas/"+got.at("/id"), `[{"op":"add","path":"/attributes/-","value":{"name":"size","type":"INT"}}]`)
	if after.at("/attributes/2/isEntitlement") != "false" || after.at("/modified") == "<nil>" {
		t.Errorf("after adding an attribute: %s", after.text)
	}
}

func TestSchemaRefusals(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	source := c.source("v2025", "Corporate Directory")
	account := c.schema(source, "account")
	live := c.must(200, "GET", account, "")
	tests := []struct {
		name, method, path, body, cause string
		status                          int
	}{
		{"a second schema of one name", "POST", source + "/schemas", `{"name":"account"}`, "already exists", 400},
		{"a schema without a name", "POST", source + "/schemas", `{}`, `Required data "name"`, 400},
		{"two attributes of one name", "POST", source + "/schemas", `{"name":"g","attributes":[{"name":"a"},{"name":"a"}]}`, "two attributes", 400},
		{"a type in lower case", "POST", source + "/schemas", `{"name":"g","attributes":[{"name":"a","type":"string"}]}`, `Illegal value "string"`, 400},
		{"an unknown member", "POST", source + "/schemas", `{"name":"g","attributes":[{"name":"a","isMultiValued":true}]}`, `Unrecognized field "isMultiValued"`, 400},
		{"an identity attribute that is none", "POST", source + "/schemas", `{"name":"g","identityAttribute":"x","attributes":[{"name":"a"}]}`, "not an attribute of the schema", 400},
		{"PUT without the id", "PUT", account, strings.Replace(live.text, live.at("/id"), "", 1), `Required data "id"`, 400},
		{"another name", "PATCH", account, `[{"op":"replace","path":"/name","value":"x"}]`, `modify "name"`, 400},
		{"another date", "PATCH", account, `[{"op":"replace","path":"/created","value":"2020-01-01T00:00:00Z"}]`, `modify "created"`, 400},
		{"deleting the account schema", "DELETE", account, "", "cannot be deleted", 400},
		{"deleting the identity attribute", "PATCH", account, `[{"op":"remove","path":"/attributes/0"}]`, "identityAttribute", 400},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { c.refused(tt.status, tt.cause, tt.method, tt.path, tt.body) })
	}
}

func TestIdentityAttributeCannotComeLater(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	source := c.source("v2025", "Corporate Directory")
	got := c.must(201, "POST", source+"/schemas", `{"name":"g","attributes":[{"name":"a"}]}`)
	c.refused(400, "created without one", "PATCH", source+"/schemas/"+got.at("/id"), `[{"op":"replace","path":"/identityAttribute","value":"a"}]`)
}

func TestPutSchemaReplacesIt(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	account := c.schema(c.source("v3", "Payroll Database"), "account")
	live := c.must(200, "GET", account, "")
	got := c.must(200, "PUT", account, strings.Replace(live.text, `"displayAttribute":"login"`, `"displayAttribute":"badge"`, 1))
	if got.at("/displayAttribute") != "badge" {
		t.Errorf("displayAttribute is %q", got.at("/displayAttribute"))
	}
}
