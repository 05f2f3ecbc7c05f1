package simulator_test

import (
	"testing"

	"isc-sync/internal/simulator"
)

func TestSegmentsRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/segments"
	leaf := `{"operator":"EQUALS","attribute":"location","value":{"type":"STRING","value":"Bern"}}`
	with := func(expression string) string {
		return `{"name":"x","visibilityCriteria":{"expression":` + expression + `}}`
	}
	refuses(t, c, []refusal{
		{"no name", "POST", all, `{}`, `Required data "name"`, 400},
		{"an OR", "POST", all, with(`{"operator":"OR","children":[` + leaf + `]}`), "operator", 400},
		{"three levels", "POST", all, with(`{"operator":"AND","children":[{"operator":"AND","children":[` + leaf + `]}]}`), "children", 400},
		{"an AND of nothing", "POST", all, with(`{"operator":"AND","children":[]}`), "children", 400},
		{"an EQUALS without a value", "POST", all, with(`{"operator":"EQUALS","attribute":"location"}`), "value", 400},
		{"an unknown attribute", "POST", all, with(`{"operator":"EQUALS","attribute":"shoeSize","value":{"type":"STRING","value":"9"}}`), `"shoeSize"`, 400},
		{"filters", "GET", all + "?" + filters(`name eq "x"`), "", "not supported", 400},
		{"its id", "PATCH", c.named(all, "Zürich Only"), `[{"op":"replace","path":"/id","value":"1"}]`, `modify "id"`, 400},
	})
}

func TestSegmentsAreKeptInTheirMembers(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	segment := c.named("/v2025/segments", "Zürich Only")
	profiles := "/v2025/access-profiles?for-segment-ids=" + id(segment)
	if got := c.must(200, "GET", profiles+"&include-unsegmented=false", ""); len(got.rows()) != 1 || got.at("/0/name") != "Drive Editor" {
		t.Errorf("found %s", got.text)
	}
	if got := c.must(200, "GET", profiles, ""); len(got.rows()) != 4 {
		t.Errorf("found %v", got.names("name"))
	}
	c.must(204, "DELETE", segment, "")
	if got := c.must(200, "GET", c.named("/v2025/access-profiles", "Drive Editor"), "").at("/segments"); got != "[]" {
		t.Errorf("the segments are %s", got)
	}
}
