package apply_test

import (
	"strings"
	"testing"

	"isc-sync/apply"
	"isc-sync/internal/simulator"
)

// directory declares less of an attribute than the schema has that the tenant makes with
// the source: memberOf names groups there.
const directory = `
kind: Source
name: Second Directory
spec: {owner: priya.raman, connector: active-directory, cluster: Corporate Cluster}
---
kind: Schema
source: Second Directory
name: account
spec:
  nativeObjectType: User
  identityAttribute: distinguishedName
  attributes:
    - {name: distinguishedName, type: STRING}
    - {name: memberOf, type: STRING, isMulti: true, isEntitlement: true}
`

func TestWhatIsNotDeclaredStaysHoweverTheRunThatCreatesTheParentEnds(t *testing.T) {
	var undisturbed string
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", directory)
		b.wantDone(b.apply(b.plan(), apply.Options{}))
		b.wantNothingLeft()
		undisturbed = b.content()
	})
	if !strings.Contains(undisturbed, `"isGroup":true`) {
		t.Error("the tenant's schema lost what the document does not write")
	}
	inBench(t, simulator.Options{Faults: faults(t, "PATCH /v2025/sources/*/schemas/*=400@1")}, func(b *bench) {
		b.write("d.yaml", directory)
		if report := b.applyAnyway(b.plan(), apply.Options{}); report.Count(apply.Failed) != 1 {
			t.Fatalf("outcomes %v", outcomes(report))
		}
		if left := b.plan(); len(left.Changes) > 0 {
			b.wantDone(b.apply(left, apply.Options{}))
		}
		if got := b.content(); got != undisturbed {
			t.Errorf("a run that was finished by a second one ends at\n%s\nan undisturbed one at\n%s", got, undisturbed)
		}
	})
}
