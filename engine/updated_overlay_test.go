package engine_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/simulator"
	"isc-sync/planner"
	change "isc-sync/planner/plan"
	"isc-sync/state"
)

const overlaid = "overlays/prod/"

// cannotSay are reasons why something stays although the tenant has something else: members
// that only some objects may have, and elements, stay in the document below.
var cannotSay = regexp.MustCompile(`^an overlay takes nothing away|^no document can say what the tenant has: .* is for `)

// TestWhatDriftedInOneEnvironment divides two generated tenants into a base with overlays,
// changes one of them, and updates the documents for it: then its plan changes only what
// an overlay cannot say, and no other environment notices.
func TestWhatDriftedInOneEnvironment(t *testing.T) {
	base := baseTenant(t)
	first := numberIn(firstSeedVariable, 1)
	for seed := range drifts() {
		t.Run(fmt.Sprint("seed ", first+seed), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { base.driftsInOne(t, rand.New(rand.NewPCG(uint64(first+seed), 1))) })
		})
	}
}

func (b base) driftsInOne(t *testing.T, luck *rand.Rand) {
	dev, prod := start(t, b.content), start(t, b.content)
	dir := t.TempDir()
	b.change(t, prod, dir, luck)
	writeText(t, dir, "isc-sync.yaml", "environments: {dev: {overlay: overlays/dev}, prod: {overlay: overlays/prod}}\n")
	b.divide(t, dev, prod, dir)
	b.change(t, prod, dir, luck)
	before := textsIn(t, dir)
	updated := updateIn(t, b.on(t, prod), dir, "prod", luck.IntN(2) == 0)
	for name, text := range textsIn(t, dir) {
		if was, there := before[name]; (!there || was != text) && !strings.HasPrefix(name, overlaid) {
			t.Errorf("%s is of all environments, and it changed:\n%s", name, text)
		}
	}
	if os.Getenv(firstSeedVariable) != "" {
		keep(t, before, textsIn(t, dir))
	}
	for _, p := range updated.Kept {

		if !cannotSay.MatchString(p.Text) && !isTaken(updated, p) {
			t.Errorf("it stays: %s", p.Error())
		}
	}
	for _, c := range changesIn(t, b.on(t, dev), dir, "dev", &engine.Updated{}) {
		t.Errorf("dev would %s %s: %v", c.Action, c.Key, c.Fields)
	}
	for _, c := range changesIn(t, b.on(t, prod), dir, "prod", updated) {
		if !isExpected(updated, c) {
			t.Errorf("prod would %s %s: %v", c.Action, c.Key, c.Fields)
		}
	}
	again := updateIn(t, b.on(t, prod), dir, "prod", false)
	for name, text := range again.Files {
		t.Errorf("a second time, %s changes:\n%s", name, text)
	}
	t.Logf("%d updated, %d new, %d gone, %d kept", len(updated.Updated), len(updated.New), len(updated.Gone), len(updated.Kept))
}

// divide writes two tenants as a base with overlays.
func (b base) divide(t *testing.T, dev, prod *simulator.Tenant, dir string) {
	t.Helper()
	exported, err := engine.ExportAll(t.Context(), []engine.Environment{
		{Engine: b.on(t, dev), Name: "dev", Overlay: "overlays/dev"}, {Engine: b.on(t, prod), Name: "prod", Overlay: "overlays/prod"},
	})
	if err != nil {
		t.Fatal(err)
	}
	into := t.TempDir()
	if err := documents.Write(t.Context(), into, exported.Files); err != nil {
		t.Fatal(err)
	}
	for name, text := range textsIn(t, into) {
		writeText(t, dir, name, text)
	}
}

// changesIn are what a plan of one environment would change. It may have problems with what
// is gone, and where something stays.
func changesIn(t *testing.T, e *engine.Engine, dir, env string, updated *engine.Updated) []change.Change {
	t.Helper()
	set := loadIn(t, e, dir, env)
	got, err := e.Plan(t.Context(), set.Documents, set.Settings, planner.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range got.Problems {
		isKept := slices.ContainsFunc(updated.Kept, func(k state.Problem) bool { return k.Key == p.Key })
		if !isKept && !isOpen(updated, p.Key, p.Missing) {
			t.Errorf("%s: %s", env, p.Error())
		}
	}
	return got.Plan.Changes
}

// isExpected reports whether a change is about what the update could not write.
func isExpected(updated *engine.Updated, c change.Change) bool {
	if c.Action == change.Create {
		return isOpen(updated, c.Key, c.Parent)
	}
	return !slices.ContainsFunc(c.Fields, func(f change.FieldChange) bool {
		for _, p := range updated.Kept {

			at := p.Pointer
			if _, isElement := jsonvalue.ArrayIndex(at.Last()); isElement {
				at = at.Parent() // a plan counts other elements
			}
			if p.Key == c.Key && (at.Contains(f.Pointer) || f.Pointer.Contains(at)) {
				return false
			}
		}
		return true
	})
}
