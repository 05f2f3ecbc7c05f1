package apply_test

import (
	"testing"

	"isc-sync/apply"
	"isc-sync/internal/simulator"
)

const lab = `
kind: Source
name: Lab Directory
spec:
  description: The laboratory
  owner: grace.okafor
  cluster: Corporate Cluster
  connector: active-directory
  connectorAttributes:
    healthCheckTimeout: 45
    password: !env LAB_PASSWORD
---
kind: Schema
source: Lab Directory
name: account
spec:
  nativeObjectType: User
  identityAttribute: distinguishedName
  attributes:
    - {name: distinguishedName, type: STRING}
    - {name: badge, type: STRING}
    - {name: rooms, type: STRING, isMulti: true, isEntitlement: true, isGroup: true, schema: room}
---
kind: Schema
source: Lab Directory
name: room
spec:
  nativeObjectType: room
  identityAttribute: number
  displayAttribute: number
  attributes:
    - {name: number, type: STRING}
---
kind: ProvisioningPolicy
source: Lab Directory
usageType: CREATE
spec:
  name: Account
  fields:
    - {name: distinguishedName, type: string, isRequired: true}
---
kind: ProvisioningPolicy
source: Lab Directory
usageType: DISABLE
spec:
  name: Disable
  fields:
    - {name: reason, type: string, isRequired: true}
---
kind: CorrelationConfig
source: Lab Directory
spec:
  attributeAssignments:
    - {property: uid, value: badge, operation: EQ}
`

const changes = `
kind: Source
name: Payroll Database
spec:
  description: Payroll accounts, since 2026
  connectorAttributes:
    url: jdbc:postgresql://payroll2.acme.example:5432/pay
---
kind: CorrelationConfig
source: Corporate Directory
spec:
  attributeAssignments:
    - {property: email, value: mail, operation: EQ}
`

const deletions = `
kind: Schedule
source: Corporate Directory
type: ACCOUNT_AGGREGATION
ensure: absent
---
kind: Source
name: Badge Office
ensure: absent
`

func TestAFreshSourceEndsAtNoChangesInOneRun(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.env["LAB_PASSWORD"] = "correct horse battery"
		b.write("lab.yaml", lab)
		report := b.apply(b.plan(), apply.Options{})
		b.wantDone(report)
		b.wantNothingLeft()
	})
}

func TestChangesAndDeletionsEndAtNoChanges(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("changes.yaml", changes)
		b.write("deletions.yaml", deletions)
		b.wantDone(b.apply(b.plan(), apply.Options{}))
		b.wantNothingLeft()
	})
}
