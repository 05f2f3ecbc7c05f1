package simulator_test

import (
	"fmt"
	"testing"

	"isc-sync/internal/simulator"
)

func TestConnectorRulesRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/connector-rules"
	build, used := c.named(all, "Build Badge Map"), c.named(all, "JDBC Provision Payroll")
	put := func(id, name, kind, script string) string {
		return fmt.Sprintf(`{"id":%q,"name":%q,"type":%q,"sourceCode":{"version":"1.0","script":%q}}`, id, name, kind, script)
	}
	c.must(200, "PATCH", c.source("v2025", "Payroll Database"), `[{"op":"add","path":"/beforeProvisioningRule","value":{"type":"RULE","id":"`+id(used)+`"}}]`)
	refuses(t, c, []refusal{
		{"an empty script", "POST", all, `{"name":"x","type":"BuildMap","sourceCode":{"version":"1.0","script":" \n"}}`, "sourceCode.script", 400},
		{"no source code", "POST", all, `{"name":"x","type":"BuildMap"}`, `"sourceCode"`, 400},
		{"a type that is unknown", "POST", all, `{"name":"x","type":"Cloud","sourceCode":{"version":"1.0","script":"x"}}`, `for field "type"`, 400},
		{"a taken name", "POST", all, `{"name":"Build Badge Map","type":"BuildMap","sourceCode":{"version":"1.0","script":"x"}}`, "already exists", 400},
		{"an id in a POST", "POST", all, put("1", "x", "BuildMap", "x"), `Unrecognized field "id"`, 400},
		{"a signature without input", "POST", all, `{"name":"x","type":"BuildMap","signature":{"output":null},"sourceCode":{"version":"1.0","script":"x"}}`, "signature.input", 400},
		{"a PUT without id", "PUT", build, `{"name":"Build Badge Map","type":"BuildMap","sourceCode":{"version":"1.0","script":"x"}}`, `Required data "id"`, 400},
		{"another id", "PUT", build, put("1", "Build Badge Map", "BuildMap", "x"), `modify "id"`, 400},
		{"another name", "PUT", build, put(id(build), "Other", "BuildMap", "x"), `modify "name"`, 400},
		{"another type", "PUT", build, put(id(build), "Build Badge Map", "JDBCBuildMap", "x"), `modify "type"`, 400},
		{"an empty script in a PUT", "PUT", build, put(id(build), "Build Badge Map", "BuildMap", ""), "sourceCode.script", 400},
		{"the deletion of one that a source names", "DELETE", used, "", `source "Payroll Database" uses it`, 400},
	})
}

func TestConnectorRulesKeepTheirScriptAsItIs(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	made := c.must(201, "POST", "/beta/connector-rules", `{"name":"x","type":"BuildMap","sourceCode":{"version":"1.0","script":"a\r\n\tb  \n\n"}}`)
	if got := made.at("/sourceCode/script"); got != "a\r\n\tb  \n\n" {
		t.Errorf("the script is %q", got)
	}
	if made.at("/description") != "(absent)" || made.at("/modified") != "<nil>" {
		t.Errorf("answered %s", made.text)
	}
}

func TestValidateConnectorRule(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	for script, want := range map[string]string{"return map;": "OK", "{\\n  f(;\\n}": "ERROR", "(": "ERROR"} {
		got := c.must(200, "POST", "/v2025/connector-rules/validate", `{"version":"1.0","script":"`+script+`"}`)
		if got.at("/state") != want {
			t.Errorf("%q: %s", script, got.text)
		}
	}
	if got := c.must(200, "POST", "/v2025/connector-rules/validate", `{"version":"1.0","script":"{\n  f(;\n}"}`); got.at("/details/0/line") != "3" {
		t.Errorf("answered %s", got.text)
	}
}
