package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

const bareLauncher = `"description":"d","type":"INTERACTIVE_PROCESS","disabled":false,"config":"{}"`

func TestLauncherRefusals(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	path := c.named("/v2025/launchers", "Lost Phone")
	refuses(t, c, []refusal{
		{"without a description", "POST", "/v2025/launchers", `{"name":"x","type":"INTERACTIVE_PROCESS","disabled":false,"config":"{}"}`, "description", 400},
		{"a long name", "POST", "/v2025/launchers", `{"name":"` + strings.Repeat("x", 256) + `",` + bareLauncher + `}`, "name", 400},
		{"another config", "PUT", path, `{"name":"x","description":"d","type":"INTERACTIVE_PROCESS","disabled":false,"config":"{\"a\":1}"}`, "config", 400},
		{"an owner", "PUT", path, `{"name":"x","owner":{"type":"IDENTITY","id":"1"},` + bareLauncher + `}`, "owner", 400},
		{"a reference with a name", "PUT", path, `{"name":"x","reference":{"type":"WORKFLOW","id":"a1f6c2c4-7a0e-4a55-9d3f-2f5f6f7f1c02","name":"Notify Leavers"},` + bareLauncher + `}`, "reference.name", 400},
		{"an unknown workflow", "PUT", path, `{"name":"x","reference":{"type":"WORKFLOW","id":"x"},` + bareLauncher + `}`, "x", 404},
		{"an offset", "GET", "/v2025/launchers?offset=1", "", "offset", 400},
		{"another marker", "GET", "/v2025/launchers?next=10", "", "marker", 400},
	})
}

// A page has ten rows unless more are asked for, and names the next one.
func TestLaunchersPageByMarkers(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	for i := range 20 {
		c.must(201, "POST", "/v2025/launchers", fmt.Sprintf(`{"name":"No. %d",%s}`, i, bareLauncher))
	}
	seen, pages := map[string]bool{}, 0
	for next := ""; next != "(absent)"; pages++ {
		got := c.must(200, "GET", "/v2025/launchers?next="+next, "")
		for _, name := range got.names("name") {
			seen[name] = true
		}
		next = got.at("/next")
	}
	if len(seen) != 21 || pages != 3 {
		t.Errorf("%d launchers in %d pages", len(seen), pages)
	}
	if got := c.must(200, "GET", "/v2025/launchers?limit=100", ""); len(got.rows()) != 21 || got.at("/items/0/owner/type") != "USER" {
		t.Errorf("one page has %s", got.text)
	}
}
