// Package exit holds the exit codes of the program, the same in every output
// format. They are also part of apply's report.
package exit

// The exit codes.
const (
	// Done: everything was done, or there was nothing to do.
	Done = 0
	// Error is any failure that has no code of its own.
	Error = 1
	// Changes: plan --detailed-exitcode found changes.
	Changes = 2
	// Incomplete: a run or an operation ended before everything was done as
	// planned.
	Incomplete = 3
	// Refused: a rule forbids applying the plan.
	Refused = 4
	// Stale: the plan does not fit the documents or the tenant any more.
	Stale = 5
	// Usage: the command line was not understood.
	Usage = 64
	// Interrupted: a signal ended the program.
	Interrupted = 130
)
