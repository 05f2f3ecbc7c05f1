//go:build unix

package engine_test

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"isc-sync/planner"
)

// TestWhatThreeAppliesAtOnceMakeTwiceIsReported applies the same documents three times at
// once, and once more. The API has no creation on the condition that a name is free, so
// where it accepts a name twice, two applies in the same moment make two objects. The next
// plan reports each of them by its key, and everything else is there once. The value of no
// variable is in any output, with everything logged, nor in a report.
func TestWhatThreeAppliesAtOnceMakeTwiceIsReported(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts many processes")
	}
	v := newVictim(t)
	want := sizesOf(v.run(t, &assassin{}).content)
	delete(want, "entitlements") // filled in
	for range max(1, chaosSeeds(t)) {
		got := v.together(t, 3)
		more, reported, twice := 0, 0, v.twice(t, got, v.dir)
		for name, rows := range want {
			have := sizesOf(got)[name]
			more += max(0, have-rows)
			if have < rows && len(twice) == 0 { // else it refers to one of several
				t.Errorf("%s has %d, want %d", name, have, rows)
			}
		}
		for _, n := range twice {
			reported += n - 1
		}
		if more > reported {
			t.Errorf("%d objects are there twice, and %d are reported", more, reported)
		}
		t.Logf("%d objects are there twice, and reported", reported)
	}
}

var severalOfOne = regexp.MustCompile(`^\S+ the tenant has (\d+) objects with the key (.+?): `)

// twice returns the keys that several objects have, as a plan reports them, and how many.
func (g *generator) twice(t *testing.T, content map[string]any, dir string) map[string]int {
	t.Helper()
	e := g.on(t, start(t, content))
	set := load(t, e, dir)
	planned, err := e.Plan(t.Context(), set.Documents, set.Settings, planner.Options{SkipProblems: true})
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]int{}
	for _, n := range planned.Plan.Notes {
		if m := severalOfOne.FindStringSubmatch(n.Text); m != nil {
			keys[m[2]], _ = strconv.Atoi(m[1])
		}
	}
	return keys
}

// together runs the program several times at once on one tenant, and then alone.
func (v *victim) together(t *testing.T, programs int) map[string]any {
	t.Helper()
	tenant := start(t, v.empty)
	server := httptest.NewServer(tenant)
	defer server.Close()
	report := filepath.Join(t.TempDir(), "report")
	run := func(name string) {
		c := v.command(tenant, server.URL)
		c.Args = append(c.Args, "--log-level", "debug", "--report", report+name)
		out, _ := c.CombinedOutput() // it may end with what another one did first
		reported, err := os.ReadFile(report + name)
		if err != nil {
			t.Error(err)
		}
		for _, text := range []string{string(out), string(reported)} {
			if value, _ := everythingSet(""); strings.Contains(text, value) {
				t.Errorf("the value of a variable is in the output or the report of run %s", name)
			}
		}
	}
	var running sync.WaitGroup
	for i := range programs {
		running.Go(func() { run(string(rune('a' + i))) })
	}
	running.Wait()
	run("z")
	return contentIn(t, tenant)
}
