package simulator_test

import (
	"fmt"
	"testing"

	"isc-sync/internal/simulator"
)

func TestLifeOfANotificationPreference(t *testing.T) {
	for _, version := range []string{"v2026", "v1"} {
		_, c := memory(t, simulator.Options{})
		all := wire(version, "/notification-preferences")
		if rows := c.must(200, "GET", all, "").rows(); len(rows) != 1 {
			t.Errorf("%s: listed %v", version, rows)
		}
		one := all + "/access_request_reviewer"
		if got := c.must(200, "GET", one, ""); got.at("/mediums/0") != "EMAIL" {
			t.Errorf("%s: the default is %s", version, got.text)
		}
		c.must(404, "GET", all+"/nothing", "")
		got := c.must(200, "PUT", one, fmt.Sprintf(`{"mediums":["EMAIL"],"ccList":[{"type":"IDENTITY","id":%q}],"bccList":[{"type":"STATIC_EMAIL","email":"a@acme.example"}]}`, c.identity("anna.berg")))
		if got.at("/key") != "access_request_reviewer" || got.at("/bccList/0/email") != "a@acme.example" {
			t.Errorf("%s: answered %s", version, got.text)
		}
		if rows := c.must(200, "GET", all+"?"+filters(`key in ("access_request_reviewer")`), "").rows(); len(rows) != 1 {
			t.Errorf("%s: listed %v", version, rows)
		}
	}
}

func TestNotificationPreferencesRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	one := "/v2026/notification-preferences/access_request_reviewer"
	refuses(t, c, []refusal{
		{"another key", "PUT", one, `{"key":"x","mediums":[]}`, "not that of the path", 400},
		{"copies without mail", "PUT", one, `{"mediums":["SLACK"],"ccList":[{"type":"ORG_ADMINS"}]}`, "EMAIL", 400},
		{"one recipient twice", "PUT", one, `{"mediums":["EMAIL"],"ccList":[{"type":"ORG_ADMINS"}],"bccList":[{"type":"ORG_ADMINS"}]}`, "both lists", 400},
		{"an address that is not there", "PUT", one, `{"mediums":["EMAIL"],"ccList":[{"type":"STATIC_EMAIL"}]}`, `Required data "ccList.email"`, 400},
		{"an identity that is not there", "PUT", one, `{"mediums":["EMAIL"],"ccList":[{"type":"IDENTITY","id":"x"}]}`, "was not found", 404},
	})
}
