package apply

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/state"
)

// publish makes the changes of an object take effect. Publishing twice does no
// harm.
func (j *job) publish(ctx context.Context) Result {
	now, end := j.asPlanned(ctx, j.current)
	if end != nil {
		return *end
	}
	j.varsFor(now)
	check := func(ctx context.Context) (verdict, error) { return j.checkPublished(ctx, now) }
	_, err := j.send(ctx, write{
		build:      func() (rest.Request, error) { return namedRequest(j.call, now.ID), nil },
		isAnswer:   isJSONOrEmpty,
		check:      check,
		intent:     j.intentFor(publishes),
		repeatable: isRepeatable(writeTraits{method: http.MethodPost, repeatable: true}),
	})
	if err == nil {
		err = j.mustBePublished(ctx, check)
	}
	if err != nil {
		return j.notPublished(j.errorResult(ctx, err), now)
	}
	return Result{Outcome: Applied, ID: now.ID}
}

// notPublished adds a hint if the tenant does not show that the publication is missing.
func (j *job) notPublished(r Result, now *state.Object) Result {
	if !j.call.Kind.Publish.Hides(now.Value) {
		return r
	}
	const next = "the tenant does not show that this is not published, so the next plan does not have it: apply the saved plan again, or publish it by hand"
	r.Hint = joinCauses(r.Hint, next)
	return r
}

// checkPublished reports whether the tenant shows the object as published, which it
// may have done before.
func (j *job) checkPublished(ctx context.Context, before *state.Object) (verdict, error) {
	rule := j.call.Kind.Publish
	if rule.Hides(before.Value) {
		return writeNotVisible, nil
	}
	now, err := j.current(ctx)
	switch {
	case err != nil || now == nil:
		return writeUnknown, err
	case rule.IsPublished(now.Value):
		return writeApplied, nil
	}
	return writeNotApplied, nil
}

// mustBePublished waits until the tenant shows the object as published, if it
// shows that at all.
func (j *job) mustBePublished(ctx context.Context, check func(context.Context) (verdict, error)) error {
	for n := 1; ; n++ {
		seen, err := check(ctx)
		switch {
		case err != nil:
			return unknownError{fmt.Errorf("the tenant accepted the publication, and the check failed: %w", err)}
		case seen == writeApplied || seen == writeNotVisible:
			return nil
		case n > maxLongChecks:
			return unknownError{errors.New("the tenant accepted the publication and does not show it")}
		}
		if err := j.pauseUnlessStopped(ctx, time.Duration(n)*j.opts.PollInterval); err != nil {
			return unknownError{err}
		}
	}
}

// isJSONOrEmpty checks an answer that may be empty.
func isJSONOrEmpty(response *rest.Response) error {
	if len(bytes.TrimSpace(response.Body)) == 0 {
		return nil
	}
	if _, err := jsonvalue.Decode(response.Body); err != nil {
		return fmt.Errorf("%d with %s instead of the API's answer", response.Status, describeBody(response.Body))
	}
	return nil
}
