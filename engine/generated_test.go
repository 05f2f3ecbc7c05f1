package engine_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"isc-sync/engine"
	"isc-sync/internal/contract"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
	"isc-sync/internal/tenanttest"
	"isc-sync/internal/tenanttest/drawn"
	"isc-sync/planner"
	"isc-sync/state/registry"
)

// sizeVariable is how many objects of each kind the generated tenant has.
const sizeVariable = "ISC_SYNC_GENERATED"

func generatedSize(t *testing.T) int {
	text := os.Getenv(sizeVariable)
	if text == "" {
		return 8
	}
	size, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return size
}

var variable = regexp.MustCompile(`"!env ([A-Z0-9_]+)"`)

// generator makes documents of every kind that the simulated tenant takes.
type generator struct{ *drawn.Generator }

// generate makes size documents of every kind. others are the names of what documents
// only refer to.
func generate(t *testing.T, version string, size int, others map[string][]any) *generator {
	t.Helper()
	g := &generator{&drawn.Generator{Kinds: tenanttest.Kinds(t), Version: version, Size: size, Known: others, Always: alwaysWritten}}
	for _, row := range legalValues {
		g.Legal = append(g.Legal, drawn.Legal(row))
	}
	g.Generate()
	return g
}

// write puts the documents into a directory, a file for each kind. YAML reads JSON.
func (g *generator) write(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for kind, docs := range g.Made {
		var text strings.Builder
		for _, doc := range docs {
			data, err := json.Marshal(doc)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&text, "---\n%s\n", variable.ReplaceAll(data, []byte("!env $1")))
		}
		if err := os.WriteFile(filepath.Join(dir, kind+".yaml"), []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// on returns an engine on a tenant that is only in memory.
func (g *generator) on(t *testing.T, tenant *simulator.Tenant) *engine.Engine {
	t.Helper()
	return g.through(t, tenant, contract.Wrap(t, simulator.Transport(tenant)))
}

func (g *generator) through(t *testing.T, tenant *simulator.Tenant, transport http.RoundTripper) *engine.Engine {
	t.Helper()
	return &engine.Engine{
		Kinds: g.Kinds, Version: g.Version, Env: everythingSet,
		Client: tenanttest.Client(t, tenant, rest.Config{Rate: 1_000_000, Transport: transport}),
	}
}

func start(t *testing.T, content map[string]any) *simulator.Tenant {
	t.Helper()
	return startWith(t, content, nil)
}

func startWith(t *testing.T, content map[string]any, faults []simulator.Fault) *simulator.Tenant {
	t.Helper()
	data, err := json.Marshal(content)
	if err != nil {
		t.Fatal(err)
	}
	tenant, err := simulator.Start(data, simulator.Options{TaskDelay: time.Millisecond, Faults: faults})
	if err != nil {
		t.Fatal(err)
	}
	return tenant
}

func contentIn(t *testing.T, tenant *simulator.Tenant) map[string]any {
	t.Helper()
	data, err := tenant.Content()
	if err != nil {
		t.Fatal(err)
	}
	var content map[string]any
	if err := json.Unmarshal(data, &content); err != nil {
		t.Fatal(err)
	}
	return content
}

// othersIn are the names of what documents only refer to.
func othersIn(content map[string]any) map[string][]any {
	names := map[string][]any{}
	for kind, at := range map[string][2]string{
		"Identity": {"identities", "alias"}, "ManagedCluster": {"clusters", "name"}, "AuthProfile": {"securitySettings", "name"},
	} {
		for _, row := range content[at[0]].([]any) {
			names[kind] = append(names[kind], row.(map[string]any)[at[1]])
		}
	}
	return names
}

// built returns a tenant that has what documents in dir declare. What needs
// entitlements waits until they are aggregated.
func (g *generator) built(t *testing.T, empty map[string]any, dir string) *simulator.Tenant {
	t.Helper()
	tenant := start(t, empty)
	applyAll(t, g.on(t, tenant), dir, planner.Options{SkipProblems: true})
	tenant = start(t, g.filled(contentIn(t, tenant)))
	applyAll(t, g.on(t, tenant), dir, planner.Options{})
	return tenant
}

// filled adds the entitlements that the systems have to their sources.
func (g *generator) filled(content map[string]any) map[string]any {
	sources := map[any]any{}
	for _, s := range content["sources"].([]any) {
		source := s.(map[string]any)
		sources[source["name"]] = map[string]any{"id": source["id"], "name": source["name"], "type": "SOURCE"}
	}
	rows := []any{}
	for i, n := range g.Known["Entitlement"] {
		name := n.(map[string]any)
		rows = append(rows, map[string]any{
			"id": fmt.Sprintf("e%031d", i), "source": sources[name["source"]], "attribute": name["attribute"], "value": name["value"],
			"name": name["value"], "description": nil, "sourceSchemaObjectType": "group", "attributes": map[string]any{},
			"privileged": false, "requestable": false, "cloudGoverned": false, "owner": nil, "segments": []any{}, "tags": []any{},
			"created": "2026-03-02T09:15:00.000Z", "modified": "2026-03-02T09:15:00.000Z",
		})
	}
	content["entitlements"] = rows
	return content
}

// TestAGeneratedTenantSurvivesTheRoundTrip builds a tenant of every kind: its export
// plans nothing, and builds a tenant whose export is the same. Every version has a
// small tenant; the default one has as many objects as sizeVariable says.
func TestAGeneratedTenantSurvivesTheRoundTrip(t *testing.T) {
	for _, version := range registry.Versions() {
		size := 3
		if version == registry.DefaultVersion {
			size = generatedSize(t)
		}
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { survives(t, version, size) })
		})
	}
}

func survives(t *testing.T, version string, size int) {
	empty := contentOf(t, emptied(t))
	empty["transforms"] = []any{} // those of the sample are about its sources
	g := generate(t, version, size, othersIn(empty))
	tenant := g.built(t, empty, g.write(t))
	exporting, planning := reader(t, tenant), reader(t, tenant)
	dir, want := export(t, g.through(t, tenant, exporting))
	again := plan(t, g.through(t, tenant, planning), dir).Plan
	content := contentIn(t, tenant)
	exporting.wantFew(t, "the export", content)
	planning.wantFew(t, "the plan", content)
	if !again.Empty() {
		t.Errorf("after the export the plan is not empty:\n%s", again.Encode())
	}
	differsInNothing(t, g.on(t, tenant), dir)
	if size <= 8 {
		g.plansDeletions(t, tenant, dir)
	}
	other := g.built(t, empty, dir)
	_, got := export(t, g.on(t, other))
	for name, text := range want {
		if string(got[name]) != string(text) {
			t.Errorf("%s is\n%s\nwant\n%s", name, got[name], text)
		}
	}
}

func encoded(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(data)
}
