package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestMain lets the test binary be isc-sync and the reference, as bench itself is.
func TestMain(m *testing.M) {
	if play, isChild := roles[os.Getenv(roleVariable)]; isChild {
		os.Exit(measured(play))
	}
	os.Exit(m.Run())
}

var cell = map[string]*regexp.Regexp{
	"seconds": regexp.MustCompile(`^\d+\.\d\d s$`),
	"ratio":   regexp.MustCompile(`^\d+\.\d \(\d+\.\d–\d+\.\d\)$`),
	"memory":  regexp.MustCompile(`^\d+ MiB$`),
}

// TestTheTableHasEveryCommand runs all rows once on a small tenant. It checks no time:
// only what the cells look like, and that the requests are no more than are needed.
func TestTheTableHasEveryCommand(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts many processes")
	}
	var out strings.Builder
	if err := run(options{sizes: []size{{times: 51}}, runs: 1}, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	want := []string{"validate", "plan, nothing changed", "plan, one field changed", "plan, everything changed", "export", "apply, everything changed", "apply of a saved plan"}
	if len(lines) != 2+len(want) {
		t.Fatalf("the table has %d rows, want %d:\n%s", len(lines)-2, len(want), out.String())
	}
	columns := []string{"", "", "seconds", "ratio", "seconds", "ratio", "memory", "ratio", "ratio", "", ""}
	for i, line := range lines[2:] {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if len(cells) != len(columns) || cells[0] != want[i] || cells[1] != "51 sources" {
			t.Fatalf("row %d is\n%s", i, line)
		}
		for n, kind := range columns {
			if kind != "" && !cell[kind].MatchString(cells[n]) {
				t.Errorf("%s: %q is no %s", want[i], cells[n], kind)
			}
		}
		if want[i] != "validate" && cells[9] != cells[10] {
			t.Errorf("%s: %s requests, %s are enough", want[i], cells[9], cells[10])
		}
	}
}

// TestTheTenantsAreWhatTheRowsSay plans with each tenant.
func TestTheTenantsAreWhatTheRowsSay(t *testing.T) {
	s, err := serve()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w := &workshop{server: s, dir: t.TempDir(), talk: io.Discard}
	cases, err := w.cases(size{times: 3})
	if err != nil {
		t.Fatal(err)
	}
	w.planEach(t, cases, map[string]int{"plan, nothing changed": 0, "plan, one field changed": 1, "plan, everything changed": 18})
}

// TestTheLargestTenantsFitIntoADirectory exports some of the sources of a tenant of 3,571,
// and of one of 5,000, where each has fewer documents.
func TestTheLargestTenantsFitIntoADirectory(t *testing.T) {
	s, err := serve()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for n, want := range map[int]int{mostDocuments / documentsOfSource: documentsOfSource, 5000: mostDocuments / 5000} {
		const some = 5
		tenant, err := someOf(n, some)
		if err != nil {
			t.Fatal(err)
		}
		w := &workshop{server: s, dir: t.TempDir(), talk: io.Discard}
		if err := w.show(tenant); err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(w.dir, "out")
		if _, err := w.child("isc-sync", "", w.on("export", "--only", "Source/*", "--out", out)...); err != nil {
			t.Fatal(err)
		}
		documents := 0
		_ = filepath.WalkDir(out, func(path string, _ os.DirEntry, _ error) error {
			text, _ := os.ReadFile(path)
			documents += strings.Count("\n"+string(text), "\nkind: ")
			return nil
		})
		if documents > want*some || documents < want*some/2 {
			t.Errorf("of %d sources, %d have %d documents, at most %d each may be", n, some, documents, want)
		}
	}
}

// TestCopiesOfTheSampleAreATenant plans and exports with each tenant of two samples.
func TestCopiesOfTheSampleAreATenant(t *testing.T) {
	s, err := serve()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w := &workshop{server: s, dir: t.TempDir(), talk: io.Discard}
	counts := []int{}
	for _, times := range []int{1, 2, 3} {
		dir := t.TempDir()
		w.dir = dir
		cases, err := w.cases(size{times: times, sample: true})
		if err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(dir, "documents", "access", "roles", "*"))
		if err != nil || len(files) != 2*times {
			t.Errorf("%d samples have %d roles (%v)", times, len(files), err)
		}
		counts = append(counts, sizeOf(filepath.Join(dir, "documents")))
		w.planEach(t, cases, map[string]int{"plan, nothing changed": 0, "plan, one field changed": 1, "plan, everything changed": 40 * times})
	}
	if more := counts[2] - counts[1]; more < counts[0]/2 || more < (counts[1]-counts[0])*9/10 {
		t.Errorf("the documents of 1, 2 and 3 samples have %v bytes", counts)
	}
}

// planEach runs the plans and compares how many changes they have.
func (w *workshop) planEach(t *testing.T, cases []bench, changes map[string]int) {
	t.Helper()
	for _, c := range cases {
		want, isPlan := changes[c.name]
		if !isPlan {
			continue
		}
		if _, _, err := w.once(c, ""); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(filepath.Join(w.dir, "plan.json"))
		if err != nil {
			t.Fatal(err)
		}
		var plan struct{ Changes []any }
		if err := json.Unmarshal(data, &plan); err != nil || len(plan.Changes) != want {
			t.Errorf("%s: %d changes, want %d (%v)", c.name, len(plan.Changes), want, err)
		}
	}
}

func TestBadFlagsAreErrors(t *testing.T) {
	for _, args := range [][]string{{"--sources", "none"}, {"--sources", "0"}, {"--sources", "-1"}, {"--samples", "some"}, {"--runs", "0"}, {"more"}} {
		if _, err := parse(args); err == nil {
			t.Errorf("%q is accepted", args)
		}
	}
	o, err := parse([]string{"--sources", "1, 20", "--samples", "3", "--profile", "here"})
	if got := fmt.Sprint(o.sizes); err != nil || got != "[1 sources 20 sources sample × 3]" {
		t.Errorf("the sizes are %s (%v)", got, err)
	}
	if !filepath.IsAbs(o.profile) {
		t.Errorf("profiles go to %s, which is another place for a child", o.profile)
	}
}

func TestMediansAndSpreads(t *testing.T) {
	r := row{}
	for _, n := range []float64{3, 1, 2, 10} {
		r.runs = append(r.runs, pair{own: usage{CPU: n}})
	}
	got := r.spread(func(p pair) float64 { return p.own.CPU })
	if want := "2.5 (1.0–10.0)"; got != want {
		t.Errorf("the spread is %s, want %s", got, want)
	}
}
