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

// publish lets the changes of an object take effect. It may be received twice.
func (j *job) publish(ctx context.Context) Result {
	now, end := j.asPlanned(ctx, j.current)
	if end != nil {
		return *end
	}
	j.varsFor(now)
	_, err := j.send(ctx, write{
		build:    func() (rest.Request, error) { return namedRequest(j.call, now.ID), nil },
		isAnswer: isJSONOrEmpty,
		look:     j.lookForPublished,
		meaning:  j.meaning(publishes),
		twice:    safeTwice(sending{method: http.MethodPost, repeatable: true}),
	})
	if err == nil {
		err = j.mustBePublished(ctx)
	}
	if err != nil {
		return j.ended(ctx, err)
	}
	return Result{Outcome: Applied, ID: now.ID}
}

// lookForPublished reports whether the tenant shows the object as published.
func (j *job) lookForPublished(ctx context.Context) (verdict, error) {
	rule := j.call.Kind.Publish
	if rule.Field == "" {
		return hidden, nil
	}
	now, err := j.current(ctx)
	switch {
	case err != nil || now == nil:
		return unclear, err
	case rule.IsPublished(now.Value):
		return happened, nil
	}
	return untouched, nil
}

// mustBePublished waits until the tenant shows the object as published, where it
// does.
func (j *job) mustBePublished(ctx context.Context) error {
	for n := 1; ; n++ {
		seen, err := j.lookForPublished(ctx)
		switch {
		case err != nil:
			return unknownError{fmt.Errorf("the tenant accepted the publication, and looking failed: %w", err)}
		case seen == happened || seen == hidden:
			return nil
		case n > longLooks:
			return unknownError{errors.New("the tenant accepted the publication and does not show it")}
		}
		if err := j.pauseUnlessStopped(ctx, time.Duration(n)*j.opts.Pause); err != nil {
			return unknownError{err}
		}
	}
}

// isJSONOrEmpty checks an answer that need not have a body.
func isJSONOrEmpty(response *rest.Response) error {
	if len(bytes.TrimSpace(response.Body)) == 0 {
		return nil
	}
	if _, err := jsonvalue.Decode(response.Body); err != nil {
		return fmt.Errorf("%d with %s instead of the API's answer", response.Status, shapeOf(response.Body))
	}
	return nil
}
