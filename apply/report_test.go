package apply_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"isc-sync/apply"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
	"isc-sync/schemas"
)

// reportSchema is the published description of what a reader may rely on.
func reportSchema(t *testing.T, part string) *jsonschema.Schema {
	t.Helper()
	data, err := schemas.FS.ReadFile("report.json")
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat = true
	if err := c.AddResource("report.json", bytes.NewReader(data)); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("report.json#/$defs/" + part)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func validate(t *testing.T, schema *jsonschema.Schema, data []byte) map[string]any {
	t.Helper()
	v, err := jsonvalue.Decode(data)
	if err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	if err := schema.Validate(v); err != nil {
		t.Errorf("%s: %v", data, err)
	}
	return v.(map[string]any)
}

// mixed is a run in which steps end in many ways.
func mixed(b *bench, o apply.Options) *apply.Report {
	b.env["LAB_PASSWORD"] = "correct horse battery"
	b.write("everything.yaml", everything)
	p := b.plan()
	b.send("PATCH", payroll, `[{"op":"replace","path":"/connectorAttributes/url","value":"jdbc:else"}]`)
	return b.apply(p, o)
}

func mixedFaults(t *testing.T) simulator.Options {
	return simulator.Options{Faults: faults(t,
		"POST /v2025/sources/*/schemas=400", "PUT /**=lost-after@1", "DELETE /v2025/sources/*/schedules/*=502")}
}

// lines is a report file that wants whole lines only, so that it can be read
// whenever the program was killed.
type lines struct {
	bytes.Buffer
	t *testing.T
}

func (l *lines) Write(p []byte) (int, error) {
	if bytes.Count(p, []byte("\n")) != 1 || p[len(p)-1] != '\n' {
		l.t.Errorf("%q is no whole line", p)
	}
	return l.Buffer.Write(p)
}

func TestEveryRecordOfAReportIsAsPublished(t *testing.T) {
	inBench(t, mixedFaults(t), func(b *bench) {
		out := &lines{t: t}
		report := mixed(b, apply.Options{Report: out})
		record := reportSchema(t, "record")
		seen := map[string]int{}
		for _, line := range bytes.SplitAfter(bytes.TrimSuffix(out.Bytes(), []byte("\n")), []byte("\n")) {
			seen[validate(t, record, line)["record"].(string)]++
		}
		if seen["header"] != 1 || seen["summary"] != 1 || seen["done"] != len(report.Steps) || seen["started"] < 4 {
			t.Errorf("records %v for %d steps", seen, len(report.Steps))
		}
		whole := validate(t, reportSchema(t, "whole"), report.Encode())
		if len(whole["steps"].([]any)) != len(report.Steps) {
			t.Error("the whole report lacks steps")
		}
		for _, outcome := range []apply.Outcome{apply.Applied, apply.Failed, apply.Skipped, apply.Stale} {
			if report.Count(outcome) == 0 {
				t.Errorf("no step is %s, so the schema was not tried for it", outcome)
			}
		}
		if report.ExitCode() != 3 {
			t.Errorf("exit code %d, want 3", report.ExitCode())
		}
	})
}

// disk is a report file that knows what is safe on it.
type disk struct {
	bytes.Buffer
	safe int
	err  error
}

func (d *disk) Sync() error {
	d.safe = d.Len()
	return d.err
}

// guarded is a writer that checks at each write that the report says so.
type guarded struct {
	*rest.Client
	check func(rest.Request)
}

func (g guarded) Do(ctx context.Context, r rest.Request) (*rest.Response, error) {
	if r.Method != "GET" {
		g.check(r)
	}
	return g.Client.Do(ctx, r)
}

func TestAStartedLineIsOnDiskBeforeTheRequestLeaves(t *testing.T) {
	inBench(t, simulator.Options{Faults: faults(t, "PATCH /**=lost-before@1")}, func(b *bench) {
		b.write("changes.yaml", changes)
		p := b.plan()
		file, writes := &disk{}, 0
		to := guarded{b.client, func(r rest.Request) {
			writes++
			lines := strings.Split(strings.TrimSpace(string(file.Bytes()[:file.safe])), "\n")
			var last map[string]string
			_ = json.Unmarshal([]byte(lines[len(lines)-1]), &last)
			if last["record"] != "started" || last["method"] != r.Method || last["path"] != r.Path {
				t.Errorf("%s leaves, and the last line on disk is %s", r, lines[len(lines)-1])
			}
		}}
		if _, err := apply.Run(b.t.Context(), p, b.kinds, to, b.options(apply.Options{Workers: 1, Report: file})); err != nil {
			t.Fatal(err)
		}
		if writes != 3 {
			t.Errorf("%d writes, want one of them repeated", writes)
		}
	})
}

func TestNothingIsWrittenWhereTheReportCannotBe(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("changes.yaml", changes)
		report := b.applyAnyway(b.plan(), apply.Options{Report: &disk{err: errors.New("disk full")}})
		if b.writes() != 0 || report.Count(apply.Failed) != len(report.Steps) {
			t.Errorf("%d writes, outcomes %v", b.writes(), outcomes(report))
		}
	})
}

func TestAFailureHoldsUpOnlyWhatNeedsIt(t *testing.T) {
	inBench(t, mixedFaults(t), func(b *bench) {
		report := mixed(b, apply.Options{})
		want := map[string]apply.Outcome{
			"Source/Lab Directory#1":                             apply.Applied,
			"Schema/Lab Directory/room#1":                        apply.Failed,
			"Schema/Lab Directory/account#1":                     apply.Skipped,
			"Source/Payroll Database#1":                          apply.Stale,
			"ProvisioningPolicy/Payroll Database/DISABLE#1":      apply.Applied,
			"CorrelationConfig/Corporate Directory#1":            apply.Applied,
			"Schedule/Corporate Directory/ACCOUNT_AGGREGATION#1": apply.Unknown,
			"Source/Badge Office#1":                              apply.Applied,
		}
		for step, outcome := range outcomes(report) {
			if want[step] != outcome {
				t.Errorf("%s is %s, want %s", step, outcome, want[step])
			}
		}
		for _, s := range report.Steps {
			if s.Outcome == apply.Skipped && s.BlockedBy != "Schema/Lab Directory/room#1" {
				t.Errorf("%s is skipped because of %q", s.Step, s.BlockedBy)
			}
			if s.Step == "Schema/Lab Directory/room#1" && (s.Status != 400 || s.TrackingID == "") {
				t.Errorf("status %d and tracking id %q are not told", s.Status, s.TrackingID)
			}
		}
	})
}
