package planner_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"isc-sync/internal/documents"
	"isc-sync/internal/render"
	"isc-sync/internal/tenanttest"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/schemas"
	"isc-sync/state/registry"
)

var update = flag.Bool("update", false, "rewrite what the archives under testdata/plan expect")

// TestGoldenPlans plans the documents of each archive against its live.json.
// What the plan does is in ops.txt, what else it says in notes.txt and
// problems.txt (no section: nothing), the answer to --explain in trace.txt, and
// where the form matters the whole document in plan.json. Files in kinds are
// made-up kinds, beside those that the program ships.
func TestGoldenPlans(t *testing.T) {
	archives, err := filepath.Glob("testdata/plan/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	runGolden(t, kinds, schemas.FS, archives)
}

// TestGoldenPlansOfMadeUpKinds is the same for words that few kinds or none that
// the program ships use.
func TestGoldenPlansOfMadeUpKinds(t *testing.T) {
	archives, err := filepath.Glob("testdata/madeup/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	kinds, documents := tenanttest.MadeUp(t)
	runGolden(t, kinds, documents, archives)
}

func runGolden(t *testing.T, kinds *registry.Kinds, schemas fs.FS, archives []string) {
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			kinds, files := kinds, schemas
			if own := sectionsBelow(archive, "kinds/"); len(own) > 0 {
				kinds, files = withKinds(t, own)
			}
			testGolden(t, kinds, files, file, archive)
		})
	}
}

func testGolden(t *testing.T, kinds *registry.Kinds, files fs.FS, file string, archive *txtar.Archive) {
	in := goldenInput(t, kinds, files, archive)
	result := planner.Build(in)
	if again := planner.Build(in); !bytes.Equal(result.Plan.Encode(), again.Plan.Encode()) {
		t.Error("a second run gives other bytes")
	}
	wantReadBack(t, kinds, result.Plan)
	if len(result.Problems) == 0 {
		wantSettled(t, in, result.Plan)
		wantProven(t, in, result.Plan)
	}
	sections := map[string]string{
		"ops.txt": opsText(result.Plan), "notes.txt": notesText(result.Plan.Notes),
		"problems.txt": problemsText(result.Problems), "trace.txt": traceText(result.Trace),
	}
	if section(archive, "plan.json") != nil {
		sections["plan.json"] = string(result.Plan.Encode())
	}
	compareSections(t, file, archive, sections)
}

// wantReadBack checks that a saved plan has all that the plan has, and is shown
// alike.
func wantReadBack(t *testing.T, kinds *registry.Kinds, p *plan.Plan) {
	t.Helper()
	decoded, err := plan.Decode(p.Encode())
	if err != nil || !bytes.Equal(decoded.Encode(), p.Encode()) {
		t.Fatalf("the plan does not read back as it was written: %v", err)
	}
	decoded.Describe(kinds, "")
	for _, form := range []render.Renderer{render.Text{Width: 100}, render.Markdown{}} {
		var planned, shown bytes.Buffer
		if err := errors.Join(form.Plan(&planned, p, nil), form.Plan(&shown, decoded, nil)); err != nil {
			t.Fatal(err)
		}
		if planned.String() != shown.String() {
			t.Errorf("plan printed\n%s\nand show\n%s", &planned, &shown)
		}
	}
}

func compareSections(t *testing.T, file string, archive *txtar.Archive, got map[string]string) {
	t.Helper()
	names := []string{"ops.txt", "notes.txt", "problems.txt", "trace.txt", "plan.json"}
	if *update {
		archive.Files = inputsOf(archive)
		for _, name := range names {
			if got[name] != "" {
				archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(got[name])})
			}
		}
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, name := range names {
		if want := string(section(archive, name)); got[name] != want {
			t.Errorf("%s is\n%s\nwant\n%s", name, got[name], want)
		}
	}
}

// goldenInput reads the documents as the program does, and makes a tenant of
// live.json.
func goldenInput(t *testing.T, kinds *registry.Kinds, files fs.FS, archive *txtar.Archive) planner.Input {
	t.Helper()
	dir := t.TempDir()
	for name, data := range sectionsBelow(archive, "documents/") {
		writeFile(t, filepath.Join(dir, name), data)
	}
	var options goldenOptions
	options.read(t, section(archive, "options.json"))
	set, err := documents.Load(dir, kinds, files, documents.Options{APIVersion: options.APIVersion})
	if err != nil {
		t.Fatal(err)
	}
	in := planner.Input{
		Kinds: kinds, Documents: set.Documents, Settings: set.Settings,
		Tenant: "acme", APIVersion: set.APIVersion, Options: options.Options,
	}
	in.Live, in.Directory = tenantOf(t, kinds, section(archive, "live.json"))
	return in
}

// goldenOptions are the wishes of a run as options.json has them.
type goldenOptions struct {
	planner.Options
	APIVersion string
}

func (o *goldenOptions) read(t *testing.T, data []byte) {
	t.Helper()
	if data == nil {
		return
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(o); err != nil {
		t.Fatalf("options.json: %v", err)
	}
}

func writeFile(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// sectionsBelow returns the sections of a folder by their name in it.
func sectionsBelow(archive *txtar.Archive, folder string) map[string][]byte {
	found := map[string][]byte{}
	for _, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, folder); ok {
			found[name] = f.Data
		}
	}
	return found
}

func section(archive *txtar.Archive, name string) []byte {
	for _, f := range archive.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

// inputsOf are the sections that a person writes, and plan.json, which stays
// where somebody asked for it.
func inputsOf(archive *txtar.Archive) []txtar.File {
	var inputs []txtar.File
	for _, f := range archive.Files {
		if strings.HasPrefix(f.Name, "documents/") || strings.HasPrefix(f.Name, "kinds/") || f.Name == "live.json" || f.Name == "options.json" {
			inputs = append(inputs, f)
		}
	}
	return inputs
}
