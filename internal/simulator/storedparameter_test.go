package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestLifeOfAStoredParameter(t *testing.T) {
	for _, version := range []string{"v2025", "v2026", "v1"} {
		_, c := memory(t, simulator.Options{})
		all := wire(version, "/parameter-storage/parameters")
		made := c.must(201, "POST", all, fmt.Sprintf(`{"name":"Fresh","type":"t","ownerId":%q,"publicFields":{"a":"b"},"privateFields":"a.b.c.d.e"}`, c.identity("anna.berg")))
		if strings.Contains(made.text, `"privateFields"`) || made.at("/privateFieldsLastModifiedAt") == "" {
			t.Errorf("%s: answered %s", version, made.text)
		}
		one := all + "/" + made.at("/id")
		c.refused(400, "not encrypted", "PATCH", one, `[{"op":"add","path":"/privateFields","value":"secret"}]`)
		c.refused(400, `"type"`, "PATCH", one, `[{"op":"replace","path":"/type","value":"u"}]`)
		got := c.must(200, "PATCH", one, `[{"op":"add","path":"/publicFields/c","value":"d"},{"op":"add","path":"/privateFields","value":"e.d.c.b.a"}]`)
		if got.at("/publicFields/c") != "d" || got.at("/lastModifiedBy") == "" {
			t.Errorf("%s: answered %s", version, got.text)
		}
		c.must(200, "DELETE", one, "")
		c.must(404, "GET", one, "")
		used := all + "/" + c.must(200, "GET", all+"?"+filters(`name eq "HR API"`), "").at("/0/id")
		if rows := c.must(200, "GET", used+"/references", "").rows(); len(rows) != 1 {
			t.Errorf("%s: used by %v", version, rows)
		}
		c.refused(409, "in use", "DELETE", used, "")
	}
}
