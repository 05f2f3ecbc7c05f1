package render

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"isc-sync/apply"
	"isc-sync/engine"
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

func sampleReport() *apply.Report {
	return &apply.Report{
		Tenant: "acme", APIVersion: "v2025", Plan: "sha256:0",
		Steps: []apply.Result{
			{Step: "Source/A#1", Key: "Source/A", Outcome: apply.Applied},
			{Step: "Source/B#1", Key: "Source/B", Outcome: apply.Failed, Cause: "PATCH /v2025/sources/2: 400 Bad Request: Illegal value \"\x1b[31m\"",
				Hint: "correct the value", TrackingID: "abc"},
			{Step: "Schema/B/group#1", Key: "Schema/B/group", Outcome: apply.Skipped, Cause: "Source/B#1 failed", BlockedBy: "Source/B#1"},
			{Step: "Source/C#1", Key: "Source/C", Outcome: apply.Stale, Drift: []plan.Drift{{Pointer: "/description", Planned: "old", Current: "new"}}},
			{Step: "Source/D#1", Key: "Source/D", Outcome: apply.AlteredByServer, Altered: []apply.Alteration{
				{Pointer: "/category", Sent: "x", Stored: plan.Absent{}},
				{Pointer: "/connectorAttributes/password", Sent: plan.Absent{}, Stored: plan.Absent{}},
			}, KnownServerBehavior: []apply.Alteration{{Pointer: "/fields/0/isRequired", Text: "the tenant stores isRequired only on CREATE policies"}}},
			{Step: "Source/E#1", Key: "Source/E", Outcome: apply.Unknown, Cause: "the answer was lost"},
		},
	}
}

func TestAReportShowsWhatIsNotAsPlanned(t *testing.T) {
	const want = `! Source/B#1  failed
    PATCH /v2025/sources/2: 400 Bad Request: Illegal value "\u001b[31m"
    tracking id abc
    hint: correct the value
· Schema/B/group#1  skipped
    Source/B#1 failed
! Source/C#1  stale: not sent, because the object has changed since the plan
    /description: planned against "old", now "new"
~ Source/D#1  applied; the tenant changed or ignored fields
    /category: sent "x", stored nothing
    /connectorAttributes/password: sent and stored differ (sensitive)
! Source/E#1  unknown: no answer shows whether the tenant acted
    the answer was lost
note: the tenant stores isRequired only on CREATE policies
      (Source/D#/fields/0/isRequired)
Apply incomplete: 2 of 6 steps done, 1 altered by the tenant, 1 failed, 1 stale, 1 skipped, 1 unknown. Fix the failures and run again; finished steps are not repeated.
`
	var b bytes.Buffer
	if err := (Text{}).Report(&b, sampleReport()); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestADryRunSaysThatNothingWasSent(t *testing.T) {
	r := &apply.Report{Writer: "dry run of tenant acme", Steps: []apply.Result{
		{Step: "Source/A#1", Outcome: apply.WouldApply}, {Step: "Schema/A/account#1", Outcome: apply.WouldAdopt, Edits: 1},
	}}
	var text, page bytes.Buffer
	if err := errors.Join(Text{DryRun: true}.Report(&text, r), Markdown{DryRun: true}.Report(&page, r)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Schema/A/account#1  would adopt what is there already, with 1 edit\n", ": 2 of 2 steps would be done; nothing was sent (tenant acme).\n"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is missing in\n%s", want, text.String())
		}
	}
	if want := "2 of 2 steps would be done; nothing was sent"; !strings.Contains(page.String(), want) {
		t.Errorf("%q is missing in\n%s", want, page.String())
	}
	if got := (Text{DryRun: true}).Event(apply.Waiting{Step: "Source/A#1", Reason: "the tenant deletes it"}); got != "" {
		t.Errorf("got %q of a tenant that has nothing to do", got)
	}
	event := apply.StepDone{Result: apply.Result{Step: "Source/A#1", Outcome: apply.WouldApply}}
	if got, want := (Text{DryRun: true}).Event(event), "~ Source/A#1 would be applied"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRunningAgainIsAdvisedWhereItHelps(t *testing.T) {
	const again, mend = "Run again to do the remainder.", "Fix the failures and run again; finished steps are not repeated."
	refused := apply.Result{Step: "Source/A#1", Outcome: apply.Failed, Status: 400}
	skipped := func(because string) apply.Result {
		return apply.Result{Step: "Schema/A/account#1", Outcome: apply.Skipped, BlockedBy: because}
	}
	tests := []struct {
		name  string
		steps []apply.Result
		want  string
	}{
		{"a refusal comes again", []apply.Result{refused}, mend},
		{"and so does what it holds up", []apply.Result{refused, skipped("Source/A#1")}, mend},
		{"a refusal beside something stale", []apply.Result{refused, {Step: "Source/B#1", Outcome: apply.Stale}}, mend},
		{"too many requests pass", []apply.Result{{Step: "Source/A#1", Outcome: apply.Failed, Status: 429}}, again},
		{"a broken server is mended", []apply.Result{{Step: "Source/A#1", Outcome: apply.Failed, Status: 502}}, again},
		{"what failed without an answer", []apply.Result{{Step: "Source/A#1", Outcome: apply.Failed}}, mend},
		{"something stale", []apply.Result{{Step: "Source/A#1", Outcome: apply.Stale}}, again},
		{"an interrupt", []apply.Result{skipped("")}, again},
		{"an unknown end", []apply.Result{{Step: "Source/A#1", Outcome: apply.Unknown}}, again},
		{"everything is done", []apply.Result{{Step: "Source/A#1", Outcome: apply.Applied}}, "done."},
		{"there was nothing to do", nil, "There was nothing to do."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := (tense{}).outcomeLine(&apply.Report{Steps: tt.steps}); !strings.HasSuffix(got, tt.want) {
				t.Errorf("got %q, want it to end with %q", got, tt.want)
			}
		})
	}
}

func TestAnAdoptionThatSentSomethingSaysSo(t *testing.T) {
	for edits, want := range map[int]string{0: "adopted what was there already", 1: "adopted, with 1 edit", 3: "adopted, with 3 edits"} {
		if got := (tense{}).words(apply.Result{Outcome: apply.Adopted, Edits: edits}); got != want {
			t.Errorf("%d edits are %q, want %q", edits, got, want)
		}
	}
}

func TestAReportSaysWhatKeptTheRunFromItsEnd(t *testing.T) {
	left := []apply.Result{{Step: "Source/A#1", Outcome: apply.Skipped}}
	for want, r := range map[string]*apply.Report{
		"Apply interrupted: 0 of 1 step done":                      {Steps: left, Interrupted: true},
		"Apply incomplete: the time was used up; 0 of 1 step done": {Steps: left, StopCause: "the time was used up"},
	} {
		if got := (tense{}).outcomeLine(r); !strings.HasPrefix(got, want) {
			t.Errorf("got %q, want it to begin with %q", got, want)
		}
	}
}

func TestAReportForAPageIsATable(t *testing.T) {
	var b bytes.Buffer
	if err := (Markdown{}).Report(&b, sampleReport()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"### isc-sync: Apply incomplete", "| `Source/A#1` | applied |  |\n",
		"| `Source/C#1` | stale\\: not sent, because the object has changed since the plan | /description\\: planned against \"old\", now \"new\" |\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
}

func TestEventsAreToldAsTheyHappen(t *testing.T) {
	tests := []struct {
		name  string
		event apply.Event
		want  string
	}{
		{"a step that begins says nothing yet", apply.StepStarted{Step: "Source/A#1"}, ""},
		{"a step that ends", apply.StepDone{Result: apply.Result{Step: "Source/A#1", Action: plan.Delete, Outcome: apply.Applied}}, "- Source/A#1 applied"},
		{"a step with nothing left to do", apply.StepDone{Result: apply.Result{Step: "Source/A#1", Action: plan.Delete, Outcome: apply.Applied, Already: true}}, "- Source/A#1 already done"},
		{"a step that waits", apply.Waiting{Step: "Source/A#1", Reason: "the tenant deletes it", Timeout: 30 * time.Minute},
			"  Source/A#1: the tenant deletes it, which may take 30 minutes"},
		{"a write that is sent again after silence", apply.Retrying{Step: "Source/A#1", Cause: "EOF"},
			"  Source/A#1: the answer was lost, the tenant has not acted so far; retried\n  (safe to repeat) (EOF)"},
		{"a write that is sent again after an answer", apply.Retrying{Step: "Source/A#1", Cause: "500 Oh", Status: 500},
			"  Source/A#1: the answer was 500, the tenant has not acted so far; retried (safe\n  to repeat) (500 Oh)"},
		{"a write of which nothing can be seen", apply.Retrying{Step: "ConnectorFile/A/f#1", Cause: "EOF", NotVisible: true},
			"  ConnectorFile/A/f#1: the answer was lost, the result is unknown; retried (safe\n" +
				"  to repeat) (EOF)"},
		{"an adoption shows what is sent", apply.Adopting{
			Step: "Schema/A/account#1", Key: "Schema/A/account",
			Fields: []plan.FieldChange{{Pointer: jsonvalue.Pointer("/nativeObjectType"), Before: "User", After: "user"}},
		}, "  Schema/A/account#1: already created by the tenant; what differs is sent:\n    ~ /nativeObjectType  \"User\" → \"user\""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := (Text{}).Event(tt.event); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAnExportListsWhatIsMissing(t *testing.T) {
	e := &engine.Exported{
		Files: map[string][]byte{"b.yaml": nil, "a.yaml": nil}, Objects: 3, Requests: 7,
		Variables: []string{"HR_PASSWORD"}, Suspected: []string{"Source/HR#/x: its name suggests a secret"}, NotRead: []state.Gap{{What: "Schema", Of: "Source/HR", Why: "403 Forbidden"}},
	}
	tests := []struct {
		name string
		to   Renderer
		want string
	}{
		{"as text", Text{}, "Secrets became variables. Set them before creating objects or sending secrets again:\n  HR_PASSWORD\n\n" +
			"These look like secrets and became variables. If one is not a secret, write its value with !plain:\n  Source/HR#/x: its name suggests a secret\n\nNot read:\n  Schema of Source/HR: 403 Forbidden\n\nExported 3 documents in 2 files to out.\n"},
		{"as Markdown", Markdown{}, "### isc-sync: Exported 3 documents in 2 files to out\\.\n\n" +
			"Secrets became variables. Set them before creating objects or sending secrets again:\n\n- `HR_PASSWORD`\n\nThese look like secrets and became variables. If one is not a secret, write its value with !plain:\n\n- `Source/HR#/x: its name suggests a secret`\n\nNot read:\n\n- `Schema of Source/HR: 403 Forbidden`\n"},
		{"as JSON", JSON{}, `{
  "formatVersion": 1,
  "directory": "out",
  "files": [
    "a.yaml",
    "b.yaml"
  ],
  "documents": 3,
  "requests": 7,
  "variables": [
    "HR_PASSWORD"
  ],
  "suspected": [
    "Source/HR#/x: its name suggests a secret"
  ],
  "notRead": [
    "Schema of Source/HR: 403 Forbidden"
  ],
  "passedOver": [],
  "leftOut": [],
  "lacking": []
}
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := tt.to.Exported(&b, e, "out"); err != nil {
				t.Fatal(err)
			}
			if b.String() != tt.want {
				t.Errorf("got\n%s\nwant\n%s", b.String(), tt.want)
			}
		})
	}
}
