package simulator_test

import (
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

const newFilter = `{"name":"Fresh","owner":null,"mode":"EXCLUSION","isSystemFilter":false,"criteriaList":[` +
	`{"type":"COMPOSITE","operation":"OR","property":null,"value":null,"children":[{"type":"ROLE","property":"name","value":"Audit"}]}]}`

func TestCampaignFilters(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/campaign-filters"
	made := c.must(200, "POST", all, newFilter)
	if made.at("/owner") != "William Wilson" || made.at("/criteriaList/0/children/0/operation") != "<nil>" || len(made.at("/criteriaList/0/children/0/id")) != 32 {
		t.Errorf("answered %s", made.text)
	}
	one := all + "/" + made.at("/id")
	system := c.must(200, "GET", all+"?start=0&limit=250", "").names("name")
	if len(system) != 2 || len(c.must(200, "GET", all+"?start=1", "").rows()) != 1 || len(c.must(200, "GET", all+"?includeSystemFilters=false", "").rows()) != 1 {
		t.Errorf("listed %v", system)
	}
	product := c.named(all, "Default Filter")
	refuses(t, c, []refusal{
		{"a second one of the name", "POST", all, newFilter, "cannot be saved", 400},
		{"no constant", "POST", all, strings.Replace(newFilter, `,"isSystemFilter":false`, "", 1), `Required data "isSystemFilter"`, 400},
		{"no value", "POST", all, strings.Replace(newFilter, `,"value":"Audit"`, "", 1), `Required data "criteriaList.children.value"`, 400},
		{"a join of what has no children", "POST", all, strings.NewReplacer("COMPOSITE", "ROLE", "Fresh", "Other").Replace(newFilter), "criteriaList.operation", 400},
		{"an offset", "GET", all + "?offset=1", "", `"offset" is not supported`, 400},
		{"a count", "GET", all + "?count=true", "", `"count" is not supported`, 400},
		{"a change without id", "POST", one, newFilter, `Required data "id"`, 400},
		{"a change of the product's", "POST", product, newFilter, "belongs to the product", 400},
		{"a deletion of the product's", "POST", all + "/delete", `["` + id(product) + `"]`, "belongs to the product", 400},
	})
}
