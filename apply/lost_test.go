package apply_test

import (
	"testing"

	"isc-sync/apply"
	"isc-sync/internal/simulator"
	"isc-sync/state"
)

func TestAWriteWhoseAnswerIsLostIsLookedAfter(t *testing.T) {
	const (
		post    = "kind: Source\nname: New Feed\nspec: {owner: grace.okafor, connector: delimited-file}\n"
		policy  = "kind: ProvisioningPolicy\nsource: Payroll Database\nusageType: DISABLE\nspec: {name: Disable}\n"
		patch   = "kind: Source\nname: Payroll Database\nspec: {description: Mine}\n"
		put     = "kind: CorrelationConfig\nsource: Corporate Directory\nspec: {attributeAssignments: [{property: email, value: mail, operation: EQ}]}\n"
		remove  = "kind: Schedule\nsource: Corporate Directory\ntype: ACCOUNT_AGGREGATION\nensure: absent\n"
		upload  = "kind: ConnectorFile\nsource: Payroll Database\nname: mapping.txt\nspec: {file: !file mapping.txt}\n"
		removeS = "kind: Source\nname: Badge Office\nensure: absent\n"
	)
	tests := []struct {
		name, document, fault string
		want                  apply.Outcome
		writes                int
	}{
		{"POST, lost before the tenant acted, is unknown and not repeated", post, "POST /v2025/**=lost-before@1", apply.Unknown, 1},
		{"POST, lost after the tenant acted, is found to be ours", post, "POST /v2025/**=lost-after@1", apply.Applied, 1},
		{"POST, answered 502 by a gateway, is unknown", post, "POST /v2025/**=502@1", apply.Unknown, 1},
		{"POST, answered 500 by the API itself, has failed", post, "POST /v2025/**=500@1", apply.Failed, 1},
		{"POST below a source, lost after the tenant acted, is found to be ours", policy, "POST /v2025/**=lost-after@1", apply.Applied, 1},
		{"PATCH, lost before the tenant acted, is repeated", patch, "PATCH /**=lost-before@1", apply.Applied, 2},
		{"PATCH, lost after the tenant acted, is not repeated", patch, "PATCH /**=lost-after@1", apply.Applied, 1},
		{"PATCH, lost every time, is unknown", patch, "PATCH /**=lost-before", apply.Unknown, 3},
		{"PATCH, answered 500 by the API itself every time, has failed", patch, "PATCH /**=500", apply.Failed, 3},
		{"PUT, lost before the tenant acted, is repeated", put, "PUT /**=lost-before@1", apply.Applied, 2},
		{"PUT, lost after the tenant acted, is not repeated", put, "PUT /**=lost-after@1", apply.Applied, 1},
		{"PUT, without an answer until the deadline, is repeated", put, "PUT /**=hang@1", apply.Applied, 2},
		{"DELETE, lost before the tenant acted, is repeated", remove, "DELETE /**=lost-before@1", apply.Applied, 2},
		{"DELETE, lost after the tenant acted, is not repeated", remove, "DELETE /**=lost-after@1", apply.Applied, 1},
		{"an upload, lost before the tenant acted, is repeated", upload, "POST /v2025/**=lost-before@1", apply.Applied, 2},
		{"an upload, lost after the tenant acted, is not repeated", upload, "POST /v2025/**=lost-after@1", apply.Applied, 1},
		{"an upload, lost every time, is unknown", upload, "POST /v2025/**=lost-before", apply.Unknown, 3},
		{"DELETE as a task, lost after the tenant acted, is followed to its end", removeS, "DELETE /**=lost-after@1", apply.Applied, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			inBench(t, simulator.Options{Faults: faults(t, test.fault)}, func(b *bench) {
				b.write("d.yaml", test.document)
				b.write("mapping.txt", "badge = number")
				p := b.plan()
				step := b.apply(p, apply.Options{}).Steps[0]
				if step.Outcome != test.want {
					t.Errorf("outcome %s (%s), want %s", step.Outcome, step.Cause, test.want)
				}
				if n := b.writes(); n != test.writes {
					t.Errorf("%d writes were sent, want %d", n, test.writes)
				}
				if step.Outcome.Done() {
					b.wantNothingLeft()
				}
			})
		})
	}
}

func TestALostPostIsNotOursWhereAnotherMadeTheObject(t *testing.T) {
	inBench(t, simulator.Options{Faults: faults(t, "POST /v2025/**=lost-before@1")}, func(b *bench) {
		b.write("d.yaml", "kind: Source\nname: New Feed\nspec: {owner: grace.okafor, connector: delimited-file}\n")
		p := b.plan()
		other := `{"name":"New Feed","owner":{"type":"IDENTITY","id":"646cc2dd782340d644749466148cea0b"},"connector":"delimited-file"}`
		b.afterFirstWrite(func() { b.send("POST", "/v2025/sources", other) })
		if step := b.apply(p, apply.Options{}).Steps[0]; step.Outcome != apply.Unknown {
			t.Errorf("outcome %s, want unknown: the object belongs to somebody else", step.Outcome)
		}
	})
}

func TestAFileThatWasThereBeforeIsSentAgainWithoutAClaim(t *testing.T) {
	const upload = "kind: ConnectorFile\nsource: Payroll Database\nname: postgresql-42.7.3.jar\nspec: {file: !file driver.jar}\n"
	for _, test := range []struct {
		name, fault string
		want        apply.Outcome
		status      int
		repeated    int
	}{
		{"lost", "POST /v2025/sources/**=lost-after@1", apply.Applied, 0, 1},
		{"answered 500", "POST /v2025/sources/**=500-after@1", apply.Applied, 500, 1},
		{"lost every time, nobody knows", "POST /v2025/sources/**=lost-before", apply.Unknown, 0, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			inBench(t, simulator.Options{Faults: faults(t, test.fault)}, func(b *bench) {
				b.write("d.yaml", upload)
				b.write("driver.jar", "PK")
				b.upload = []state.Key{"ConnectorFile/Payroll Database/postgresql-42.7.3.jar"}
				var said []apply.Retrying
				hear := func(e apply.Event) {
					if r, ok := e.(apply.Retrying); ok {
						said = append(said, r)
					}
				}
				step := b.apply(b.plan(), apply.Options{Event: hear}).Steps[0]
				if step.Outcome != test.want || len(said) != test.repeated {
					t.Fatalf("outcome %s (%s), repeated %d times; want %s, %d", step.Outcome, step.Cause, len(said), test.want, test.repeated)
				}
				if !said[0].NotVisible || said[0].Status != test.status {
					t.Errorf("said %+v, want status %d and no claim", said[0], test.status)
				}
			})
		})
	}
}

func TestAFileThatSomebodyElseSentMeanwhileIsNotOverwritten(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", "kind: ConnectorFile\nsource: Payroll Database\nname: mapping.txt\nspec: {file: !file mapping.txt}\n")
		b.write("mapping.txt", "badge = number")
		p := b.plan()
		b.wantDone(b.apply(p, apply.Options{}))
		if step := b.apply(p, apply.Options{}).Steps[0]; step.Outcome != apply.Stale {
			t.Errorf("outcome %s (%s), want stale", step.Outcome, step.Cause)
		}
	})
}
