package simulator_test

import (
	"testing"

	"isc-sync/internal/simulator"
)

func TestFormDefinitionRefusals(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	path := c.named("/v2025/form-definitions", "Reason for Access")
	owner := `"owner":{"type":"IDENTITY","id":"` + c.identity("anna.berg") + `"}`
	refuses(t, c, []refusal{
		{"null instead of a list", "POST", "/v2025/form-definitions", `{"name":"x",` + owner + `,"formInput":null}`, "formInput", 400},
		{"null as the users", "POST", "/v2025/form-definitions", `{"name":"x",` + owner + `,"usedBy":null}`, "usedBy", 400},
		{"no owner", "POST", "/v2025/form-definitions", `{"name":"x"}`, "owner", 400},
		{"a list that is removed", "PATCH", path, `[{"op":"remove","path":"/formConditions"}]`, "formConditions", 400},
		{"the users", "PATCH", path, `[{"op":"replace","path":"/usedBy","value":[]}]`, "usedBy", 400},
		{"an element of an unknown type", "PATCH", path, `[{"op":"replace","path":"/formElements","value":[{"id":"1","elementType":"BOX"}]}]`, "elementType", 400},
		{"a rule without an operator", "PATCH", path, `[{"op":"replace","path":"/formConditions","value":[{"ruleOperator":"AND","rules":[{"sourceType":"INPUT","source":"a"}],"effects":[]}]}]`, "operator", 400},
	})
	if got, err := c.send("PATCH", path, "application/json-patch+json", newlyRenamed); err != nil || got.status != 415 {
		t.Errorf("another content type is answered with %d, %v", got.status, err)
	}
}

func TestFormDefinitionShowsItsUsers(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	path := c.named("/v2025/form-definitions", "Reason for Access")
	if got := c.must(200, "GET", path, ""); got.at("/usedBy") != "[]" || got.at("/formConditions/0/effects/0/config/defaultValueLabel") != "" {
		t.Errorf("GET answers %s", got.text)
	}
	list := c.must(200, "GET", "/v2025/form-definitions?limit=1", "")
	if len(list.rows()) != 1 || list.at("/count") != "2" {
		t.Errorf("the list answers %s", list.text)
	}
}
