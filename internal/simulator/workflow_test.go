package simulator_test

import (
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

const switchOff, switchOn = `[{"op":"replace","path":"/enabled","value":false}]`, `[{"op":"replace","path":"/enabled","value":true}]`

func TestAWorkflowChangesOnlyWhileItIsOff(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	path := c.named("/v2025/workflows", "Approve Risky Access")
	refuses(t, c, []refusal{
		{"a change", "PATCH", path, newlyRenamed, "is enabled", 400},
		{"a change that also disables it", "PATCH", path, `[{"op":"replace","path":"/enabled","value":false},{"op":"replace","path":"/name","value":"x"}]`, "is enabled", 400},
		{"a deletion", "DELETE", path, "", "is enabled", 400},
		{"its counts", "PATCH", path, `[{"op":"replace","path":"/executionCount","value":0}]`, "executionCount", 400},
	})
	c.must(200, "PATCH", path, switchOff)
	c.must(200, "PATCH", path, newlyRenamed)
	if got := c.must(200, "PATCH", path, switchOn); got.at("/enabled") != "true" || got.at("/executionCount") != "3" {
		t.Errorf("it is answered as %s", got.text)
	}
	c.must(200, "PATCH", path, switchOff)
	c.must(204, "DELETE", path, "")
}

func TestANewWorkflowIsOffAndHidesItsSecrets(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	made := c.must(200, "POST", "/v2025/workflows", `{"name":"x","enabled":true,
		"trigger":{"type":"EXTERNAL","attributes":{"name":"from outside"}},
		"definition":{"start":"Call","steps":{"Call":{"type":"action","attributes":{"basicAuthPassword":"hunter2","token":"{{$.a.b}}","param_oauth":{"paramID":"1"}}}}}}`)
	step := "/definition/steps/Call/attributes"
	if made.at("/enabled") != "false" || !strings.HasPrefix(made.at(step+"/basicAuthPassword"), "$.secrets.") || made.at(step+"/token") != "{{$.a.b}}" {
		t.Errorf("it is created as %s", made.text)
	}
	if made.at("/trigger/attributes/integrationId") != "<nil>" || !strings.Contains(made.at("/trigger/attributes/url"), made.at("/id")) {
		t.Errorf("its trigger is %s", made.at("/trigger"))
	}
	path := "/v2025/workflows/" + made.at("/id")
	changed := c.must(200, "PATCH", path, `[{"op":"replace","path":"/trigger","value":{}}]`)
	if changed.at("/trigger") != "(absent)" || changed.at(step+"/param_oauth/refID") == made.at(step+"/param_oauth/refID") {
		t.Errorf("after a change it is %s", changed.text)
	}
	c.refused(400, "owner", "POST", "/beta/workflows", `{"name":"x"}`)
	c.refused(400, "trigger.attributes.id", "PATCH", path, `[{"op":"add","path":"/trigger","value":{"type":"EVENT","attributes":{}}}]`)
	c.refused(400, "limit", "GET", "/v2025/workflows?limit=1", "")
}
