package apply

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"isc-sync/internal/rest"
)

// verdict is the result of reading the tenant after the answer to a write was
// lost.
type verdict int

// The verdicts: it is unknown whether the tenant acted; it acted; it has not
// acted so far; reading does not show what the write changes.
const (
	writeUnknown verdict = iota
	writeApplied
	writeNotApplied
	writeNotVisible
)

// maxAttempts limits how often a write is sent. maxChecks is how often the
// tenant is read after an answer was lost; maxLongChecks applies if the write
// cannot be repeated: together about half a minute, because a tenant may work
// that long after a gateway has given up.
const (
	maxAttempts   = 3
	maxChecks     = 3
	maxLongChecks = 8
)

// write is one change to the tenant, and how to verify it.
type write struct {
	build func() (rest.Request, error)
	// isAnswer checks that a successful answer comes from the API.
	isAnswer func(*rest.Response) error
	check    func(context.Context) (verdict, error)
	intent   intent
	// repeatable: the tenant may receive it twice (see isRepeatable).
	repeatable bool
}

// unknownError is the error of a write if it is unknown whether the tenant
// acted.
type unknownError struct{ error }

func (e unknownError) Unwrap() error { return e.error }

// send sends a write until its outcome is known. A nil answer without an error
// means that the answer was lost and the tenant acted.
func (j *job) send(ctx context.Context, w write) (*rest.Response, error) {
	for n := 1; ; n++ {
		request, err := w.build()
		if err != nil {
			return nil, err
		}
		j.sent = n
		response, err := j.sendOnce(ctx, w, request)
		if err == nil || n == 1 && !isAmbiguous(err) {
			return response, err
		}
		seen, lookErr := j.checkLost(ctx, w, err)
		j.inFlight = j.inFlight || seen != writeApplied && !refusedByAPI(err)
		again, end := j.decide(w, err, seen, lookErr)
		if !again {
			return nil, end
		}
		j.emit(Retrying{
			Step: j.step.ID, Key: j.change.Key, Cause: j.inputs.redactor.Text(err.Error()),
			Status: statusOf(err), NotVisible: seen == writeNotVisible,
		})
	}
}

// decide reports whether a request that failed with err is sent again, after a
// check of the tenant, and otherwise the error of the write, nil if the tenant
// acted.
func (j *job) decide(w write, err error, seen verdict, lookErr error) (again bool, end error) {
	switch {
	case seen == writeApplied:
		return false, nil
	case lookErr != nil:
		return false, unknownError{fmt.Errorf("%w; and the check failed: %w", err, lookErr)}
	case seen == writeUnknown:
		return false, unknownError{err}
	case w.repeatable && j.sent < maxAttempts && isAmbiguous(err):
		return true, nil
	case seen == writeNotApplied && refusedByAPI(err) && !j.inFlight:
		return false, err
	}
	return false, unknownError{err}
}

// sendOnce sends a request after its record is on disk.
func (j *job) sendOnce(ctx context.Context, w write, request rest.Request) (*rest.Response, error) {
	if err := j.journal.started(j.step.ID, request.Method, request.Path); err != nil {
		return nil, err
	}
	response, err := j.reader.Client.Do(withIntent(ctx, w.intent), request)
	if err != nil {
		return nil, err
	}
	if err := w.isAnswer(response); err != nil {
		return nil, &rest.LostError{Method: request.Method, Path: request.Path, Err: err}
	}
	return response, nil
}

// checkLost checks several times, because the tenant may still be working. It
// checks longer if the write cannot be repeated and the API itself did not
// answer: then only the object can show what happened.
func (j *job) checkLost(ctx context.Context, w write, lost error) (verdict, error) {
	last, wait := maxChecks, pause
	if !w.repeatable && !refusedByAPI(lost) {
		last = maxLongChecks
	}
	for n := 1; ; n++ {
		if n > maxChecks {
			wait = j.pauseUnlessStopped
		}
		if n == maxChecks+1 {
			j.emit(Waiting{Step: j.step.ID, Key: j.change.Key, Reason: "the answer was lost; waiting to see whether the tenant acts", Timeout: j.opts.PollInterval * maxLongChecks * (maxLongChecks + 1) / 2})
		}
		if err := wait(ctx, time.Duration(n)*j.opts.PollInterval); err != nil {
			return writeUnknown, err
		}
		seen, err := w.check(ctx)
		if err != nil || seen == writeApplied || seen == writeNotVisible || n == last {
			return seen, err
		}
	}
}

// isAmbiguous reports whether the tenant may have acted despite the error.
func isAmbiguous(err error) bool {
	var lost *rest.LostError
	var status *rest.StatusError
	return errors.As(err, &lost) || errors.As(err, &status) && status.MaybeActed()
}

// statusOf returns the HTTP status of an error, 0 if there was no answer.
func statusOf(err error) int {
	var status *rest.StatusError
	if errors.As(err, &status) {
		return status.Status
	}
	return 0
}

// refusedByAPI reports whether the API itself refused, and not a gateway: its
// refusals have a code (API: Errors). Only gateways send some of the statuses.
func refusedByAPI(err error) bool {
	var status *rest.StatusError
	if !errors.As(err, &status) {
		return false
	}
	switch status.Status {
	case http.StatusRequestTimeout, http.StatusBadGateway, http.StatusGatewayTimeout:
		return false
	}
	return status.DetailCode != "" && !status.Foreign
}
