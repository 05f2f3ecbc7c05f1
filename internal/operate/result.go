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
	// Reason explains the outcome, if it needs an explanation.
	Reason string
	// Task is the task in the tenant, or nil.
	Task *Task
	// Answer is the tenant's: a JSON value, a string if it is not JSON, nil if
	// it is empty. Secrets in it are withheld.
	Answer any
}

func (r *Result) set(v verdict) { r.Outcome, r.Reason = v.outcome, v.reason }

// ExitCode is the program's exit code: 0, 3 where the operation ended badly,
// 130 where the wait for it was broken off.
func (r *Result) ExitCode() int { return r.Outcome.exitCode() }

// decode reads an answer: JSON if the tenant declares it so, else text, nil
// if it is empty.
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
