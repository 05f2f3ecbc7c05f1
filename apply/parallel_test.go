package apply_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"isc-sync/apply"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
)

// crowd is a writer that counts how many writes are under way, in all and to
// each source.
type crowd struct {
	*rest.Client

	mu        sync.Mutex
	now, most int
	toOne     map[string]int
	mostToOne int
}

func (c *crowd) Do(ctx context.Context, r rest.Request) (*rest.Response, error) {
	if r.Method == "GET" {
		return c.Client.Do(ctx, r)
	}
	source := strings.Split(r.Path, "/")[3]
	c.add(source, 1)
	defer c.add(source, -1)
	return c.Client.Do(ctx, r)
}

func (c *crowd) add(source string, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now += n
	c.toOne[source] += n
	c.most, c.mostToOne = max(c.most, c.now), max(c.mostToOne, c.toOne[source])
}

func TestSourcesAreWrittenTogetherAndEachOneStepByStep(t *testing.T) {
	inBench(t, simulator.Options{Latency: 200 * time.Millisecond}, func(b *bench) {
		var documents strings.Builder
		for _, source := range []string{"HR Feed", "Ticket Desk", "Payroll Database", "Cumulus Drive", "Badge Office"} {
			fmt.Fprintf(&documents, "---\nkind: Schedule\nsource: %s\ntype: GROUP_AGGREGATION\nspec: {cronExpression: \"0 0 5 * * ?\"}\n", source)
			fmt.Fprintf(&documents, "---\nkind: ProvisioningPolicy\nsource: %s\nusageType: UNLOCK\nspec: {name: Unlock}\n", source)
		}
		b.write("d.yaml", documents.String())
		to := &crowd{Client: b.client, toOne: map[string]int{}}
		report, err := apply.Run(b.t.Context(), b.plan(), b.kinds, to, b.options(apply.Options{Workers: 3}))
		if err != nil {
			t.Fatal(err)
		}
		b.wantDone(report)
		if to.mostToOne != 1 || to.most != 3 {
			t.Errorf("at most %d writes at once to one source and %d in all, want 1 and 3", to.mostToOne, to.most)
		}
	})
}
