package simulator_test

import (
	"slices"
	"testing"

	"isc-sync/internal/simulator"
)

func TestADataSegmentHasADraftAndWhatIsPublished(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/data-segments"
	shows := func(query, name string) bool {
		return slices.Contains(c.must(200, "GET", all+query, "").names("name"), name)
	}
	refuses(t, c, []refusal{
		{"no name", "POST", all, `{}`, `Required data "name"`, 400},
		{"a filter that is missing", "POST", all, `{"name":"x","membership":"FILTER"}`, "memberFilter", 400},
		{"a role in a selection", "POST", all, `{"name":"x","membership":"SELECTION","memberSelection":[{"type":"ROLE","id":"1"}]}`, "ROLE", 400},
		{"sorters", "GET", all + "?sorters=name", "", "not supported", 400},
	})
	fresh, other := c.must(201, "POST", all, `{"name":"Fresh"}`).at("/id"), c.must(201, "POST", all, `{"name":"Other"}`).at("/id")
	if shows("", "Fresh") || shows("?published=false", "Fresh") || !shows("?published=false&enabled=false", "Fresh") {
		t.Error("a draft that is off is listed with drafts that are off")
	}
	c.must(200, "PATCH", all+"/"+fresh, `[{"op":"replace","path":"/enabled","value":true}]`)
	c.must(200, "POST", all+"/"+fresh+"?publishAll=false", `["`+fresh+`"]`)
	if !shows("", "Fresh") || shows("?published=false&enabled=true", "Fresh") || !shows("?published=false&enabled=false", "Other") {
		t.Error("another one was published")
	}
	c.must(200, "PATCH", all+"/"+fresh, newlyRenamed)
	if !shows("", "Fresh") || !shows("?published=false", "Renamed") {
		t.Error("a change is a draft beside what is published")
	}
	c.must(204, "DELETE", all+"/"+fresh, "")
	c.must(404, "DELETE", all+"/"+fresh, "")
	c.must(204, "DELETE", all+"/"+fresh+"?published=true", "")
	c.must(404, "GET", all+"/"+fresh, "")
	c.must(200, "POST", all+"/"+other, `[]`)
	if !shows("?enabled=false", "Other") {
		t.Error("without publishAll=false all are published")
	}
}
