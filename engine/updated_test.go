package engine_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"isc-sync/apply"
	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/simulator"
	"isc-sync/planner"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// seedsVariable is how many drifts are written back; the first seed is in
// firstSeedVariable.
const (
	seedsVariable     = "ISC_SYNC_UPDATED"
	firstSeedVariable = "ISC_SYNC_UPDATED_SEED"
)

func numberIn(variable string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(variable)); err == nil {
		return n
	}
	return otherwise
}

// drifts are how many drifts are written back.
func drifts() int {
	if testing.Short() {
		return 1
	}
	return numberIn(seedsVariable, 2)
}

// TestWhatDriftedIsWrittenBack lets an author write the documents of a generated tenant
// in all styles, changes the tenant, and updates the documents: a plan is then empty,
// comments stay where they were, and so does every line without a changed value.
func TestWhatDriftedIsWrittenBack(t *testing.T) {
	base := baseTenant(t)
	first := numberIn(firstSeedVariable, 1)
	for seed := range drifts() {
		t.Run(fmt.Sprint("seed ", first+seed), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { base.drifts(t, uint64(first+seed)) })
		})
	}
}

// base is a tenant with everything that documents can declare.
type base struct {
	*generator
	empty, content map[string]any
}

func baseTenant(t *testing.T) (b base) {
	t.Helper()
	b.empty = contentOf(t, emptied(t))
	b.empty["transforms"] = []any{}
	b.generator = generate(t, registry.DefaultVersion, 3, othersIn(b.empty))
	dir := b.generator.write(t)
	synctest.Test(t, func(t *testing.T) { b.content = contentIn(t, b.built(t, b.empty, dir)) })
	return b
}

func (b base) drifts(t *testing.T, seed uint64) {
	tenant := start(t, b.content)
	luck := rand.New(rand.NewPCG(seed, 0))
	e := b.on(t, tenant)
	a := &author{Rand: luck, texts: map[string]string{}, leans: map[spot][]spot{}}
	dir := a.writes(t, e)
	if p := plan(t, e, dir).Plan; !p.Empty() {
		t.Fatalf("the author made a mistake:\n%s", p.Encode())
	}
	b.change(t, tenant, dir, luck)
	before := textsIn(t, dir)
	was := load(t, e, dir).Documents
	updated := updateOf(t, b.on(t, tenant), dir, luck.IntN(2) == 0)
	c := check{T: t, author: a, was: was, is: load(t, e, dir).Documents, updated: updated}
	c.plansNothing(e, dir)
	c.texts(before, textsIn(t, dir))
	if t.Failed() && os.Getenv(firstSeedVariable) != "" {
		keep(t, before, textsIn(t, dir))
	}
}

// keep writes the files for people to look at.
func keep(t *testing.T, before, after map[string]string) {
	for name, files := range map[string]map[string]string{"before": before, "after": after} {
		out := filepath.Join(os.TempDir(), "isc-sync-updated", name)
		_ = os.RemoveAll(out)
		_ = os.MkdirAll(out, 0o755)
		for f, text := range files {
			_ = os.MkdirAll(filepath.Dir(filepath.Join(out, f)), 0o755)
			_ = os.WriteFile(filepath.Join(out, f), []byte(text), 0o600)
		}
		t.Log(out)
	}
}

// writes exports the tenant and writes its documents again, in the author's way.
func (a *author) writes(t *testing.T, e *engine.Engine) string {
	from, _ := export(t, e)
	docs := slices.Clone(load(t, e, from).Documents)
	a.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
	dir := t.TempDir()
	for n := 0; len(docs) > 0; n++ {
		some := docs[:min(len(docs), 1+a.IntN(5))]
		docs = docs[len(some):]
		writeText(t, dir, fmt.Sprintf("f%d.yaml", n), a.file(some))
	}
	for _, name := range slices.Sorted(maps.Keys(a.texts)) {
		writeText(t, dir, name, a.texts[name])
	}
	return dir
}

func writeText(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o600)); err != nil {
		t.Fatal(err)
	}
}

func textsIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// change applies other documents to the tenant: with other values, new ones, and some that
// ask for deletions of what nothing names.
func (b base) change(t *testing.T, tenant *simulator.Tenant, dir string, luck *rand.Rand) {
	changed := &generator{b.Again(luck)}
	e := b.on(t, tenant)
	set := load(t, e, changed.write(t))
	docs := slices.Clone(set.Documents)
	for i, d := range docs {
		if d.Kind.Delete.How != registry.DeleteNever && luck.IntN(5) == 0 && !isNamed(docs, d) {
			gone := *d
			gone.Absent, gone.Spec = true, map[string]any{}
			docs[i] = &gone
		}
	}
	docs = renamed(docs, luck)
	planned, err := e.Plan(t.Context(), docs, set.Settings, planner.Options{SkipProblems: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Apply(t.Context(), planned.Plan, e.Client, apply.Options{Dir: dir, PollInterval: time.Millisecond}); err != nil {
		t.Fatal(err)
	}
}

// renamed gives one object in ten another name, where nothing in the documents names it.
func renamed(docs state.Documents, luck *rand.Rand) state.Documents {
	for i, d := range docs {
		last := len(d.Identity) - 1
		if d.Absent || d.Kind.Parent != "" || last < 0 || len(d.Kind.Identity[last].Enum) > 0 || luck.IntN(10) > 0 || isNamed(docs, d) {
			continue
		}
		other := *d
		other.Previously, other.Identity = d.Identity[last], slices.Clone(d.Identity)
		other.Identity[last] += " renamed"
		other.Key = state.NewKey(d.Kind.Name, other.Identity...)
		docs[i] = &other
	}
	docs.Sort()
	return docs
}

func isNamed(docs state.Documents, d *state.Document) bool {
	name := d.Key.Name()
	return slices.ContainsFunc(docs, func(o *state.Document) bool {
		return o != d && (o.ParentKey() == d.Key || strings.Contains(encoded(o.Spec), encoded(name)))
	})
}

// updateOf updates the documents of a directory.
func updateOf(t *testing.T, e *engine.Engine, dir string, prune bool) *engine.Updated {
	t.Helper()
	return updateIn(t, e, dir, "", prune)
}

// updateIn updates the documents of a directory for one environment.
func updateIn(t *testing.T, e *engine.Engine, dir, env string, prune bool) *engine.Updated {
	t.Helper()
	set := loadIn(t, e, dir, env)
	updated, err := e.Update(t.Context(), set.Documents, engine.UpdateOptions{
		ExportOptions: engine.ExportOptions{Ignore: set.Settings.Ignore}, Settings: set.Settings, LeftOut: set.LeftOut, Prune: prune,
		Read: func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(dir, name)) },
		Real: func(name string) string { return name },
		Reload: func(files map[string][]byte) (state.Documents, error) {
			again, err := documents.LoadWith(dir, files, e.Kinds, schemas.FS, documents.Options{APIVersion: e.Version, Env: env})
			if err != nil {
				return nil, err
			}
			return again.Documents, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range updated.Files {
		if data == nil {
			err = os.Remove(filepath.Join(dir, name))
		} else if err = os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err == nil {
			err = os.WriteFile(filepath.Join(dir, name), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return updated
}

// plansNothing wants an empty plan, but for the documents of what is gone.
func (c *check) plansNothing(e *engine.Engine, dir string) {
	for _, p := range c.updated.Kept {
		if !isTaken(c.updated, p) {
			c.Errorf("it stays: %s", p.Error())
		}
	}
	set := load(c.T, e, dir)
	planned, err := e.Plan(c.Context(), set.Documents, set.Settings, planner.Options{})
	if err != nil {
		c.Fatal(err)
	}
	for _, p := range planned.Problems {
		if isOpen(c.updated, p.Key, p.Missing) {
			continue
		}
		c.Errorf("afterwards: %s", p.Error())
	}
	for _, change := range planned.Plan.Changes {
		if change.Action != "create" || !isOpen(c.updated, change.Key, change.Parent) {
			c.Errorf("afterwards: %s %s %v", change.Action, change.Key, change.Fields)
		}
	}
	c.Logf("%d updated, %d new, %d gone, %d not read", len(c.updated.Updated), len(c.updated.New), len(c.updated.Gone), len(c.updated.NotRead))
}
