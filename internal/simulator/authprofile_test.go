package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestLifeOfAnAuthenticationProfile(t *testing.T) {
	for _, version := range strings.Fields(notInV3) {
		_, c := memory(t, simulator.Options{})
		all := wire(version, "/auth-profiles")
		row := c.must(200, "GET", all, "")
		if row.at("/0/tenant") == "" || row.at("/0/name") != "(absent)" {
			t.Errorf("%s: the list is %s", version, row.text)
		}
		one := all + "/" + row.at("/0/id")
		if got := c.must(200, "GET", one, ""); got.at("/id") != "(absent)" || got.at("/name") == "(absent)" {
			t.Errorf("%s: the profile is %s", version, got.text)
		}
		desk := id(c.source(version, "Ticket Desk"))
		got := c.must(200, "PATCH", one, fmt.Sprintf(`[{"op":"replace","path":"/type","value":"PTA"},{"op":"add","path":"/applicationId","value":%q}]`, desk))
		if got.at("/type") != "PTA" || got.at("/applicationName") != "Ticket Desk" || got.at("/id") != "(absent)" {
			t.Errorf("%s: answered %s", version, got.text)
		}
		c.refused(400, "applicationId", "PATCH", one, `[{"op":"remove","path":"/applicationId"}]`)
		c.refused(400, "type", "PATCH", one, `[{"op":"replace","path":"/type","value":"SMS"}]`)
		c.refused(400, "name", "PATCH", one, `[{"op":"replace","path":"/name","value":"Other"}]`)
		c.refused(400, "strongAuthLogin", "PATCH", one, `[{"op":"replace","path":"/strongAuthLogin","value":true}]`)
		c.must(404, "GET", all+"/"+desk, "")
	}
}
