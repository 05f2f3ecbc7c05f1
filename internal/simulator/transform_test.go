package simulator_test

import (
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestTransformsRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/transforms"
	lower, internal := c.named(all, "Lower Case"), c.named(all, "ToUpper")
	refuses(t, c, []refusal{
		{"no name", "POST", all, `{"type":"upper","attributes":null}`, `Required data "name"`, 400},
		{"no attributes", "POST", all, `{"name":"x","type":"upper"}`, `Required data "attributes"`, 400},
		{"a name of 51 characters", "POST", all, `{"name":"` + strings.Repeat("ä", 51) + `","type":"upper","attributes":null}`, `for field "name"`, 400},
		{"a type that is unknown", "POST", all, `{"name":"x","type":"shout","attributes":null}`, `for field "type"`, 400},
		{"an id", "POST", all, `{"id":"1","name":"x","type":"upper","attributes":null}`, `Unrecognized field "id"`, 400},
		{"a name that is taken", "POST", all, `{"name":"lower case","type":"lower","attributes":null}`, "already exists", 400},
		{"an unknown source", "POST", all, `{"name":"x","type":"lower","attributes":{"input":{"type":"accountAttribute","attributes":{"sourceName":"Nowhere","attributeName":"a"}}}}`, `Illegal value "Nowhere"`, 400},
		{"an unknown transform", "POST", all, `{"name":"x","type":"reference","attributes":{"id":"Nothing"}}`, `Illegal value "Nothing"`, 400},
		{"an unknown transform below", "POST", all, `{"name":"x","type":"concat","attributes":{"values":["a",{"type":"reference","attributes":{"id":"Nothing"}}]}}`, `Illegal value "Nothing"`, 400},
		{"another name", "PUT", lower, `{"name":"Other","type":"lower","attributes":{}}`, `modify "name"`, 400},
		{"another type", "PUT", lower, `{"name":"Lower Case","type":"upper","attributes":{}}`, `modify "type"`, 400},
		{"no type", "PUT", lower, `{"name":"Lower Case","attributes":{}}`, `Required data "type"`, 400},
		{"an id in a PUT", "PUT", lower, `{"id":"` + id(lower) + `","name":"Lower Case","type":"lower","attributes":{}}`, `Unrecognized field "id"`, 400},
		{"a change of an internal one", "PUT", internal, `{"name":"ToUpper","type":"upper","attributes":{}}`, "internal", 400},
		{"the deletion of an internal one", "DELETE", internal, "", "internal", 400},
		{"the deletion of one that is mapped", "DELETE", lower, "", `identity profile "Employees" maps it`, 400},
	})
}

// TestOnlyAnAccountAttributeNamesASource: to a rule it is an argument as any other.
func TestOnlyAnAccountAttributeNamesASource(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	c.must(201, "POST", "/v2025/transforms", `{"name":"x","type":"rule","attributes":{"name":"Anything","sourceName":"Nowhere"}}`)
}

func TestTransformsAreFoundByName(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	for query, want := range map[string]string{
		"name=Lower%20Case": "Lower Case", "name=lower%20case": "", filters(`name eq "lower case"`): "Lower Case",
		filters(`internal eq true and name sw "to"`): "ToUpper",
	} {
		if got := strings.Join(c.must(200, "GET", "/v3/transforms?"+query, "").names("name"), ","); got != want {
			t.Errorf("%s found %q, want %q", query, got, want)
		}
	}
}

func TestInternalTransformsMayHaveNoAttributes(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	if got := c.must(200, "GET", c.named("/v2025/transforms", "ToUpper"), ""); got.at("/attributes") != "(absent)" || got.at("/internal") != "true" {
		t.Errorf("answered %s", got.text)
	}
}
