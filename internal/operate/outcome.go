package operate

import (
	"strings"

	"isc-sync/internal/exit"
	"isc-sync/internal/tenant"
)

// Outcome is how an operation went.
type Outcome string

// The outcomes. Started: the task runs in the tenant, and the program did not
// wait for its end; Deadline: it had not ended in time; Unknown: the tenant
// may have acted or not, or its end cannot be seen.
const (
	Done        Outcome = "done"
	Success     Outcome = "success"
	Warning     Outcome = "warning"
	Started     Outcome = "started"
	Failure     Outcome = "failure"
	Error       Outcome = "error"
	Terminated  Outcome = "terminated"
	TempError   Outcome = "temperror"
	Deadline    Outcome = "deadline"
	Unknown     Outcome = "unknown"
	Interrupted Outcome = "interrupted"
)

// exitCode is the program's exit code for an outcome.
func (o Outcome) exitCode() int {
	switch o {
	case Done, Success, Warning, Started:
		return exit.Done
	case Interrupted:
		return exit.Interrupted
	}
	return exit.Incomplete
}

// verdict is an outcome, and why where the word alone does not say it.
type verdict struct {
	outcome Outcome
	reason  string
}

// read returns the outcome of an answer. Tasks are read by themselves.
func (how Reading) read(answer any) verdict {
	status := textAt(answer, "/status")
	switch how {
	case ReadsStatus:
		return readStatus(status, textAt(answer, "/details/error"))
	case ReadsHealth:
		return readHealth(status)
	case ReadsJob:
		return readJob(status)
	case ReadsUses:
		return readUses(answer)
	}
	return verdict{outcome: Done}
}

func readStatus(status, why string) verdict {
	if status == "SUCCESS" {
		return verdict{outcome: Success}
	}
	if why == "" {
		why = "the tenant's answer has the status " + orNone(status)
	}
	return verdict{Failure, why}
}

// readHealth takes a state that was never looked at for no more than a warning.
func readHealth(status string) verdict {
	v := verdict{Failure, "the source's state is " + orNone(status)}
	switch {
	case status == "SOURCE_STATE_HEALTHY":
		return verdict{outcome: Success}
	case strings.HasPrefix(status, "SOURCE_STATE_UNCHECKED"):
		v.outcome = Warning
	}
	return v
}

// readJob reads a job that no endpoint shows again (API: Source operations).
func readJob(status string) verdict {
	switch status {
	case "SUCCESS":
		return verdict{outcome: Success}
	case "QUEUED", "IN_PROGRESS":
		return verdict{outcome: Started}
	}
	return verdict{Error, "the tenant's job has the status " + orNone(status)}
}

// readUses warns if the tenant could not list all uses (API: Connections).
func readUses(answer any) verdict {
	object, _ := answer.(map[string]any)
	if missing, _ := object["missingDependents"].([]any); len(missing) > 0 {
		return verdict{Warning, "the answer is incomplete: see missingDependents"}
	}
	return verdict{outcome: Done}
}

func orNone(status string) string {
	if status == "" {
		return "(none)"
	}
	return status
}

// Task is something that goes on in the tenant after its request was answered.
type Task = tenant.Task

// verdictOf is the outcome of a task that is over.
func verdictOf(t Task) verdict {
	reason := strings.Join(t.Messages, "; ")
	switch t.Status {
	case "SUCCESS":
		return verdict{Success, reason}
	case "WARNING":
		return verdict{Warning, reason}
	}
	if reason == "" {
		reason = "the tenant's task ended as " + t.Status
	}
	switch t.Status {
	case "ERROR":
		return verdict{Error, reason}
	case "TERMINATED":
		return verdict{Terminated, reason}
	case "TEMPERROR", "TEMP_ERROR":
		return verdict{TempError, reason}
	}
	return verdict{Failure, reason}
}
