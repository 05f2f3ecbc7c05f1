package apply

import (
	"encoding/json"
	"time"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// FormatVersion is the version of the report's format.
const FormatVersion = 1

// The records of a report, as schemas/report.json publishes them.
type (
	headerRecord struct {
		Record        string     `json:"record"`
		FormatVersion int        `json:"formatVersion"`
		Tenant        string     `json:"tenant"`
		APIVersion    string     `json:"apiVersion"`
		Plan          string     `json:"plan"`
		Writer        string     `json:"writer"`
		Steps         int        `json:"steps"`
		Time          *time.Time `json:"time,omitempty"`

		Earlier *earlierRecord `json:"earlier,omitempty"`
	}
	earlierRecord struct {
		File   string       `json:"file"`
		Killed bool         `json:"killed"`
		Open   []openRecord `json:"open"`
	}
	openRecord struct {
		Step    string `json:"step"`
		Method  string `json:"method"`
		Path    string `json:"path"`
		Planned bool   `json:"planned"`
	}
	startedRecord struct {
		Record string     `json:"record"`
		Step   string     `json:"step"`
		Method string     `json:"method"`
		Path   string     `json:"path"`
		Time   *time.Time `json:"time,omitempty"`
	}
	doneRecord struct {
		Record     string             `json:"record"`
		Step       string             `json:"step"`
		Key        state.Key          `json:"key"`
		Action     plan.Action        `json:"action"`
		Outcome    Outcome            `json:"outcome"`
		ID         string             `json:"id,omitempty"`
		Cause      string             `json:"cause,omitempty"`
		Hint       string             `json:"hint,omitempty"`
		BlockedBy  string             `json:"blockedBy,omitempty"`
		Status     int                `json:"status,omitempty"`
		DetailCode string             `json:"detailCode,omitempty"`
		TrackingID string             `json:"trackingId,omitempty"`
		Altered    []alterationRecord `json:"altered,omitempty"`
		Drift      []driftRecord      `json:"drift,omitempty"`
		Time       *time.Time         `json:"time,omitempty"`
	}
	alterationRecord struct {
		Pointer jsonvalue.Pointer `json:"pointer"`
		Sent    json.RawMessage   `json:"sent,omitempty"`
		Stored  json.RawMessage   `json:"stored,omitempty"`
		Text    string            `json:"text,omitempty"`
	}
	driftRecord struct {
		Pointer jsonvalue.Pointer `json:"pointer"`
		Planned json.RawMessage   `json:"planned"`
		Current json.RawMessage   `json:"current"`
	}
	summaryRecord struct {
		Record              string           `json:"record"`
		Outcomes            map[Outcome]int  `json:"outcomes"`
		KnownServerBehavior []behaviorRecord `json:"knownServerBehavior,omitempty"`
		Awaiting            int              `json:"awaiting,omitempty"`
		Interrupted         bool             `json:"interrupted"`
		ExitCode            int              `json:"exitCode"`
		Time                *time.Time       `json:"time,omitempty"`
	}
	behaviorRecord struct {
		Text   string   `json:"text"`
		Fields []string `json:"fields"`
	}
	reportDocument struct {
		FormatVersion int           `json:"formatVersion"`
		Header        headerRecord  `json:"header"`
		Steps         []doneRecord  `json:"steps"`
		Summary       summaryRecord `json:"summary"`
	}
)

// Encode returns the whole report as one indented JSON document, without
// times, so that the same run gives the same bytes.
func (r *Report) Encode() []byte {
	whole := reportDocument{FormatVersion: FormatVersion, Header: *headerOf(r), Steps: []doneRecord{}, Summary: *summaryOf(r)}
	whole.Header.Time, whole.Summary.Time = nil, nil
	for _, s := range r.Steps {
		done := *doneOf(s)
		done.Time = nil
		whole.Steps = append(whole.Steps, done)
	}
	return encode(whole, "  ")
}

func headerOf(r *Report) *headerRecord {
	return &headerRecord{
		Record: "header", FormatVersion: FormatVersion, Tenant: r.Tenant, APIVersion: r.APIVersion,
		Plan: r.Plan, Writer: r.Writer, Steps: r.planned, Time: now(), Earlier: earlierOf(r.Earlier),
	}
}

func earlierOf(e *Earlier) *earlierRecord {
	if e == nil {
		return nil
	}
	out := &earlierRecord{File: e.File, Killed: e.Killed, Open: []openRecord{}}
	for _, open := range e.Open {
		out.Open = append(out.Open, openRecord{open.Step, open.Method, open.Path, open.Planned})
	}
	return out
}

func doneOf(r Result) *doneRecord {
	d := &doneRecord{
		Record: "done", Step: r.Step, Key: r.Key, Action: r.Action, Outcome: r.Outcome, ID: r.ID,
		Cause: r.Cause, Hint: r.Hint, BlockedBy: r.BlockedBy,
		Status: r.Status, DetailCode: r.DetailCode, TrackingID: r.TrackingID, Time: now(),
	}
	for _, a := range r.Altered {
		d.Altered = append(d.Altered, alterationRecord{a.Pointer, raw(a.Sent), raw(a.Stored), a.Text})
	}
	for _, x := range r.Drift {
		d.Drift = append(d.Drift, driftRecord{x.Pointer, raw(x.Planned), raw(x.Current)})
	}
	return d
}

func summaryOf(r *Report) *summaryRecord {
	s := &summaryRecord{Record: "summary", Outcomes: map[Outcome]int{}, Awaiting: r.Awaiting, Interrupted: r.Interrupted, ExitCode: r.ExitCode(), Time: now()}
	for _, step := range r.Steps {
		s.Outcomes[step.Outcome]++
	}
	for _, h := range r.KnownServerBehavior() {
		s.KnownServerBehavior = append(s.KnownServerBehavior, behaviorRecord(h))
	}
	return s
}

// raw returns the JSON of a value, nil if it is absent or not shown.
func raw(v any) json.RawMessage {
	if _, absent := v.(plan.Absent); absent {
		return nil
	}
	return jsonvalue.Canonical(plan.WithMarkers(v))
}
