package simulator_test

import (
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestLifeOfANotificationTemplate(t *testing.T) {
	for _, version := range strings.Fields(notInV3) {
		_, c := memory(t, simulator.Options{})
		all := wire(version, "/notification-templates")
		key := `"key":"access_request_reviewer","medium":"EMAIL","locale":"en"`
		made := c.must(200, "POST", all, `{`+key+`,"subject":"A","body":"b"}`)
		again := c.must(200, "POST", all, `{`+key+`,"body":"c"}`)
		if made.at("/id") != again.at("/id") || again.at("/body") != "c" || strings.Contains(again.text, `"subject"`) {
			t.Errorf("%s: answered %s", version, again.text)
		}
		one := c.must(200, "GET", all+"/"+made.at("/id"), "")
		if got := len(one.rows()); (got == 1) != (version == "beta") {
			t.Errorf("%s: read %s", version, one.text)
		}
		c.must(204, "POST", all+"/bulk-delete", `[{`+key+`}]`)
		c.must(404, "GET", all+"/"+made.at("/id"), "")
	}
}

func TestNotificationTemplatesRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/notification-templates"
	refuses(t, c, []refusal{
		{"another key", "POST", all, `{"key":"x","medium":"EMAIL","locale":"en"}`, `no notification with the key "x"`, 400},
		{"a header", "POST", all, `{"key":"access_request_reviewer","medium":"EMAIL","locale":"en","header":"h"}`, "part of the body", 400},
		{"another medium", "POST", all, `{"key":"access_request_reviewer","medium":"FAX","locale":"en"}`, `for field "medium"`, 400},
		{"a deletion without a key", "POST", all + "/bulk-delete", `[{"medium":"EMAIL"}]`, `Required data "key"`, 400},
	})
}
