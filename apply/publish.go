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
)

// publish makes the changes of an object take effect. Publishing twice does no
// harm.
func (j *job) publish(ctx context.Context) Result {
	now, end := j.asPlanned(ctx, j.current)
	if end != nil {
		return *end
	}
	j.varsFor(now)
	_, err := j.send(ctx, write{
		build:      func() (rest.Request, error) { return namedRequest(j.call, now.ID), nil },
		isAnswer:   isJSONOrEmpty,
		check:      j.checkPublished,
		intent:     j.intentFor(publishes),
		repeatable: isRepeatable(writeTraits{method: http.MethodPost, repeatable: true}),
	})
	if err == nil {
		err = j.mustBePublished(ctx)
	}
	if err != nil {
		return j.errorResult(ctx, err)
	}
	return Result{Outcome: Applied, ID: now.ID}
}

// checkPublished reports whether the tenant shows the object as published.
func (j *job) checkPublished(ctx context.Context) (verdict, error) {
	rule := j.call.Kind.Publish
	if rule.Field == "" {
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
func (j *job) mustBePublished(ctx context.Context) error {
	for n := 1; ; n++ {
		seen, err := j.checkPublished(ctx)
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
