package apply

import (
	"context"

	"isc-sync/internal/crash"
)

// doSafely takes a step even if a fault of the program ends it: the others go
// on, and the report says what became of it.
func (j *job) doSafely(ctx context.Context) (result Result) {
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
	return j.doPatiently(ctx)
}
