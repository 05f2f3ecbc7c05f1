package simulator_test

import (
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestLifeOfATag(t *testing.T) {
	for _, version := range strings.Fields(notInV3) {
		_, c := memory(t, simulator.Options{})
		all := wire(version, "/tags")
		made := c.must(201, "POST", all, `{"name":"critical"}`)
		if made.at("/name") != "CRITICAL" || made.at("/tagCategoryRefs") != "[]" {
			t.Errorf("%s: answered %s", version, made.text)
		}
		c.refused(400, "already exists", "POST", all, `{"name":"CRITICAL"}`)
		c.refused(400, "name", "POST", all, `{"name":"IT"}`)
		one := all + "/" + made.at("/id")
		c.must(200, "GET", one, "")
		if got := c.must(200, "GET", all+"?"+filters(`name sw "CRIT"`), ""); got.at("/0/id") != made.at("/id") {
			t.Errorf("%s: found %s", version, got.text)
		}
		c.must(204, "DELETE", one, "")
		c.must(404, "DELETE", one, "")
	}
}

// A tag comes with the first object that has it, and stays while one has it.
func TestATagComesWithAnObject(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	tagged := "/v2025/tagged-objects/IDENTITY/" + c.identity("anna.berg")
	named := "/v2025/tags?" + filters(`name eq "VIP"`)
	if got := c.must(200, "GET", named, ""); got.at("/0/id") != "(absent)" {
		t.Errorf("there is %s", got.text)
	}
	c.must(200, "PUT", tagged, `{"tags":["vip"]}`)
	one := "/v2025/tags/" + c.must(200, "GET", named, "").at("/0/id")
	c.refused(400, "an object has it", "DELETE", one, "")
	c.must(204, "DELETE", tagged, "")
	c.must(204, "DELETE", one, "")
}
