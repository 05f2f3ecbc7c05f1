package simulator_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestAConnectorHasItsContentAtItsOwnPath(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	made := c.must(200, "POST", "/v2025/connectors", `{"name":"Gate & Door","className":"a.B","status":"RELEASED"}`)
	for pointer, want := range map[string]string{
		"/scriptName": "gate-door", "/type": "custom Gate & Door", "/directConnect": "true", "/applicationXml": "(absent)",
	} {
		if got := made.at(pointer); got != want {
			t.Errorf("the answer to POST has %s %s, want %s", pointer, got, want)
		}
	}
	one := c.must(200, "GET", "/v2025/connectors/gate-door", "")
	if got := one.at("/applicationXml"); !strings.Contains(got, `name="custom Gate &amp; Door"`) {
		t.Errorf("its source template is %s", got)
	}
	c.refused(400, "already exists", "POST", "/v2025/connectors", `{"name":"gate & door","className":"a.B"}`)
	c.refused(400, "Unrecognized field", "POST", "/v2025/connectors", `{"name":"x","className":"a.B","applicationXml":"<a/>"}`)
	c.refused(400, "className", "POST", "/v2025/connectors", `{"name":"x"}`)
}

func TestTheListOfConnectorsHasReleasedOnes(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	c.must(200, "POST", "/v3/connectors", `{"name":"Draft","className":"a.B"}`)
	listed := c.must(200, "GET", "/v3/connectors", "").names("scriptName")
	if !slices.Contains(listed, "timeclock") || slices.Contains(listed, "timeclock-two") || slices.Contains(listed, "draft") {
		t.Errorf("the list has %v", listed)
	}
	if got := c.must(200, "GET", "/v3/connectors/draft", "").at("/status"); got != "DEVELOPMENT" {
		t.Errorf("the status is %s", got)
	}
	c.must(404, "GET", "/beta/connectors/draft", "")
}

func TestAFormIsWrittenAnew(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	patch := func(field, value string) string {
		return fmt.Sprintf(`[{"op":"replace","path":%q,"value":%q}]`, field, value)
	}
	form := `<!-- ours --><Form type="SourceConfig" name="T"><Field name="a &amp; b"/></Form>`
	got := c.must(200, "PATCH", "/v2025/connectors/timeclock", patch("/sourceConfigXml", form)).at("/sourceConfigXml")
	want := `<?xml version="1.0" encoding="UTF-8" standalone="no"?><!-- ours -->` +
		`<Form connectorName="custom Timeclock" name="T" type="SourceConfig"><Field name="a &amp; b"></Field></Form>`
	if got != want {
		t.Errorf("the tenant has\n%s\nwant\n%s", got, want)
	}
	c.refused(400, "not XML", "PATCH", "/v2025/connectors/timeclock", patch("/applicationXml", "<a>"))
	c.refused(400, "modify", "PATCH", "/v2025/connectors/timeclock", patch("/className", "c.D"))
}

func TestConnectorsOfTheProductAndInUseStay(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	c.must(http.StatusForbidden, "DELETE", "/v2025/connectors/active-directory", "")
	c.must(http.StatusForbidden, "PATCH", "/v2025/connectors/active-directory", `[{"op":"add","path":"/applicationXml","value":"<a/>"}]`)
	made := c.must(201, "POST", "/v2025/sources", create(c, `,"connector":"timeclock"`))
	c.refused(400, "in use by SOURCE", "DELETE", "/v2025/connectors/timeclock", "")
	c.must(202, "DELETE", "/v2025/sources/"+made.at("/id"), "")
}
