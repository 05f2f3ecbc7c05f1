package operate

import (
	"bytes"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
)

// Result is what became of an operation.
type Result struct {
	Source    Source
	Operation string
	Outcome   Outcome
	// Reason says why, where the outcome alone does not.
	Reason string
	// Task is what goes on in the tenant, or went on; nil where nothing does.
	Task *Task
	// Answer is the tenant's: a JSON value, a string where it is no JSON, nil
	// where there is none. Secrets in it are withheld.
	Answer any
}

func (r *Result) set(v verdict) { r.Outcome, r.Reason = v.outcome, v.reason }

// ExitCode is the program's exit code: 0, 3 where the operation ended badly,
// 130 where the wait for it was broken off.
func (r *Result) ExitCode() int { return r.Outcome.exitCode() }

// decode reads an answer: JSON where the tenant says so, else text, nothing
// where it is empty.
func decode(response *rest.Response) any {
	if len(bytes.TrimSpace(response.Body)) == 0 {
		return nil
	}
	if strings.Contains(response.Header.Get("Content-Type"), "json") {
		if v, err := jsonvalue.Decode(response.Body); err == nil {
			return v
		}
	}
	return string(response.Body)
}
