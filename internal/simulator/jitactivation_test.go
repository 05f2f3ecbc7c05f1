package simulator_test

import (
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestLifeOfTheJitActivation(t *testing.T) {
	for _, version := range []string{"v2026", "v1"} {
		_, c := memory(t, simulator.Options{})
		path := wire(version, "/jit-activation-config/policy")
		entitlement := c.must(200, "GET", "/v2025/entitlements?limit=1", "").names("id")[0]
		if got := c.must(200, "GET", path, ""); got.at("/applyToFutureAssignments") != "false" || got.at("/id") == "(absent)" {
			t.Errorf("%s: shows %s", version, got.text)
		}
		set := func(status int, body string) answer {
			t.Helper()
			got, err := c.send("PATCH", path, "application/json", body)
			if err != nil || got.status != status {
				t.Fatalf("%s: %d, want %d: %s %v", body, got.status, status, got.text, err)
			}
			return got
		}
		set(200, `[{"path":"/entitlementIds","value":["`+entitlement+`"]},{"op":"replace","path":"/maxActivationPeriodMins","value":60}]`)
		got := set(200, `[{"op":"replace","path":"/notificationTemplate","value":"x"},{"op":"replace","path":"/maxActivationPeriodMins","value":null}]`)
		if got.at("/entitlementIds/0") != entitlement || got.at("/maxActivationPeriodMins") != "<nil>" || got.at("/notificationTemplate") != "x" {
			t.Errorf("%s: answers %s", version, got.text)
		}
		for body, cause := range map[string]string{
			`[]`: "list", `{}`: "list", `[{"op":"add","path":"/notificationTemplate","value":"x"}]`: "replace",
			`[{"op":"replace","path":"/id","value":"x"}]`: "path", `[{"op":"replace","path":"/notificationRecipients/0","value":"x"}]`: "path",
			`[{"op":"replace","path":"/notificationTemplate"}]`:        "path",
			`[{"op":"replace","path":"/entitlementIds","value":null}]`: "entitlementIds", `[{"op":"replace","path":"/maxActivationPeriodMins","value":0}]`: "maxActivationPeriodMins",
		} {
			if got := set(400, body); !strings.Contains(got.text, cause) {
				t.Errorf("%s: %s", body, got.text)
			}
		}
		set(404, `[{"op":"replace","path":"/entitlementIds","value":["x"]}]`)
		c.must(400, "GET", wire(version, "/jit-activation-config/other"), "")
	}
	_, c := memory(t, simulator.Options{AbsentConfig: simulator.NotFound})
	c.must(404, "GET", "/v2026/jit-activation-config/policy", "")
	c.must(404, "PATCH", "/v2026/jit-activation-config/policy", `{}`)
	c.must(404, "GET", "/v2025/jit-activation-config/policy", "")
}
