package engine_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"isc-sync/engine"
	"isc-sync/internal/simulator"
	"isc-sync/planner"
	"isc-sync/schemas"
	"isc-sync/state/registry"
)

// shortcuts are the words with which a list spares reads, and how to do without each.
var shortcuts = map[string]func(*registry.Kind){
	"rows that have all of an object": func(k *registry.Kind) {
		k.API.List.Partial = k.API.Read != nil && !k.API.List.Bare // else each is read by itself anyway
	},
	"many values in a filter": func(k *registry.Kind) {
		for i := range k.API.List.Filters {
			k.API.List.Filters[i].Batch = 1
		}
	},
}

// TestAPlanWithShortcutsIsThatOfFullReads draws what others did to a tenant of every kind, and
// plans with each shortcut and without it. The plans must say the same, and those without
// must have taken more requests.
func TestAPlanWithShortcutsIsThatOfFullReads(t *testing.T) {
	b := baseTenant(t)
	spared := map[string]int{}
	for seed := range drifts() {
		synctest.Test(t, func(t *testing.T) {
			luck := rand.New(rand.NewPCG(uint64(seed), 61))
			tenant := start(t, b.content)
			dir, _ := export(t, b.on(t, tenant))
			b.change(t, tenant, dir, luck)
			short := b.planned(t, tenant, dir, b.Kinds, simulator.Transport(tenant))
			if len(short.Plan.Changes) < 20 {
				t.Errorf("seed %d: only %d changes", seed, len(short.Plan.Changes))
			}
			samePlan(t, fmt.Sprintf("seed %d, once more", seed), short, b.planned(t, tenant, dir, b.Kinds, simulator.Transport(tenant)))
			for name, full := range shortcuts {
				spared[name] += samePlan(t, fmt.Sprintf("seed %d, without %s", seed, name), short, b.planned(t, tenant, dir, without(t, full), simulator.Transport(tenant)))
			}
			bare := &hiding{simulator.Transport(tenant), func(row map[string]any) { maps.DeleteFunc(row, isOwn) }}
			spared["rows of sources"] += samePlan(t, fmt.Sprintf("seed %d, with rows of sources that lack much", seed), short, b.planned(t, tenant, dir, b.Kinds, bare))
		})
	}
	for name, requests := range spared {
		if requests <= 0 {
			t.Errorf("%s: no request is spared", name)
		}
	}
}

// isOwn reports whether a member of a source says nothing of other objects.
func isOwn(member string, _ any) bool {
	return slices.Contains([]string{"connectorAttributes", "description", "deleteThreshold", "cluster"}, member)
}

// samePlan compares two plans, and returns how many requests more the second one took.
func samePlan(t *testing.T, of string, short, full *engine.Planned) int {
	t.Helper()
	got, want := saidBy(short), saidBy(full)
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("%s: full reads do not say\n%s", of, line)
		}
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("%s: only full reads say\n%s", of, line)
		}
	}
	return full.Requests - short.Requests
}

var digits = regexp.MustCompile(`/[0-9]+`)

// saidBy is what a plan says, whatever the order in which the tenant returns sets.
func saidBy(planned *engine.Planned) (said []string) {
	said = append(said, fmt.Sprintf("%+v", planned.Plan.Summary))
	for _, c := range planned.Plan.Changes {
		said = append(said, fmt.Sprint(c.Key, ": ", c.Action, ", ", len(c.Fields), " fields, ", len(c.Steps), " steps"))
		for _, f := range c.Fields {
			said = append(said, fmt.Sprint(c.Key, digits.ReplaceAllString(string(f.Pointer), "/#"), ": ", unordered(f.Before), " becomes ", unordered(f.After)))
		}
	}
	for _, n := range planned.Plan.Notes {
		said = append(said, fmt.Sprint(n.Code, " ", n.Key, digits.ReplaceAllString(string(n.Pointer), "/#"), " ", n.Text))
	}
	for _, problem := range planned.Problems {
		said = append(said, problem.Error())
	}
	return said
}

// unordered is a text that values have in common which differ in the order of lists.
func unordered(v any) string {
	letters := strings.Split(encoded(v), ",")
	for i, l := range letters {
		letters[i] = strings.Trim(l, "[]{}")
	}
	slices.Sort(letters)
	return strings.Join(letters, ",")
}

// without are the kinds that can be declared, with other lists.
func without(t *testing.T, shortcut func(*registry.Kind)) *registry.Kinds {
	t.Helper()
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kinds.All() {
		if k.API.List != nil {
			shortcut(k)
		}
	}
	return kinds
}

// planned plans with what some kinds say of the tenant's lists.
func (b base) planned(t *testing.T, tenant *simulator.Tenant, dir string, kinds *registry.Kinds, way http.RoundTripper) *engine.Planned {
	t.Helper()
	e := b.through(t, tenant, way)
	e.Kinds = kinds
	set := load(t, e, dir)
	planned, err := e.Plan(t.Context(), set.Documents, set.Settings, planner.Options{SkipProblems: true})
	if err != nil {
		t.Fatal(err)
	}
	return planned
}
