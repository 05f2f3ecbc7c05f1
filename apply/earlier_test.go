package apply_test

import (
	"strings"
	"testing"

	"isc-sync/apply"
	"isc-sync/internal/simulator"
	"isc-sync/state"
)

const (
	headerLine  = `{"record":"header","formatVersion":1,"tenant":"acme","apiVersion":"v2025","plan":"sha256:0","writer":"tenant acme","steps":3}`
	startedLine = `{"record":"started","step":"Source/A#B#1","method":"PATCH","path":"/v2025/sources/1"}`
	doneLine    = `{"record":"done","step":"Source/A#B#1","key":"Source/A#B","action":"update","outcome":"applied"}`
	unknownLine = `{"record":"done","step":"Source/A#B#1","key":"Source/A#B","action":"update","outcome":"unknown"}`
	summaryLine = `{"record":"summary","outcomes":{},"interrupted":false,"exitCode":0}`
)

func TestAnEarlierReportNamesOpenSteps(t *testing.T) {
	for _, test := range []struct {
		name   string
		lines  []string
		killed bool
		open   int
	}{
		{"a whole run", []string{headerLine, startedLine, doneLine, summaryLine}, false, 0},
		{"killed while a request was under way", []string{headerLine, startedLine}, true, 1},
		{"killed after it was sent twice", []string{headerLine, startedLine, startedLine}, true, 1},
		{"killed between two steps", []string{headerLine, startedLine, doneLine}, true, 0},
		{"ended as unknown", []string{headerLine, startedLine, unknownLine, summaryLine}, false, 1},
		{"a last line that breaks off", []string{headerLine, startedLine, doneLine[:40]}, true, 1},
		{"two runs, one after another", []string{headerLine, startedLine, headerLine, summaryLine}, false, 0},
		{"a dry run", []string{strings.Replace(headerLine, "tenant acme", "dry run of tenant acme", 1), startedLine}, true, 0},
	} {
		e, err := apply.ReadEarlier([]byte(strings.Join(test.lines, "\n")))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if e.Killed != test.killed || len(e.Open) != test.open {
			t.Errorf("%s: killed %t with %d open, want %t with %d", test.name, e.Killed, len(e.Open), test.killed, test.open)
		}
		if test.open == 1 && (e.Open[0].Key != state.Key("Source/A#B") || e.Open[0].Method != "PATCH") {
			t.Errorf("%s: open %+v", test.name, e.Open[0])
		}
	}
	for _, text := range []string{"notes", `{"record":"done"}`, `{"a":1}`, "[]", "\n"} {
		if _, err := apply.ReadEarlier([]byte(text)); err == nil {
			t.Errorf("%q is taken for a report", text)
		}
	}
}

func TestTheReportSaysWhatTheRunDoesAboutOpenSteps(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", payrollSource+"{description: Mine}\n")
		earlier, err := apply.ReadEarlier([]byte(strings.Join([]string{
			headerLine, startedLine, strings.ReplaceAll(startedLine, "A#B", "Payroll Database"),
		}, "\n")))
		if err != nil {
			b.t.Fatal(err)
		}
		out := &lines{t: b.t}
		report := b.apply(b.plan(), apply.Options{Report: out, Earlier: earlier})
		open := report.Earlier.Open
		if len(open) != 2 || open[0].Planned || !open[1].Planned {
			b.t.Errorf("open %+v, want the second one planned again", open)
		}
		header, _, _ := strings.Cut(out.String(), "\n")
		validate(b.t, reportSchema(b.t, "record"), []byte(header))
		validate(b.t, reportSchema(b.t, "whole"), report.Encode())
		earlier.Tenant = "another"
		if report := b.apply(b.plan(), apply.Options{Earlier: earlier}); report.Earlier != nil {
			b.t.Errorf("the report of another tenant tells of this one: %+v", report.Earlier)
		}
	})
}
