package render

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

var update = flag.Bool("update", false, "rewrite the expected output under testdata")

// archive is a plan, the problems beside it, and what each format makes of
// them.
type archive struct {
	*txtar.Archive
	path string
}

func openArchives(t *testing.T, pattern string) map[string]archive {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no archives match %s: %v", pattern, err)
	}
	archives := map[string]archive{}
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		archives[strings.TrimSuffix(filepath.Base(path), ".txtar")] = archive{a, path}
	}
	return archives
}

func (a archive) file(name string) []byte {
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

// compare checks a section, or rewrites it with -update.
func (a archive) compare(t *testing.T, name string, got []byte) {
	t.Helper()
	if want := a.file(name); !bytes.Equal(got, want) && !*update {
		t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
	}
	for i, f := range a.Files {
		if f.Name == name {
			a.Files[i].Data = got
			return
		}
	}
	a.Files = append(a.Files, txtar.File{Name: name, Data: got})
}

func (a archive) save(t *testing.T) {
	t.Helper()
	if !*update {
		return
	}
	if err := os.WriteFile(a.path, txtar.Format(a.Archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// plan reads a plan that was written by hand, without a digest.
func (a archive) plan(t *testing.T) *plan.Plan {
	t.Helper()
	v, err := jsonvalue.Decode(a.file("plan.json"))
	if err != nil {
		t.Fatal(err)
	}
	doc := v.(map[string]any)
	doc["digest"] = jsonvalue.Digest(v)
	p, err := plan.Decode(jsonvalue.Canonical(doc))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (a archive) problems(t *testing.T) state.Problems {
	t.Helper()
	data := a.file("problems.json")
	if data == nil {
		return nil
	}
	var problems state.Problems
	if err := json.Unmarshal(data, &problems); err != nil {
		t.Fatal(err)
	}
	return problems
}

func TestPlan(t *testing.T) {
	for name, a := range openArchives(t, "testdata/plan/*.txtar") {
		t.Run(name, func(t *testing.T) {
			plan, problems := a.plan(t), a.problems(t)
			a.compare(t, "text", planIn(t, Text{}, plan, problems))
			if problems != nil {
				a.compare(t, "failure", failureIn(t, Text{}, problems))
				a.compare(t, "json", planIn(t, JSON{}, plan, problems))
			}
			a.compare(t, "markdown", planIn(t, Markdown{}, plan, problems))
			if a.file("html") != nil {
				a.compare(t, "html", bodyOf(planIn(t, HTML{}, plan, problems)))
			}
			a.save(t)
		})
	}
}

// bodyOf is a page without its style and its script.
func bodyOf(page []byte) []byte {
	_, body, _ := bytes.Cut(page, []byte("<body>\n"))
	body, _, _ = bytes.Cut(body, []byte("<script>"))
	return body
}

func planIn(t *testing.T, r Renderer, p *plan.Plan, problems state.Problems) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := r.Plan(&b, p, problems); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func failureIn(t *testing.T, r Renderer, err error) []byte {
	t.Helper()
	var b bytes.Buffer
	if failed := r.Failure(&b, err); failed != nil {
		t.Fatal(failed)
	}
	return b.Bytes()
}
