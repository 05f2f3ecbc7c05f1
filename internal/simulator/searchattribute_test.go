package simulator_test

import (
	"slices"
	"testing"

	"isc-sync/internal/simulator"
)

func TestSearchAttributesAppearLater(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/accounts/search-attribute-config"
	source := id(c.source("v2025", "Ticket Desk"))
	refuses(t, c, []refusal{
		{"filters", "GET", all + "?" + filters(`name eq "x"`), "", "not supported", 400},
		{"a count", "GET", all + "?count=true", "", "not supported", 400},
		{"no display name", "POST", all, `{"name":"x"}`, `Required data "displayName"`, 400},
		{"no such source", "POST", all, `{"name":"x","displayName":"X","applicationAttributes":{"none":"mail"}}`, `"none"`, 400},
		{"an account attribute", "POST", all, `{"name":"sAMAccountName","displayName":"X"}`, "account attribute", 400},
		{"a name that is taken", "POST", all, `{"name":"mailOfAccounts","displayName":"X"}`, "already exists", 400},
	})
	c.must(202, "POST", all, `{"name":"fresh","displayName":"Fresh","applicationAttributes":{"`+source+`":"mail"}}`)
	if slices.Contains(c.must(200, "GET", all, "").names("name"), "fresh") {
		t.Error("it is listed at once")
	}
	if !slices.Contains(c.must(200, "GET", all, "").names("name"), "fresh") {
		t.Error("it is never listed")
	}
	if got := c.must(200, "GET", "/v3/accounts/search-attribute-config/fresh", "").at("/0/displayName"); got != "Fresh" {
		t.Errorf("v3 shows %q", got)
	}
	c.must(200, "PATCH", all+"/fresh", `[{"op":"replace","path":"/displayName","value":"Other"}]`)
	c.must(204, "DELETE", all+"/fresh", "")
	c.must(404, "GET", all+"/fresh", "")
}
