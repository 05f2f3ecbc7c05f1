package apply_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"isc-sync/apply"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
	"isc-sync/state"
)

// late is a gateway that gives up at once: it answers writes with 504, and the
// tenant receives them some time later.
type late struct {
	*rest.Client
	delay time.Duration
	// left is how many more writes are answered so.
	left  int
	under sync.WaitGroup
}

func (l *late) Do(ctx context.Context, r rest.Request) (*rest.Response, error) {
	if r.Method == http.MethodGet || l.left == 0 {
		return l.Client.Do(ctx, r)
	}
	l.left--
	l.under.Go(func() {
		time.Sleep(l.delay)
		_, _ = l.Client.Do(context.WithoutCancel(ctx), r) // what the tenant answers is lost
	})
	return nil, &rest.StatusError{Method: r.Method, Path: r.Path, Status: http.StatusGatewayTimeout}
}

// lateWrite is one write of a kind of its own. documents may hold several, of
// which the first is late.
type lateWrite struct {
	name, documents string
	// method is that of the first write, repeated says whether it may be sent
	// again.
	method   string
	repeated bool
	upload   []state.Key
}

const (
	payrollSchema = "kind: Schema\nsource: Payroll Database\nname: account\nspec:\n  attributes:\n"
	payrollSource = "kind: Source\nname: Payroll Database\nspec: "
	createPolicy  = "kind: ProvisioningPolicy\nsource: Payroll Database\nusageType: CREATE\nspec: {fields: "
)

func lateWrites() []lateWrite {
	return []lateWrite{
		{name: "POST of a source", method: "POST", documents: "kind: Source\nname: New Feed\nspec: {owner: grace.okafor, connector: delimited-file}\n"},
		{name: "POST below a source", method: "POST", documents: "kind: ProvisioningPolicy\nsource: Payroll Database\nusageType: DISABLE\nspec: {name: Disable}\n"},
		{name: "POST addressed by identity", method: "POST", documents: "kind: Schedule\nsource: Payroll Database\ntype: ACCOUNT_AGGREGATION\nspec: {cronExpression: \"0 0 5 * * ?\"}\n"},
		{name: "PATCH of a leaf", method: "PATCH", repeated: true, documents: payrollSource + "{description: Mine}\n"},
		{name: "PATCH that adds a named key", method: "PATCH", repeated: true, documents: payrollSource + "{connectorAttributes: {extra: new}}\n"},
		{name: "PATCH that removes a named key", method: "PATCH", repeated: true, documents: payrollSource + "{connectorAttributes: {user: null}}\n"},
		{name: "PATCH of a whole list", method: "PATCH", repeated: true, documents: payrollSource + "{features: [PROVISIONING]}\n"},
		{name: "PATCH of an element's leaf", method: "PATCH", repeated: true, documents: payrollSchema + "    - {name: badge}\n    - {name: login, description: Log-in}\n    - {name: role}\n"},
		{name: "PATCH that removes an element", method: "PATCH", documents: payrollSchema + "    - {name: badge}\n    - {name: login}\n"},
		{name: "PATCH that inserts an element", method: "PATCH", documents: payrollSchema + "    - {name: badge}\n    - {name: shift, type: STRING}\n    - {name: login}\n    - {name: role}\n"},
		{name: "PATCH that moves an element", method: "PATCH", documents: payrollSchema + "    - {name: role}\n    - {name: badge}\n    - {name: login}\n"},
		{name: "PATCH that inserts an unchecked element", method: "PATCH", documents: createPolicy + "[{name: shift, type: string}, {name: badge}, {name: login}, {name: role}]}\n"},
		{name: "PATCH that appends to a set", method: "PATCH", documents: payrollSource + "{features: [PROVISIONING, ENABLE, NO_RANDOM_ACCESS, UNLOCK]}\n"},
		{name: "PATCH that edits a list in a free map", method: "PATCH", documents: payrollSource + "{connectorAttributes: {mergeColumns: [role, role, branch]}}\n"},
		{name: "PUT", method: "PUT", repeated: true, documents: "kind: CorrelationConfig\nsource: Corporate Directory\nspec: {attributeAssignments: [{property: email, value: mail, operation: EQ}]}\n"},
		{name: "PUT that creates", method: "PUT", repeated: true, documents: "kind: NativeChangeDetection\nsource: Ticket Desk\nspec: {operations: [ACCOUNT_UPDATED]}\n"},
		{name: "PUT of a plain array", method: "PUT", repeated: true, documents: "kind: MachineAccountMappings\nsource: Ticket Desk\nspec: {mappings: [{target: {type: ACCOUNT, attributeName: ownerBadge, sourceId: HR Feed}}]}\n"},
		{name: "PATCH with a plain array", method: "PATCH", repeated: true, documents: "kind: PasswordPolicies\nsource: Corporate Directory\nspec: {policies: [{policyId: Privileged, selectors: {identityAttr: [{name: department, value: HR}]}}, {policyId: Standard}]}\n"},
		{name: "DELETE", method: "DELETE", repeated: true, documents: "kind: ProvisioningPolicy\nsource: Payroll Database\nusageType: CREATE\nensure: absent\n"},
		{name: "DELETE addressed by identity", method: "DELETE", repeated: true, documents: "kind: Schedule\nsource: Corporate Directory\ntype: ACCOUNT_AGGREGATION\nensure: absent\n"},
		{name: "DELETE as a task", method: "DELETE", repeated: true, documents: badge},
		{name: "upload of a new file", method: "POST", repeated: true, documents: "kind: ConnectorFile\nsource: Payroll Database\nname: mapping.txt\nspec: {file: !file mapping.txt}\n"},
		{
			name: "upload of a known file", method: "POST", repeated: true,
			documents: "kind: ConnectorFile\nsource: Payroll Database\nname: postgresql-42.7.3.jar\nspec: {file: !file mapping.txt}\n",
			upload:    []state.Key{"ConnectorFile/Payroll Database/postgresql-42.7.3.jar"},
		},
		{name: "a plan of many", method: "DELETE", repeated: true, documents: everything},
	}
}

// TestAWriteThatArrivesLateIsNeverDoneTwice answers the first write with 504
// and lets the tenant act up to 30 s later.
func TestAWriteThatArrivesLateIsNeverDoneTwice(t *testing.T) {
	for _, w := range lateWrites() {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			want := w.undisturbed(t)
			for i, delay := range []time.Duration{0, 2 * time.Second, 6500 * time.Millisecond, 8 * time.Second, 30 * time.Second} {
				if isLeftOut(i) {
					continue
				}
				synctest.Test(t, func(t *testing.T) { w.try(t, want, delay, 1) })
			}
			synctest.Test(t, func(t *testing.T) { w.try(t, want, 8*time.Second, 99) })
		})
	}
}

func (w lateWrite) bench(t *testing.T) *bench {
	b := newBench(t, simulator.Options{Motion: simulator.Still})
	b.env["LAB_PASSWORD"] = "correct horse battery"
	b.upload = w.upload
	b.write("mapping.txt", "badge = number")
	b.write("d.yaml", w.documents)
	return b
}

// undisturbed is the tenant's content after a run without a fault.
func (w lateWrite) undisturbed(t *testing.T) (content string) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		b := w.bench(t)
		b.wantDone(b.apply(b.plan(), apply.Options{Workers: 1}))
		content = b.content()
	})
	return content
}

func (w lateWrite) try(t *testing.T, want string, delay time.Duration, times int) {
	t.Helper()
	b := w.bench(t)
	p, before := b.plan(), b.content()
	to := &late{Client: b.client, delay: delay, left: times}
	report, err := apply.Run(t.Context(), p, b.kinds, to, b.options(apply.Options{Workers: 1}))
	if err != nil {
		t.Fatal(err)
	}
	to.under.Wait()
	name := fmt.Sprintf("%d late by %s", times, delay)
	steps := report.Count(apply.Applied, apply.Adopted)
	switch content := b.content(); {
	case steps == len(report.Steps) && report.ExitCode() == 0:
		if content != want {
			t.Errorf("%s: the run says that all is done, and the tenant is\n%s\nwant\n%s", name, content, want)
		}
	case report.ExitCode() != 3:
		t.Errorf("%s: exit code %d with outcomes %v", name, report.ExitCode(), outcomes(report))
	case len(report.Steps) == 1 && content != want && content != before:
		t.Errorf("%s: the step is %s, and the tenant is neither as before nor as planned:\n%s", name, report.Steps[0].Outcome, content)
	}
	w.checkRepeated(t, b, name, delay)
	b.upload = nil
	b.finish(name, b.plan(), want)
}

// checkRepeated looks how often the same request arrived: one that is safe to
// repeat is sent again after a look at the tenant that showed nothing.
func (w lateWrite) checkRepeated(t *testing.T, b *bench, name string, delay time.Duration) {
	t.Helper()
	arrived, first := map[string]int{}, ""
	for _, e := range b.seen {
		if isWrite(e) {
			arrived[e.Method+" "+e.Path]++
			first = cmp.Or(first, e.Method)
		}
	}
	if first != w.method {
		t.Errorf("%s: the first write is a %s", name, first)
	}
	most := slices.Max(slices.Collect(maps.Values(arrived)))
	if again := most > 1; again != w.repeated && (again || delay > 8*time.Second) {
		t.Errorf("%s: a request arrived %d times; is it repeated? %t", name, most, w.repeated)
	}
}

// Two schemas of a new source refer to each other. The tenant made both by
// itself, so the first step of one is an edit, and its second step another.
const referringSchemas = `
kind: Source
name: New Directory
spec: {owner: grace.okafor, cluster: Corporate Cluster, connector: active-directory}
---
kind: Schema
source: New Directory
name: account
spec:
  nativeObjectType: User
  identityAttribute: distinguishedName
  attributes:
    - {name: distinguishedName, type: STRING}
    - {name: memberOf, type: STRING, isMulti: true, isEntitlement: true, schema: group}
---
kind: Schema
source: New Directory
name: group
spec:
  nativeObjectType: Roles
  identityAttribute: distinguishedName
  attributes:
    - {name: distinguishedName, type: STRING}
    - {name: cn, type: STRING}
    - {name: description, type: STRING}
    - {name: GroupType, type: STRING, isEntitlement: true, schema: account}
`

// TestNothingFollowsARequestThatMayStillArrive repeats the first of two updates
// of one object. The second one would be undone when the first arrives.
func TestNothingFollowsARequestThatMayStillArrive(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", referringSchemas)
		to := &late{Client: b.client, delay: 20 * time.Second}
		var repeated []string
		hear := func(e apply.Event) {
			switch e := e.(type) {
			case apply.Adopting:
				to.left = min(1, 1-len(repeated))
			case apply.Retrying:
				repeated = append(repeated, e.Step)
			}
		}
		report, err := apply.Run(b.t.Context(), b.plan(), b.kinds, to, b.options(apply.Options{Workers: 1, Event: hear}))
		if err != nil {
			b.t.Fatal(err)
		}
		to.under.Wait()
		first := "Schema/New Directory/group#1"
		if !slices.Equal(repeated, []string{first}) {
			b.t.Fatalf("repeated %v, want the first of two steps: the test proves nothing", repeated)
		}
		for _, s := range report.Steps {
			if s.Step == "Schema/New Directory/group#2" && (s.Outcome != apply.Skipped || s.BlockedBy != first) {
				b.t.Errorf("%s is %s because of %q, want skipped", s.Step, s.Outcome, s.BlockedBy)
			}
		}
		if report.ExitCode() != 3 {
			b.t.Errorf("exit code %d, want 3", report.ExitCode())
		}
		b.wantDone(b.apply(b.plan(), apply.Options{}))
		b.wantNothingLeft()
	})
}
