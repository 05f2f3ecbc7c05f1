package simulator_test

import (
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestLifeOfASubscription(t *testing.T) {
	for _, version := range strings.Fields(notInV3) {
		_, c := memory(t, simulator.Options{})
		all := wire(version, "/trigger-subscriptions")
		made := c.must(201, "POST", all, `{"name":"Fresh","triggerId":"idn:access-requested","type":"HTTP","httpConfig":{"url":"https://a.example","httpDispatchMode":"SYNC","httpAuthenticationType":"BASIC_AUTH","basicAuthConfig":{"userName":"u","password":"p"}}}`)
		if made.at("/httpConfig/basicAuthConfig/password") != "<nil>" || made.at("/triggerName") != "Access Request Submitted" || made.at("/enabled") != "true" {
			t.Errorf("%s: answered %s", version, made.text)
		}
		one := all + "/" + made.at("/id")
		c.must(404, "GET", one, "")
		c.refused(400, `"password"`, "PATCH", one, `[{"op":"replace","path":"/httpConfig/url","value":"https://b.example"}]`)
		got := c.must(200, "PATCH", one, `[{"op":"replace","path":"/enabled","value":false},{"op":"replace","path":"/httpConfig","value":{"url":"https://b.example","httpDispatchMode":"SYNC","httpAuthenticationType":"BEARER_TOKEN","bearerTokenAuthConfig":{"bearerToken":"t"}}}]`)
		if got.at("/httpConfig/bearerTokenAuthConfig") != "<nil>" || got.at("/enabled") != "false" {
			t.Errorf("%s: answered %s", version, got.text)
		}
		if rows := c.must(200, "GET", all+"?"+filters(`id eq "`+made.at("/id")+`"`), "").rows(); len(rows) != 1 {
			t.Errorf("%s: listed %v", version, rows)
		}
		c.must(204, "DELETE", one, "")
		c.must(404, "DELETE", one, "")
	}
}

func TestSubscriptionsRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	all := "/v2025/trigger-subscriptions"
	joiners := all + "/" + c.must(200, "GET", all, "").at("/0/id")
	refuses(t, c, []refusal{
		{"an unknown trigger", "POST", all, `{"name":"x","triggerId":"idn:nothing","type":"INLINE"}`, `for field "triggerId"`, 400},
		{"HTTP without an address", "POST", all, `{"name":"x","triggerId":"idn:access-requested","type":"HTTP"}`, `Required data "httpConfig"`, 400},
		{"EventBridge without an account", "POST", all, `{"name":"x","triggerId":"idn:access-requested","type":"EVENTBRIDGE"}`, `Required data "eventBridgeConfig"`, 400},
		{"another trigger", "PATCH", joiners, `[{"op":"replace","path":"/triggerId","value":"idn:access-requested"}]`, `"triggerId"`, 400},
		{"a test", "PATCH", joiners, `[{"op":"test","path":"/enabled","value":true}]`, "", 403},
		{"a member that is not there", "PATCH", joiners, `[{"op":"replace","path":"/eventBridgeConfig","value":{"awsAccount":"123456789012","awsRegion":"x"}}]`, "cannot be applied", 400},
	})
}
