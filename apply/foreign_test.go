package apply_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"isc-sync/apply"
	"isc-sync/internal/simulator"
	"isc-sync/state"
)

// portal stands between client and tenant and answers writes by itself, whether
// or not it passes them on.
type portal struct {
	to           http.RoundTripper
	status       int
	media, body  string
	passes, open bool
}

func (p *portal) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method == http.MethodGet || p.open || r.URL.Path == "/oauth/token" {
		return p.to.RoundTrip(r)
	}
	if p.passes {
		response, err := p.to.RoundTrip(r)
		if err != nil {
			return nil, err
		}
		response.Body.Close()
	}
	return &http.Response{
		StatusCode: p.status, Header: http.Header{"Content-Type": {p.media}},
		Body: io.NopCloser(strings.NewReader(p.body)), Request: r,
	}, nil
}

// TestAnAnswerThatIsNotTheAPIsCountsAsLost answers every write with something
// that the API does not send.
func TestAnAnswerThatIsNotTheAPIsCountsAsLost(t *testing.T) {
	writes := map[string]string{
		"PATCH":            payrollSource + "{description: Mine}\n",
		"a removal":        payrollSource + "{connectorAttributes: {user: null}}\n",
		"PATCH by index":   payrollSchema + "    - {name: badge}\n    - {name: login}\n",
		"PUT":              "kind: CorrelationConfig\nsource: Corporate Directory\nspec: {attributeAssignments: [{property: email, value: mail, operation: EQ}]}\n",
		"PUT of an array":  "kind: MachineAccountMappings\nsource: Ticket Desk\nspec: {mappings: [{target: {type: ACCOUNT, attributeName: ownerBadge, sourceId: HR Feed}}]}\n",
		"POST":             "kind: Schedule\nsource: Payroll Database\ntype: ACCOUNT_AGGREGATION\nspec: {cronExpression: \"0 0 5 * * ?\"}\n",
		"POST of source":   "kind: Source\nname: New Feed\nspec: {owner: grace.okafor, connector: delimited-file}\n",
		"DELETE":           "kind: ProvisioningPolicy\nsource: Payroll Database\nusageType: CREATE\nensure: absent\n",
		"DELETE as a task": badge,
		"upload":           "kind: ConnectorFile\nsource: Payroll Database\nname: mapping.txt\nspec: {file: !file mapping.txt}\n",
		"second upload":    "kind: ConnectorFile\nsource: Payroll Database\nname: postgresql-42.7.3.jar\nspec: {file: !file mapping.txt}\n",
	}
	answers := []portal{
		{status: 200, media: "text/html", body: "<html>maintenance</html>"},
		{status: 200, media: "application/json", body: "<html>maintenance</html>"},
		{status: 200, media: "application/json", body: "{}"},
		{status: 200, media: "application/json", body: `{"status": "ok"}`},
		{status: 200, media: "application/json", body: `{"id": "somebody else"}`},
		{status: 200, media: "application/json", body: `{"id": "x", "name": "y"}`},
		{status: 200, media: "application/json", body: "null"},
		{status: 200, media: "text/plain", body: "OK"},
		{status: 200, media: "application/json", body: ""},
		{status: 200, media: "application/json", body: "[]"},
		{status: 200, media: "application/json", body: `"ok"`},
		{status: 202, media: "application/json", body: `{"success": true}`},
		{status: 204},
		{status: 405, media: "text/html", body: "<html>405 Not Allowed</html>"},
		{status: 405},
		{status: 403, media: "text/html", body: "<html>blocked</html>"},
	}
	for name, documents := range writes {
		for i, answer := range answers {
			if name == "PUT of an array" && answer.body == "[]" || isLeftOut(i) {
				continue // the API could answer that with []
			}
			for _, passes := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s, %d %s, %t", name, answer.status, answer.body, passes), func(t *testing.T) {
					synctest.Test(t, func(t *testing.T) {
						answer.passes = passes
						answer.meets(t, name, documents)
					})
				})
			}
		}
	}
}

// TestAnUnknownTaskIsNotWaitedFor answers a deletion with an id that is not said
// to be a task's and that the tenant does not know.
func TestAnUnknownTaskIsNotWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		answer := &portal{status: 202, media: "application/json", body: `{"id": "0"}`}
		b := newBenchBehind(t, func(to http.RoundTripper) http.RoundTripper { answer.to = to; return answer }, simulator.Options{})
		b.write("d.yaml", badge)
		began := time.Now()
		step := b.apply(b.plan(), apply.Options{DeleteTimeout: 30 * time.Minute}).Steps[0]
		if took := time.Since(began); step.Outcome != apply.Unknown || took > time.Minute {
			t.Errorf("%s after %s: %s", step.Outcome, took, step.Cause)
		}
	})
}

func (p portal) meets(t *testing.T, name, documents string) {
	b := newBenchBehind(t, func(to http.RoundTripper) http.RoundTripper { p.to = to; return &p }, simulator.Options{})
	b.write("mapping.txt", "badge = number")
	b.write("d.yaml", documents)
	if name == "second upload" {
		b.upload = []state.Key{"ConnectorFile/Payroll Database/postgresql-42.7.3.jar"}
	}
	plan := b.plan()
	began := time.Now()
	report := b.apply(plan, apply.Options{DeleteTimeout: 30 * time.Minute})
	if took := time.Since(began); took > time.Minute {
		t.Errorf("it took %s", took)
	}
	step := report.Steps[0]
	seen := p.passes && name != "second upload" // nothing shows what the second file holds
	if seen {
		b.wantDone(report)
		b.wantNothingLeft()
		return
	}
	if step.Outcome != apply.Unknown || report.ExitCode() != 3 {
		t.Errorf("outcome %s (%s), exit code %d; the tenant was not touched", step.Outcome, step.Cause, report.ExitCode())
	}
	b.upload = nil
	p.open = true
	if name != "second upload" && b.plan().Empty() {
		t.Error("nothing is left to do, so nothing was tried")
	}
}
