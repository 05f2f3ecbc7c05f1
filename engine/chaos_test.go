package engine_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"isc-sync/apply"
	"isc-sync/engine"
	"isc-sync/internal/simulator"
	"isc-sync/planner"
	"isc-sync/state/registry"
)

// chaosVariable is how many seeds each mishap is tried with. Without it one seed of the
// mixture is.
const chaosVariable = "ISC_SYNC_CHAOS"

// mostRuns is how many runs may be needed until nothing is left to do, in each of the two
// phases: before entitlements are aggregated and after. With every fifth request lost, many
// a POST ends as unknown, and what needs its object waits for the next run.
const mostRuns = 12

// mishaps are what happens to a share of all requests, or of all writes where a read is not
// tried again. The simulator's ParseFault has the words.
var mishaps = []struct {
	name  string
	rules []string
}{
	{"refused with 400", []string{"POST /v2025/**=400@20%", "PATCH /v2025/**=400@20%", "PUT /v2025/**=400@20%", "DELETE /v2025/**=400@20%"}},
	{"answered 429", []string{"* /v2025/**=429:2@20%"}},
	{"answered 429 without a time", []string{"* /v2025/**=429:none@20%"}},
	{"answered 500", []string{"* /v2025/**=500@20%"}},
	{"answered 503", []string{"* /v2025/**=503@20%"}},
	{"answered 504 and done", []string{"* /v2025/**=504-after@20%"}},
	{"answered 500 and done", []string{"* /v2025/**=500-after@20%"}},
	{"lost before the tenant", []string{"* /v2025/**=lost-before@20%"}},
	{"lost after the tenant", []string{"* /v2025/**=lost-after@20%"}},
	{"cut off in the answer", []string{"* /v2025/**=truncate@20%"}},
	{"left hanging", []string{"* /v2025/**=hang@20%"}},
	{"ended as a failed task", []string{"DELETE /v2025/**=task:ERROR@20%"}},
	{"a mixture of all", []string{
		"* /v2025/**=429:1@3%", "* /v2025/**=503@3%", "* /v2025/**=500-after@3%", "* /v2025/**=lost-before@3%",
		"* /v2025/**=lost-after@3%", "* /v2025/**=truncate@3%", "* /v2025/**=hang@2%",
	}},
}

// copies are the files of objects into which the tenant copies parts of others when it
// creates them (API: IdentityProfile). Documents do not declare these parts, and what
// they are depends on what was there at that moment.
const copies = "identity-profiles/"

// TestATenantOfEveryKindIsBuiltInSpiteOfEveryFault builds a tenant of every kind while a
// share of the requests goes wrong. Runs are repeated until nothing is left to do. The
// tenant is then the one that is built undisturbed, with nothing in it twice.
func TestATenantOfEveryKindIsBuiltInSpiteOfEveryFault(t *testing.T) {
	seeds, chosen := chaosSeeds(t), mishaps
	if seeds == 0 {
		if testing.Short() {
			t.Skip("it builds a tenant of every kind twice")
		}
		seeds, chosen = 1, mishaps[len(mishaps)-1:]
	}
	for _, m := range chosen {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			for seed := range seeds {
				synctest.Test(t, func(t *testing.T) { builtUnder(t, m.rules, seed+1) })
			}
		})
	}
}

func chaosSeeds(t *testing.T) int {
	text := os.Getenv(chaosVariable)
	if text == "" {
		return 0
	}
	seeds, err := strconv.Atoi(text)
	if err != nil || seeds < 1 {
		t.Fatalf("%s is %q, want a number of seeds", chaosVariable, text)
	}
	return seeds
}

// builtUnder builds the tenant twice, undisturbed and with faults, and compares.
func builtUnder(t *testing.T, rules []string, seed int) {
	empty := contentOf(t, emptied(t))
	empty["transforms"] = []any{}
	g := generate(t, registry.DefaultVersion, 2, othersIn(empty))
	dir := g.write(t)
	calm := g.built(t, empty, dir)
	first, before := g.untilDone(t, empty, dir, planner.Options{SkipProblems: true}, rules, seed)
	second, got := g.untilDone(t, g.filled(before), dir, planner.Options{}, rules, seed+1000)
	t.Logf("seed %d: %d runs, and %d after the aggregation", seed, first, second)
	for name, want := range sizesOf(contentIn(t, calm)) {
		if have := sizesOf(got)[name]; have != want {
			t.Errorf("seed %d: %s has %d, want %d", seed, name, have, want)
		}
	}
	if left := plan(t, g.on(t, start(t, got)), dir).Plan; !left.Empty() {
		t.Errorf("seed %d: there is something left to do:\n%s", seed, left.Encode())
	}
	_, want := export(t, g.on(t, calm))
	_, files := export(t, g.on(t, start(t, got)))
	for name, text := range want {
		if string(files[name]) != string(text) && !strings.HasPrefix(name, copies) {
			t.Errorf("seed %d: %s is\n%s\nwant\n%s", seed, name, files[name], text)
		}
	}
}

// untilDone plans and applies on a tenant with faults until there is nothing left to do.
func (g *generator) untilDone(t *testing.T, content map[string]any, dir string, options planner.Options, rules []string, seed int) (runs int, after map[string]any) {
	t.Helper()
	tenant := startWith(t, content, seeded(t, rules, seed))
	for runs = range mostRuns {
		e := g.through(t, tenant, simulator.Transport(tenant))
		if g.attempt(t, e, dir, options) {
			return runs, contentIn(t, tenant)
		}
	}
	t.Fatalf("seed %d: after %d runs there is still something left to do", seed, mostRuns)
	return 0, nil
}

// attempt is one run. It reports whether there was nothing left to do. A run may fail: the
// next one begins with what the tenant has.
func (g *generator) attempt(t *testing.T, e *engine.Engine, dir string, options planner.Options) (done bool) {
	set := load(t, e, dir)
	planned, err := e.Plan(t.Context(), set.Documents, set.Settings, options)
	if err != nil || planned.Problems.Err() != nil {
		return false
	}
	if planned.Plan.Empty() {
		return true
	}
	// What became of the steps shows in the next plan.
	_, _ = e.Apply(t.Context(), planned.Plan, e.Client, apply.Options{Dir: dir, PollInterval: time.Millisecond})
	return false
}

// seeded returns faults that happen to other requests for each seed.
func seeded(t *testing.T, rules []string, seed int) []simulator.Fault {
	t.Helper()
	var faults []simulator.Fault
	for i, rule := range rules {
		fault, err := simulator.ParseFault(fmt.Sprintf("%s/%d", rule, 100*seed+i))
		if err != nil {
			t.Fatal(err)
		}
		faults = append(faults, fault)
	}
	return faults
}

func sizesOf(content map[string]any) map[string]int {
	sizes := map[string]int{}
	for name, value := range content {
		if list, isList := value.([]any); isList {
			sizes[name] = len(list)
		}
	}
	return sizes
}
