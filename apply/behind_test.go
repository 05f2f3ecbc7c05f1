package apply_test

import (
	"context"
	"slices"
	"strings"
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

// blind is a tenant that answers some of its paths with 404 for a while.
type blind struct {
	*rest.Client
	mu     sync.Mutex
	hidden string
	// times is how often it does.
	times  int
	bodies []string
}

func (b *blind) Do(ctx context.Context, r rest.Request) (*rest.Response, error) {
	b.mu.Lock()
	hide := strings.Contains(r.Path, b.hidden) && b.times > 0
	if hide {
		b.times--
	}
	if r.Method == "PATCH" {
		b.bodies = append(b.bodies, string(r.Body))
	}
	b.mu.Unlock()
	if hide {
		return nil, &rest.StatusError{Method: r.Method, Path: r.Path, Status: 404, DetailCode: "404 Not found"}
	}
	return b.Client.Do(ctx, r)
}

const newFeed = "kind: Source\nname: New Feed\nspec: {owner: grace.okafor, connector: delimited-file}\n---\n"

func TestAParentThatDoesNotShowEverywhereYetIsWaitedFor(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", newFeed+"kind: ProvisioningPolicy\nsource: New Feed\nusageType: DISABLE\nspec: {name: Disable}\n")
		p := b.plan()
		tenant := &blind{Client: b.client, hidden: "/provisioning-policies", times: 2}
		report, err := apply.Run(b.t.Context(), p, b.kinds, tenant, b.options(apply.Options{}))
		if err != nil {
			b.t.Fatal(err)
		}
		if tenant.times > 0 {
			b.t.Error("nothing was hidden: the test proves nothing")
		}
		b.wantDone(report)
		b.wantNothingLeft()
	})
}

func TestWhatOnlyAPatchCanSetIsPatchedWhereTheTenantDoesNotShowIt(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.version = "v2026"
		b.write("d.yaml", newFeed+"kind: AccountDeleteApproval\nsource: New Feed\nspec: {approvalRequired: true}\n")
		p := b.plan()
		tenant := &blind{Client: b.client, hidden: "/approval-config/", times: 1}
		report, err := apply.Run(b.t.Context(), p, b.kinds, tenant, b.options(apply.Options{}))
		if err != nil {
			b.t.Fatal(err)
		}
		b.wantDone(report)
		if want := []string{`[{"op":"add","path":"/approvalRequired","value":true}]`}; !slices.Equal(tenant.bodies, want) {
			b.t.Errorf("patched with %q, want %q", tenant.bodies, want)
		}
	})
}
