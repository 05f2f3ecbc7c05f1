package apply_test

import (
	"testing"

	"isc-sync/apply"
	"isc-sync/internal/simulator"
)

func TestAWriteWhoseAnswerIsLostIsLookedAfter(t *testing.T) {
	const (
		post    = "kind: Source\nname: New Feed\nspec: {owner: grace.okafor, connector: delimited-file}\n"
		policy  = "kind: ProvisioningPolicy\nsource: Payroll Database\nusageType: DISABLE\nspec: {name: Disable}\n"
		patch   = "kind: Source\nname: Payroll Database\nspec: {connectorAttributes: {mergeColumns: [role, branch]}}\n"
		put     = "kind: CorrelationConfig\nsource: Corporate Directory\nspec: {attributeAssignments: [{property: email, value: mail, operation: EQ}]}\n"
		remove  = "kind: Schedule\nsource: Corporate Directory\ntype: ACCOUNT_AGGREGATION\nensure: absent\n"
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
		{"PATCH, lost every time, has failed", patch, "PATCH /**=lost-before", apply.Failed, 3},
		{"PUT, lost before the tenant acted, is repeated", put, "PUT /**=lost-before@1", apply.Applied, 2},
		{"PUT, lost after the tenant acted, is not repeated", put, "PUT /**=lost-after@1", apply.Applied, 1},
		{"PUT, without an answer until the deadline, is repeated", put, "PUT /**=hang@1", apply.Applied, 2},
		{"DELETE, lost before the tenant acted, is repeated", remove, "DELETE /**=lost-before@1", apply.Applied, 2},
		{"DELETE, lost after the tenant acted, is not repeated", remove, "DELETE /**=lost-after@1", apply.Applied, 1},
		{"DELETE as a task, lost after the tenant acted, is followed to its end", removeS, "DELETE /**=lost-after@1", apply.Applied, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			inBench(t, simulator.Options{Faults: faults(t, test.fault)}, func(b *bench) {
				b.write("d.yaml", test.document)
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
