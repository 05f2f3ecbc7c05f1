package engine_test

import (
	"testing"

	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
	"isc-sync/internal/tenanttest"
	"isc-sync/planner"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func nothingSet(string) (string, bool) { return "", false }

// everythingSet gives each variable a value that may also be an encrypted text.
func everythingSet(name string) (string, bool) { return name + ".key.vector.text.tag", true }

// connect returns an engine on the tenant that a file keeps. Variables are
// looked up with env.
func connect(t *testing.T, file string, env func(string) (string, bool)) *engine.Engine {
	t.Helper()
	return &engine.Engine{
		Kinds: tenanttest.Kinds(t), Version: registry.DefaultVersion, Env: env,
		Client: tenanttest.Client(t, tenanttest.Open(t, file, simulator.Options{}), rest.Config{Rate: 100_000}),
	}
}

func load(t *testing.T, e *engine.Engine, dir string) *documents.Set {
	t.Helper()
	return loadIn(t, e, dir, "")
}

// loadIn reads a directory as one of its environments.
func loadIn(t *testing.T, e *engine.Engine, dir, env string) *documents.Set {
	t.Helper()
	set, err := documents.Load(dir, e.Kinds, schemas.FS, documents.Options{APIVersion: e.Version, Env: env})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// plan plans a directory without problems.
func plan(t *testing.T, e *engine.Engine, dir string) *engine.Planned {
	t.Helper()
	set := load(t, e, dir)
	planned, err := e.Plan(t.Context(), set.Documents, set.Settings, planner.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := planned.Problems.Err(); err != nil {
		t.Fatal(err)
	}
	return planned
}

// export returns a directory with what was exported, and its files.
func export(t *testing.T, e *engine.Engine, only ...string) (string, map[string][]byte) {
	t.Helper()
	exported, err := e.Export(t.Context(), engine.ExportOptions{Only: state.PatternsOf(only...)})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := documents.Write(t.Context(), dir, exported.Files); err != nil {
		t.Fatal(err)
	}
	return dir, exported.Files
}
