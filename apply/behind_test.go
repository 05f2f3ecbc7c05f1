package apply_test

import (
	"context"
	"sync"
	"testing"

	"isc-sync/apply"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
)

// behind is a tenant that answers the first reads after a PATCH with what was
// there before it.
type behind struct {
	*rest.Client
	mu  sync.Mutex
	old map[string]*rest.Response
	// reads is how many more times the old answer is given.
	reads map[string]int
}

func (b *behind) Do(ctx context.Context, r rest.Request) (*rest.Response, error) {
	if r.Method == "PATCH" {
		before, err := b.Client.Do(ctx, rest.Request{Method: "GET", Path: r.Path})
		if err != nil {
			return nil, err
		}
		b.mu.Lock()
		b.old[r.Path], b.reads[r.Path] = before, 2
		b.mu.Unlock()
		return b.Client.Do(ctx, r)
	}
	b.mu.Lock()
	late := r.Method == "GET" && b.reads[r.Path] > 0
	if late {
		b.reads[r.Path]--
	}
	old := b.old[r.Path]
	b.mu.Unlock()
	if late {
		return old, nil
	}
	return b.Client.Do(ctx, r)
}

func TestASecondStepWaitsUntilTheFirstOneShows(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", `
kind: Source
name: New Directory
spec: {owner: grace.okafor, connector: active-directory}
---
kind: Schema
source: New Directory
name: group
spec:
  nativeObjectType: group
  identityAttribute: distinguishedName
  attributes:
    - {name: distinguishedName, type: STRING}
    - {name: memberOf, type: STRING, isMulti: true, isEntitlement: true, schema: group}
`)
		p := b.plan()
		tenant := &behind{Client: b.client, old: map[string]*rest.Response{}, reads: map[string]int{}}
		report, err := apply.Run(b.t.Context(), p, b.kinds, tenant, b.options(apply.Options{}))
		if err != nil {
			b.t.Fatal(err)
		}
		if len(report.Steps) != 3 || len(tenant.old) == 0 {
			b.t.Fatalf("%d steps and %d patched objects, want 3 and some: the test proves nothing", len(report.Steps), len(tenant.old))
		}
		b.wantDone(report)
		b.wantNothingLeft()
	})
}
