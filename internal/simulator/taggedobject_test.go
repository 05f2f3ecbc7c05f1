package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestLifeOfTags(t *testing.T) {
	for _, version := range strings.Fields(allVersions) {
		_, c := memory(t, simulator.Options{})
		id := c.identity("anna.berg")
		all := wire(version, "/tagged-objects")
		one := all + "/IDENTITY/" + id
		if got := c.must(200, "GET", one, ""); got.at("/tags/0") != "(absent)" || got.at("/objectRef/name") != "Anna Berg" {
			t.Errorf("%s: without tags: %s", version, got.text)
		}
		if got := c.must(200, "PUT", one, `{"tags":["pci","PCI","Audit"]}`); got.at("/tags/2") != "(absent)" || !strings.Contains(got.text, `"AUDIT"`) {
			t.Errorf("%s: answered %s", version, got.text)
		}
		c.must(200, "PUT", one, fmt.Sprintf(`{"objectRef":{"type":"IDENTITY","id":%q,"name":null},"tags":["pci"]}`, id))
		for _, filter := range []string{`objectRef.id in ("` + id + `")`, `tagName eq "PCI"`} {
			if got := c.must(200, "GET", all+"?"+filters(filter), ""); got.at("/0/objectRef/id") != id || got.at("/0/tagName") != "(absent)" || got.at("/1/objectRef/id") != "(absent)" {
				t.Errorf("%s: %s finds %s", version, filter, got.text)
			}
		}
		c.must(204, "DELETE", one, "")
		c.must(204, "DELETE", one, "")
		if got := c.must(200, "GET", all+"?"+filters(`objectRef.type eq "IDENTITY"`), ""); got.at("/0/objectRef/id") != "(absent)" {
			t.Errorf("%s: still listed: %s", version, got.text)
		}
	}
}

func TestTagsAreRefused(t *testing.T) {
	_, c := memory(t, simulator.Options{AbsentConfig: simulator.NotFound})
	one := "/v2025/tagged-objects/IDENTITY/" + c.identity("anna.berg")
	c.refused(404, "no tags", "GET", one, "")
	c.must(404, "PUT", "/v2025/tagged-objects/ROLE/"+c.identity("anna.berg"), `{"tags":["A"]}`)
	c.refused(400, "type", "PUT", strings.Replace(one, "IDENTITY", "WORKFLOW", 1), `{"tags":["A"]}`)
	c.refused(400, "another object", "PUT", one, fmt.Sprintf(`{"objectRef":{"type":"IDENTITY","id":%q},"tags":["A"]}`, c.identity("olu.adeyemi")))
	c.refused(400, "tags", "PUT", one, `{"tags":null}`)
	c.refused(400, "at most 30", "PUT", one, `{"tags":["A"`+manyTags()+`]}`)
}

func manyTags() string {
	var b strings.Builder
	for i := range 30 {
		fmt.Fprintf(&b, `,"T%d"`, i)
	}
	return b.String()
}

// Tags go with their object.
func TestTagsGoWithTheirObject(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/tagged-objects?" + filters(`objectRef.type eq "ROLE"`)
	role := c.must(200, "GET", all, "").at("/0/objectRef/id")
	c.must(204, "DELETE", "/v2025/roles/"+role, "")
	if got := c.must(200, "GET", all, ""); got.at("/0/objectRef/id") != "(absent)" {
		t.Errorf("still listed: %s", got.text)
	}
}
