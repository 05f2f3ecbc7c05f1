package apply_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"isc-sync/apply"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
)

const (
	payroll   = "/v2025/sources/018419d2f7d8384102f2b373fc62ff15"
	corporate = "/v2025/sources/51f3ca51d011bcea17e2e0254d27f2c5"
	desk      = "/v2025/sources/d0c271fd526fbc87ae4064d3f0b89ab4"
)

// edits are what somebody else does between plan and apply.
var payrollDocument = `
kind: Source
name: Payroll Database
spec:
  description: Payroll accounts, since 2026
  connectorAttributes:
    url: jdbc:postgresql://payroll2.acme.example:5432/pay
    mergeColumns: [role, branch]
`

func TestAPlanIsStaleOnlyWhenWhatItReliesOnHasChanged(t *testing.T) {
	tests := []struct {
		name, edit string
		drift      string
	}{
		{"nobody edits anything", ``, ""},
		{"an unmanaged field is edited", `[{"op":"replace","path":"/connectorAttributes/user","value":"else"}]`, ""},
		{"an unmanaged field is added", `[{"op":"add","path":"/connectorAttributes/extra","value":"new"}]`, ""},
		{"the managed leaf is edited", `[{"op":"replace","path":"/description","value":"Mine"}]`, "/description"},
		{"a managed key is edited", `[{"op":"replace","path":"/connectorAttributes/url","value":"jdbc:else"}]`, "/connectorAttributes/url"},
		{"the list that an operation indexes into is edited", `[{"op":"add","path":"/connectorAttributes/mergeColumns/0","value":"first"}]`, "/connectorAttributes/mergeColumns"},
		{"the managed key is removed", `[{"op":"remove","path":"/connectorAttributes/url"}]`, "/connectorAttributes/url"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			inBench(t, simulator.Options{}, func(b *bench) {
				b.write("payroll.yaml", payrollDocument)
				p := b.plan()
				if test.edit != "" {
					b.send("PATCH", payroll, test.edit)
				}
				before := b.writes()
				err := b.check(p)
				report := b.apply(p, apply.Options{})
				if test.drift == "" {
					b.wantDone(report)
					b.wantNothingLeft()
					if err != nil {
						t.Errorf("check: %v", err)
					}
					return
				}
				step := report.Steps[0]
				if step.Outcome != apply.Stale || len(step.Drift) != 1 || string(step.Drift[0].Pointer) != test.drift {
					t.Errorf("outcome %s with drift %v, want stale at %s", step.Outcome, step.Drift, test.drift)
				}
				var stale *apply.StaleError
				if !errors.As(err, &stale) || !strings.Contains(err.Error(), "Source/Payroll Database") || !strings.Contains(err.Error(), test.drift+": planned against ") {
					t.Errorf("check: %v, want object, field and both values", err)
				}
				if after := b.writes(); after != before {
					t.Errorf("%d writes were sent", after-before)
				}
			})
		})
	}
}

func TestAnUnmanagedEditSurvivesAPut(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("ncd.yaml", "kind: NativeChangeDetection\nsource: Corporate Directory\nspec: {allEntitlements: true}\n")
		p := b.plan()
		path := corporate + "/native-change-detection-config"
		b.send("PUT", path, `{"enabled":true,"operations":["ACCOUNT_DELETED"],"allEntitlements":false,"allNonEntitlementAttributes":true,"selectedEntitlements":[],"selectedNonEntitlementAttributes":["mail"]}`)
		b.wantDone(b.apply(p, apply.Options{}))
		got := b.get(path).(map[string]any)
		if got["allEntitlements"] != true || got["allNonEntitlementAttributes"] != true {
			t.Errorf("the config is %v; the edit of somebody else is lost", got)
		}
	})
}

func TestACreationIsStaleWhereTheObjectAppeared(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", `
kind: Schedule
source: Payroll Database
type: ACCOUNT_AGGREGATION
spec: {cronExpression: "0 0 5 * * ?"}
---
kind: Source
name: New Feed
spec: {owner: grace.okafor, connector: delimited-file}
`)
		p := b.plan()
		b.send("POST", payroll+"/schedules", `{"type":"ACCOUNT_AGGREGATION","cronExpression":"0 0 6 * * ?"}`)
		b.send("POST", "/v2025/sources", `{"name":"New Feed","owner":{"type":"IDENTITY","id":"646cc2dd782340d644749466148cea0b"},"connector":"delimited-file"}`)
		var stale *apply.StaleError
		if err := b.check(p); !errors.As(err, &stale) || len(stale.Objects) != 2 {
			t.Errorf("check: %v, want two stale objects", err)
		}
		for _, s := range b.apply(p, apply.Options{}).Steps {
			if s.Outcome != apply.Stale {
				t.Errorf("%s is %s: %s", s.Step, s.Outcome, s.Cause)
			}
		}
	})
}

func TestAVanishedObjectIsStaleForAnUpdateAndDoneForADeletion(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", `
kind: Schedule
source: Corporate Directory
type: ACCOUNT_AGGREGATION
spec: {cronExpression: "0 0 7 * * ?"}
---
kind: Schedule
source: Corporate Directory
type: GROUP_AGGREGATION
ensure: absent
`)
		p := b.plan()
		b.send("DELETE", corporate+"/schedules/ACCOUNT_AGGREGATION", "")
		b.send("DELETE", corporate+"/schedules/GROUP_AGGREGATION", "")
		got := outcomes(b.apply(p, apply.Options{}))
		if got["Schedule/Corporate Directory/ACCOUNT_AGGREGATION#1"] != apply.Stale || got["Schedule/Corporate Directory/GROUP_AGGREGATION#1"] != apply.Applied {
			t.Errorf("outcomes %v", got)
		}
	})
}

func TestWhatHangsOnAParentThatIsGoneIsToldWithIt(t *testing.T) {
	const (
		source = "kind: Source\nname: Badge Office\nspec: {description: Doors}\n---\n"
		below  = "kind: Schema\nsource: Badge Office\nname: account\nspec: {displayAttribute: holder}\n---\n"
		fresh  = "kind: Schema\nsource: Badge Office\nname: door\nspec: {nativeObjectType: D, identityAttribute: a, attributes: [{name: a, type: STRING}]}\n---\n" +
			"kind: ProvisioningPolicy\nsource: Badge Office\nusageType: UPDATE\nspec: {name: Update}\n---\n"
		other = "kind: Source\nname: Payroll Database\nspec: {description: Mine}\n"
	)
	const gone, with = "the object is gone", ", and with it what the plan changes below it: "
	for _, test := range []struct{ name, document, want string }{
		{"the parent and all below it", source + below + fresh, gone + with + "1 ProvisioningPolicy, 2 Schema"},
		{"the parent alone", source, gone},
		{"a child that is changed", below + other, gone + with + "1 Schema"},
		{"children that are created", fresh, gone + with + "1 ProvisioningPolicy, 1 Schema"},
	} {
		t.Run(test.name, func(t *testing.T) {
			inBench(t, simulator.Options{}, func(b *bench) {
				b.write("d.yaml", test.document)
				p, made := b.plan(), b.set
				b.write("d.yaml", badge)
				b.wantDone(b.apply(b.plan(), apply.Options{}))
				b.set = made
				var stale *apply.StaleError
				if err := b.check(p); !errors.As(err, &stale) {
					t.Fatalf("check: %v, want a stale plan", err)
				}
				if len(stale.Objects) != 1 || stale.Objects[0].Key != "Source/Badge Office" || stale.Objects[0].Cause != test.want || stale.Objects[0].File != "d.yaml" {
					t.Errorf("stale is %+v, want the source alone: %s", stale.Objects, test.want)
				}
			})
		})
	}
}

// stranger is a tenant that somebody else edits in the moment between the last
// read of an object and the write to it.
type stranger struct {
	*rest.Client
	edit func()
}

func (s *stranger) Do(ctx context.Context, r rest.Request) (*rest.Response, error) {
	if edit := s.edit; r.Method == "PATCH" && edit != nil {
		s.edit = nil
		edit()
	}
	return s.Client.Do(ctx, r)
}

// TestAPatchThatHitsAnotherElementIsNotTakenForDone: the API has no ETag, so an
// insertion between read and write moves the elements that a patch is for.
func TestAPatchThatHitsAnotherElementIsNotTakenForDone(t *testing.T) {
	for name, fields := range map[string]string{
		"an element is edited":   "[{name: badge}, {name: login, isMultiValued: true}, {name: role}]",
		"an element is removed":  "[{name: badge}, {name: role}]",
		"an element is inserted": "[{name: badge}, {name: shift, type: string}, {name: login}, {name: role}]",
	} {
		t.Run(name, func(t *testing.T) {
			inBench(t, simulator.Options{}, func(b *bench) {
				b.write("d.yaml", createPolicy+fields+"}\n")
				p := b.plan()
				to := &stranger{b.client, func() {
					b.send("PATCH", payroll+"/provisioning-policies/CREATE", `[{"op":"add","path":"/fields/0","value":{"name":"theirs","type":"string"}}]`)
				}}
				report, err := apply.Run(b.t.Context(), p, b.kinds, to, b.options(apply.Options{}))
				if err != nil {
					b.t.Fatal(err)
				}
				if step := report.Steps[0]; step.Outcome != apply.AlteredByServer || report.ExitCode() != 3 {
					b.t.Errorf("outcome %s, exit code %d", step.Outcome, report.ExitCode())
				}
			})
		})
	}
}
