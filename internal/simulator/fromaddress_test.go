package simulator_test

import (
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestLifeOfAFromAddress(t *testing.T) {
	for _, version := range strings.Fields(notInV3) {
		_, c := memory(t, simulator.Options{})
		all := wire(version, "/verified-from-addresses")
		made := c.must(201, "POST", all, `{"email":"desk@acme.example"}`)
		if made.at("/verificationStatus") != "PENDING" {
			t.Errorf("%s: answered %s", version, made.text)
		}
		c.refused(400, "already exists", "POST", all, `{"email":"Desk@acme.example"}`)
		one := all + "/" + made.at("/id")
		c.must(404, "GET", one, "")
		c.must(204, "DELETE", one, "")
		c.must(404, "DELETE", one, "")
	}
}
