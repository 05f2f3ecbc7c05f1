package simulator_test

import (
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestLifeOfAPasswordInstruction(t *testing.T) {
	for _, version := range strings.Fields(notInV3) {
		_, c := memory(t, simulator.Options{})
		all := wire(version, "/custom-password-instructions")
		c.refused(400, "not enabled", "GET", all+"/mfa:select", "")
		c.refused(400, "not enabled", "POST", all, `{"pageId":"mfa:select","pageContent":"Hello"}`)
		c.must(200, "PUT", wire(version, "/password-org-config"), `{"customInstructionsEnabled":true}`)
		c.must(404, "GET", all+"/mfa:select", "")
		c.refused(400, "pageId", "POST", all, `{"pageId":"mfa","pageContent":"Hello"}`)
		c.refused(400, "pageContent", "POST", all, `{"pageId":"mfa:select","pageContent":"`+strings.Repeat("x", 1001)+`"}`)
		if got := c.must(200, "POST", all, `{"pageId":"mfa:select","pageContent":"Hello"}`); got.at("/locale") != "default" {
			t.Errorf("%s: answered %s", version, got.text)
		}
		c.must(200, "POST", all, `{"pageId":"mfa:select","locale":"de","pageContent":"Hallo"}`)
		c.must(200, "POST", all, `{"pageId":"mfa:select","locale":"de","pageContent":"Guten Tag"}`)
		if got := c.must(200, "GET", all+"/mfa:select?locale=de", ""); got.at("/pageContent") != "Guten Tag" {
			t.Errorf("%s: answered %s", version, got.text)
		}
		c.must(204, "DELETE", all+"/mfa:select?locale=de", "")
		c.must(404, "GET", all+"/mfa:select?locale=de", "")
		c.must(200, "GET", all+"/mfa:select", "")
	}
}
