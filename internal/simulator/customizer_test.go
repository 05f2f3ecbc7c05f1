package simulator_test

import (
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestLifeOfACustomizer(t *testing.T) {
	for _, version := range strings.Fields("v2024 v2025 v2026 v1") {
		_, c := memory(t, simulator.Options{})
		all := wire(version, "/connector-customizers")
		made := c.must(201, "POST", all, `{"name":"Directory tweaks"}`)
		c.refused(400, "already exists", "POST", all, `{"name":"Directory tweaks"}`)
		one := all + "/" + made.at("/id")
		c.must(200, "GET", one, "")
		c.must(200, "PUT", one, `{"name":"Directory tweaks"}`)
		c.refused(400, "name", "PUT", one, `{"name":"Another name"}`)
		c.refused(400, "count", "GET", all+"?count=true", "")
		c.must(204, "DELETE", one, "")
		c.must(404, "GET", one, "")
	}
}
