package apply

import (
	"context"
	"errors"

	"isc-sync/internal/rest"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// job is a running step.
type job struct {
	*run
	item
	call call
	// sent is how often the step's last write was sent. inFlight: the outcome of a
	// request was never seen, so that it may still reach the tenant.
	sent     int
	inFlight bool
	// kept are the texts of the object that the step sends back and the plan hides.
	kept []string
}

func (j *job) do(ctx context.Context) Result {
	c, err := j.run.locate(j.item)
	if err != nil {
		return j.errorResult(ctx, err)
	}
	j.call = c
	switch {
	case j.change.Action == plan.Delete && j.step.Patch == nil:
		return j.delete(ctx)
	case isCall(c.Kind, j.step):
		return j.callSet(ctx)
	case c.endpoint == c.Kind.API.Publish:
		return j.publish(ctx)
	case j.isUpload():
		return j.upload(ctx)
	case j.step.OrAdopt:
		return j.adoptOrCreate(ctx)
	case j.step.Body != nil:
		return j.create(ctx)
	}
	return j.update(ctx)
}

func (j *job) isUpload() bool {
	if j.step.Body != nil {
		return j.call.Kind.Create.How == registry.CreateByUpload
	}
	return j.call.Kind.Update.How == registry.UpdateByUpload
}

// hintLater is the hint while the tenant may still act on a request.
const hintLater = "wait a few minutes, because the tenant may still act, then plan again: it shows what is left to do"

// errorResult returns the result of a step that ended with an error.
func (j *job) errorResult(ctx context.Context, err error) Result {
	r := Result{Outcome: Failed, Cause: err.Error(), Hint: hintOf(err)}
	var status *rest.StatusError
	if errors.As(err, &status) {
		r.Status, r.DetailCode, r.TrackingID = status.Status, status.DetailCode, status.TrackingID
	}
	var open unknownError
	switch {
	case errors.As(err, &open):
		r.Outcome, r.Hint = Unknown, hintLater
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		r.Outcome, r.Cause = Skipped, errInterrupted.Error()
	}
	return r
}

// staleResult returns the result of a step that is not sent, because the object
// has changed since the plan was made.
func staleResult(cause string, drift []plan.Drift) Result {
	return Result{Outcome: Stale, Cause: cause, Drift: drift, Hint: "plan again"}
}

func hintOf(err error) string {
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		return hinted.Hint()
	}
	return ""
}

func joinCauses(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}
