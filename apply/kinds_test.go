package apply_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"isc-sync/apply"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

func TestEveryVersionTakesTheSameRun(t *testing.T) {
	for _, version := range registry.Versions() {
		t.Run(version, func(t *testing.T) {
			inBench(t, simulator.Options{}, func(b *bench) {
				b.version = version
				b.env["LAB_PASSWORD"] = "correct horse battery"
				text := lab
				if version == "v3" {
					text, _, _ = strings.Cut(lab, "---\nkind: CorrelationConfig")
				}
				b.write("lab.yaml", text)
				b.wantDone(b.apply(b.plan(), apply.Options{}))
				b.wantNothingLeft()
			})
		})
	}
}

func TestPoliciesAreWrittenByWhatTheTenantAnswersTo(t *testing.T) {
	inBench(t, simulator.Options{PolicyIdentity: simulator.ByID}, func(b *bench) {
		b.write("d.yaml", `
kind: ProvisioningPolicy
source: Payroll Database
usageType: CREATE
spec: {description: For new colleagues}
---
kind: ProvisioningPolicy
source: Payroll Database
usageType: DISABLE
spec: {name: Disable}
`)
		b.wantDone(b.apply(b.plan(), apply.Options{}))
		b.wantNothingLeft()
	})
}

func TestKindsThatAreTakenWholeKeepWhatIsNotManaged(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", `
kind: EntitlementRequestConfig
source: Corporate Directory
spec:
  accessRequestConfig:
    approvalSchemes: [{approverType: GOVERNANCE_GROUP, approverId: Directory Stewards}]
---
kind: PasswordPolicies
source: Corporate Directory
spec: {policies: []}
---
kind: NativeChangeDetection
source: Payroll Database
spec: {enabled: true, operations: [ACCOUNT_UPDATED]}
`)
		b.wantDone(b.apply(b.plan(), apply.Options{}))
		b.wantNothingLeft()
	})
}

func TestAnUploadSendsTheFileUnderItsName(t *testing.T) {
	inBench(t, simulator.Options{Faults: faults(t, "POST /v2025/**=lost-before@1")}, func(b *bench) {
		b.write("driver.txt", "not really a driver")
		b.write("d.yaml", `
kind: ConnectorFile
source: Payroll Database
name: driver.jar
spec: {file: !file driver.txt}
`)
		b.wantDone(b.apply(b.plan(), apply.Options{}))
		b.wantNothingLeft()
	})
}

func TestAnAdoptionIsToldBeforeItIsSent(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.env["LAB_PASSWORD"] = "correct horse battery"
		b.write("lab.yaml", lab)
		p := b.plan()
		var told []string
		to := guarded{b.client, func(r rest.Request) {
			if r.Method == "PATCH" || r.Method == "PUT" {
				told = append(told, "sent "+r.Method)
			}
		}}
		report, err := apply.Run(b.t.Context(), p, b.kinds, to, b.options(apply.Options{Event: func(e apply.Event) {
			if a, ok := e.(apply.Adopting); ok && len(a.Patch) > 0 && len(a.Fields) > 0 {
				told = append(told, "told "+string(a.Key))
			}
		}}))
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < 6; i += 2 {
			if len(told) != 6 || !strings.HasPrefix(told[i], "told ") || !strings.HasPrefix(told[i+1], "sent ") {
				t.Fatalf("told and sent %q", told)
			}
		}
		if report.Count(apply.Adopted) != 3 {
			t.Errorf("outcomes %v", outcomes(report))
		}
		for _, s := range report.Steps {
			if (s.Edits > 0) != (s.Outcome == apply.Adopted) {
				t.Errorf("%s is %s with %d edits", s.Step, s.Outcome, s.Edits)
			}
		}
	})
}

func TestKnownHabitsAreToldOnceAndAreNoFailures(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", `
kind: ProvisioningPolicy
source: Payroll Database
usageType: DISABLE
spec: {name: Disable, fields: [{name: a, isRequired: true}, {name: b, isRequired: true}]}
---
kind: ProvisioningPolicy
source: Payroll Database
usageType: ENABLE
spec: {name: Enable, fields: [{name: a, isRequired: true}]}
`)
		report := b.apply(b.plan(), apply.Options{})
		if report.Count(apply.Applied) != 2 {
			t.Errorf("outcomes %v", outcomes(report))
		}
		habits := report.KnownServerBehavior()
		if len(habits) != 1 || len(habits[0].Fields) != 3 || habits[0].Fields[0] != "ProvisioningPolicy/Payroll Database/DISABLE#/fields/0/isRequired" {
			t.Errorf("habits %v", habits)
		}
	})
}

// wilful is a tenant that stores something else than it was sent.
type wilful struct {
	*rest.Client
}

func (w wilful) Do(ctx context.Context, r rest.Request) (*rest.Response, error) {
	response, err := w.Client.Do(ctx, r)
	if err == nil && r.Method == "PATCH" {
		response.Body = bytes.ReplaceAll(response.Body, []byte("jdbc:mine"), []byte("jdbc:\u202etheirs\u009b"))
	}
	return response, err
}

func TestWhatTheTenantStoresOtherwiseIsTold(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		var told bytes.Buffer
		b.write("d.yaml", "kind: Source\nname: Payroll Database\nspec: {description: Mine, connectorAttributes: {url: \"jdbc:mine\"}}\n")
		report, err := apply.Run(b.t.Context(), b.plan(), b.kinds, wilful{b.client}, b.options(apply.Options{Report: &told}))
		if err != nil {
			t.Fatal(err)
		}
		step := report.Steps[0]
		if step.Outcome != apply.AlteredByServer || len(step.Altered) != 1 || report.ExitCode() != 3 {
			t.Fatalf("outcome %s, altered %v", step.Outcome, step.Altered)
		}
		a := step.Altered[0]
		if a.Pointer != "/connectorAttributes/url" || a.Sent != "jdbc:mine" || a.Stored != "jdbc:\u202etheirs\u009b" {
			t.Errorf("altered %v", a)
		}
		if text := told.String(); strings.ContainsAny(text, "\u202e\u009b") || !strings.Contains(text, `jdbc:\u202etheirs\u009b`) {
			t.Errorf("the report holds what a terminal would act on:\n%q", text)
		}
	})
}

func TestTwoReferringSchemasAreCreatedAndThenJoined(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", `
kind: Schema
source: Payroll Database
name: team
spec:
  nativeObjectType: team
  identityAttribute: id
  attributes: [{name: id, type: STRING}, {name: sites, type: STRING, isEntitlement: true, schema: site}]
---
kind: Schema
source: Payroll Database
name: site
spec:
  nativeObjectType: site
  identityAttribute: id
  attributes: [{name: id, type: STRING}, {name: teams, type: STRING, isEntitlement: true, schema: team}]
`)
		p := b.plan()
		if !slices.ContainsFunc(p.Changes, func(c plan.Change) bool { return len(c.Steps) == 2 }) {
			t.Fatal("the plan has no second step")
		}
		b.wantDone(b.apply(p, apply.Options{}))
		b.wantNothingLeft()
	})
}

func TestAnAttributeIsSyncedOnceItsPolicyFieldIsThere(t *testing.T) {
	document := func(name string) string {
		return `
kind: ProvisioningPolicy
source: Payroll Database
usageType: CREATE
spec:
  name: Account
  fields:
    - {name: badge, type: string, transform: {type: identityAttribute, attributes: {name: badgeNumber}}}
    - {name: mail, type: string, transform: {type: identityAttribute, attributes: {name: email}}}
---
kind: AttributeSync
source: Payroll Database
spec: {attributes: [{name: ` + name + `, enabled: true}]}
`
	}
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", document("email"))
		report := b.apply(b.plan(), apply.Options{})
		b.wantDone(report)
		if report.Count(apply.Applied) != 2 {
			t.Errorf("outcomes %v", outcomes(report))
		}
		b.wantNothingLeft()
	})
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", document("emial"))
		report := b.apply(b.plan(), apply.Options{})
		got := outcomes(report)
		if got["AttributeSync/Payroll Database#1"] != apply.Failed || got["ProvisioningPolicy/Payroll Database/CREATE#1"] != apply.Applied {
			t.Errorf("outcomes %v", got)
		}
	})
}

func TestAPolicyIsDeletedByWhatTheTenantAnswersTo(t *testing.T) {
	inBench(t, simulator.Options{PolicyIdentity: simulator.ByID}, func(b *bench) {
		b.write("d.yaml", "kind: ProvisioningPolicy\nsource: Corporate Directory\nusageType: ENABLE\nensure: absent\n")
		b.wantDone(b.apply(b.plan(), apply.Options{}))
		b.wantNothingLeft()
	})
}
