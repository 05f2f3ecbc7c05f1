package apply

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"isc-sync/internal/rest"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// create creates an object that cannot exist yet.
func (j *job) create(ctx context.Context) Result {
	leave, err := j.enter(ctx)
	if err != nil {
		return j.errorResult(ctx, err)
	}
	defer leave()
	there, err := j.before(ctx)
	if err != nil {
		return j.errorResult(ctx, err)
	}
	if there != nil && !isUnset(there) {
		return staleResult(plan.CauseAppeared, nil)
	}
	return j.sendCreate(ctx)
}

// isUnset reports whether an object is only the API's answer for one that was
// never set.
func isUnset(o *state.Object) bool { return o.Kind.MayBeUnset() && o.IsUnset() }

// sendCreate sends the declared body. The object did not exist just before.
func (j *job) sendCreate(ctx context.Context) Result {
	body, err := j.substituteBody(j.step.Body)
	if err != nil {
		return j.errorResult(ctx, err)
	}
	w := expectedAnswer{Location: j.call.Location, sent: body, put: j.call.endpoint == j.call.Kind.API.Replace}
	isAnswer := w.isAnswer
	if j.call.Kind.Create.Later {
		isAnswer = isJSONOrEmpty
	}
	response, err := j.send(ctx, write{
		build:      func() (rest.Request, error) { return j.createRequest(j.call, body), nil },
		isAnswer:   isAnswer,
		check:      func(ctx context.Context) (verdict, error) { return j.checkCreated(ctx, body) },
		intent:     j.intentFor(creates),
		repeatable: isRepeatable(writeTraits{method: j.step.Method, repeatable: j.call.endpoint.Repeatable}),
	})
	if err != nil {
		return j.errorResult(ctx, err)
	}
	if j.call.Kind.Create.Later && (response == nil || response.Status != http.StatusCreated) {
		return j.afterAccepted(ctx, body)
	}
	return j.finishWrite(ctx, w, response, Applied)
}

// afterAccepted waits for an object that the tenant makes after it has answered.
func (j *job) afterAccepted(ctx context.Context, body map[string]any) Result {
	for n := 1; ; n++ {
		now, err := j.reader.FindOrGet(ctx, j.call.Location)
		switch {
		case err != nil:
			return j.errorResult(ctx, unknownError{fmt.Errorf("the tenant accepted the creation, and the check failed: %w", err)})
		case !isGone(now):
			return j.compareStored(now, body, Applied)
		case n > maxLongChecks:
			return j.errorResult(ctx, unknownError{errors.New("the tenant accepted the creation and does not show the object")})
		case n == maxChecks:
			j.emit(Waiting{Step: j.step.ID, Key: j.change.Key, Reason: "the tenant makes it later", Timeout: j.opts.PollInterval * maxLongChecks * (maxLongChecks + 1) / 2})
		}
		if err := j.pauseUnlessStopped(ctx, time.Duration(n)*j.opts.PollInterval); err != nil {
			return j.errorResult(ctx, unknownError{err})
		}
	}
}

// checkCreated looks for the created object: it was absent before, exists now,
// and has equal values in all required fields.
func (j *job) checkCreated(ctx context.Context, body map[string]any) (verdict, error) {
	now, err := j.reader.FindOrGet(ctx, j.call.Location)
	switch {
	case err != nil:
		return writeUnknown, err
	case isGone(now):
		return writeNotApplied, nil
	}
	required := map[string]any{}
	for _, name := range j.call.Kind.Spec.Required {
		if v, sent := body[name]; sent {
			required[name] = v
		}
	}
	if len(required) == 0 {
		required = body
	}
	if err := j.reader.Fill(ctx, now, expectedAnswer{Location: j.call.Location, sent: required}.sentLists()); err != nil {
		return writeUnknown, err
	}
	if altered, _ := j.opts.Planner.ServerChanges(j.adoptInput(now, required)); len(altered) > 0 {
		return writeUnknown, nil
	}
	return writeApplied, nil
}
