package simulator_test

import (
	"slices"
	"testing"

	"isc-sync/internal/simulator"
)

func TestMetadataRefuses(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/access-model-metadata/attributes"
	privacy := all + "/iscPrivacy"
	refuses(t, c, []refusal{
		{"a second page", "GET", all + "?offset=1", "", `"offset" is not supported`, 400},
		{"a second page of values", "GET", privacy + "/values?offset=1", "", `"offset" is not supported`, 400},
		{"filters of values", "GET", privacy + "/values?" + filters(`value eq "public"`), "", "not supported", 400},
		{"an attribute without a name", "POST", all, `{"key":"x"}`, `Required data "name"`, 400},
		{"another type", "POST", all, `{"name":"x","type":"own"}`, `"own"`, 400},
		{"a key that is taken", "POST", all, `{"key":"iscPrivacy","name":"x"}`, "already exists", 400},
		{"another key", "PATCH", privacy, `[{"op":"replace","path":"/key","value":"x"}]`, `modify "key"`, 400},
		{"other object types", "PATCH", privacy, `[{"op":"replace","path":"/objectTypes","value":[]}]`, `modify "objectTypes"`, 400},
		{"ad-hoc values outside beta", "PATCH", privacy, `[{"op":"add","path":"/isAdhoc","value":true}]`, `modify "isAdhoc"`, 400},
		{"a value that is taken", "POST", privacy + "/values", `{"value":"public","name":"x"}`, "already exists", 400},
		{"a value without a name", "POST", privacy + "/values", `{"value":"x"}`, `Required data "name"`, 400},
		{"another status", "PATCH", privacy + "/values/public", `[{"op":"replace","path":"/status","value":"x"}]`, `modify "status"`, 400},
		{"values of no attribute", "GET", all + "/none/values", "", "none", 404},
	})
}

func TestMetadataKeepsItsValuesApart(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/access-model-metadata/attributes"
	made := c.must(201, "POST", all, `{"name":"Data Class","values":[{"value":"a","name":"A"}]}`)
	if made.at("/key") != "DataClass" || made.at("/type") != "custom" || made.at("/values/0/value") != "a" {
		t.Errorf("made %s", made.text)
	}
	c.must(201, "POST", all+"/DataClass/values", `{"value":"b","name":"B"}`)
	if got := c.must(200, "GET", all+"/DataClass/values", "").names("value"); len(got) != 2 {
		t.Errorf("the values are %v", got)
	}
	c.must(200, "PATCH", all+"/DataClass", `[{"op":"replace","path":"/values","value":[{"value":"b","name":"Bee"}]}]`)
	if got := c.must(200, "GET", all+"/DataClass/values/b", "").at("/name"); got != "Bee" {
		t.Errorf("the name is %s", got)
	}
	if got := c.must(200, "GET", all+"/DataClass/values", "").names("value"); !slices.Equal(got, []string{"b"}) {
		t.Errorf("the values are %v", got)
	}
}
