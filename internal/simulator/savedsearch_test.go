package simulator_test

import (
	"fmt"
	"testing"

	"isc-sync/internal/simulator"
)

// scheduled is the body of a scheduled search.
func scheduled(enabled bool) func(c *client) string {
	return func(c *client) string {
		return fmt.Sprintf(`{"name":"Fresh","savedSearchId":%q,"schedule":{"type":"DAILY","hours":{"type":"LIST","values":["6"]}},"recipients":[%s],"enabled":%v}`,
			id(c.named("/v2025/saved-searches", "Without Manager")), ref("IDENTITY", c.identity("anna.berg")), enabled)
	}
}

func TestSearchesRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/saved-searches"
	search := c.named(all, "Without Manager")
	refuses(t, c, []refusal{
		{"no query", "POST", all, `{"name":"x","indices":["roles"]}`, `Required data "query"`, 400},
		{"another index", "POST", all, `{"name":"x","indices":["sources"],"query":"*"}`, "indices", 400},
		{"a column without a field", "POST", all, `{"name":"x","indices":["roles"],"query":"*","columns":{"role":[{"header":"h"}]}}`, "columns.role.field", 400},
		{"a filter of another type", "POST", all, `{"name":"x","indices":["roles"],"query":"*","filters":{"name":{"type":"LIKE"}}}`, "filters.name.type", 400},
		{"a deletion of what is scheduled", "DELETE", search, "", "in use by SCHEDULED_SEARCH", 400},
		{"a schedule of no search", "POST", "/v2025/scheduled-searches", `{"savedSearchId":"x","schedule":{"type":"DAILY","hours":{"type":"LIST","values":["6"]}},"recipients":[]}`, `"x" was not found`, 404},
	})
	if got := c.must(200, "GET", search, ""); got.at("/owner/id") != c.identity("william.wilson") || got.at("/public") != "false" {
		t.Errorf("answered %s", got.text)
	}
}
