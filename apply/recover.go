package apply

import (
	"context"

	"isc-sync/internal/crash"
)

// runRecovered runs a step and recovers from a panic: the other steps continue,
// and the report has the outcome.
func (j *job) runRecovered(ctx context.Context) (result Result) {
	var fault error
	defer func() {
		if fault == nil {
			return
		}
		result = Result{Outcome: Failed, Cause: fault.Error()}
		if j.sent > 0 {
			result.Outcome = Unknown
		}
	}()
	defer crash.Recover(&fault)
	return j.runWithRetry(ctx)
}
