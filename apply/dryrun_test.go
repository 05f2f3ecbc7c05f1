package apply_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"isc-sync/apply"
	"isc-sync/internal/simulator"
)

func TestADryRunGoesTheWholeWayAndWritesNothing(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.env["LAB_PASSWORD"] = "correct horse battery"
		b.write("everything.yaml", everything)
		p := b.plan()
		dry := apply.NewDryRun(b.client)
		report, err := apply.Run(b.t.Context(), p, b.kinds, dry, b.options(apply.Options{Workers: 1}))
		if err != nil {
			t.Fatal(err)
		}
		b.wantDone(report)
		if b.writes() != 0 {
			t.Errorf("%d writes reached the tenant", b.writes())
		}
		if got := len(dry.Recorded()); got != len(report.Steps) {
			t.Errorf("%d writes recorded for %d steps:\n%s", got, len(report.Steps), strings.Join(dry.Recorded(), "\n"))
		}
		if !slices.ContainsFunc(dry.Recorded(), func(w string) bool { return w == "PATCH "+payroll }) {
			t.Errorf("recorded %s", dry.Recorded())
		}
		if n := report.Count(apply.WouldApply, apply.WouldAdopt); n != len(report.Steps) {
			t.Errorf("%d of %d steps would be applied or adopted: %s", n, len(report.Steps), report.Encode())
		}
		if !strings.HasPrefix(report.Writer, "dry run of ") {
			t.Errorf("the report says %q of the writer", report.Writer)
		}
	})
}

func TestNothingButTheDryRunKnowsOfDryRuns(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasPrefix(file, "dryrun") || strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(text), "\n") {
			code, _, _ := strings.Cut(line, "//")
			if strings.Contains(strings.ToLower(code), "dry") {
				t.Errorf("%s: %s", file, strings.TrimSpace(line))
			}
		}
	}
}
