package apply

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"isc-sync/internal/rest"
)

// verdict is what a look at the tenant shows about a write whose answer was
// lost.
type verdict int

// The verdicts: it cannot be told whether the tenant acted; it acted; it has
// not acted so far; it does not show what the write changes.
const (
	unclear verdict = iota
	happened
	untouched
	hidden
)

// attempts bounds how often one write is sent. looks is how often the tenant is
// looked at after an answer was lost, and longLooks the same where nothing else
// can be done: together about half a minute, because a tenant may go on for
// that long after a gateway has given up.
const (
	attempts  = 3
	looks     = 3
	longLooks = 8
)

// write is one change to the tenant, and how to verify it.
type write struct {
	build func() (rest.Request, error)
	// isAnswer checks that an answer of success comes from the API.
	isAnswer func(*rest.Response) error
	look     func(context.Context) (verdict, error)
	meaning  intent
	// twice: the tenant may receive it twice (see safeTwice).
	twice bool
}

// unknownError is a write of which it is not known whether the tenant acted.
type unknownError struct{ error }

func (e unknownError) Unwrap() error { return e.error }

// send sends a write until its fate is known. A nil answer without an error
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
		seen, lookErr := j.lookAfter(ctx, w, err)
		j.loose = j.loose || seen != happened && !refusedByAPI(err)
		again, end := j.decide(w, err, seen, lookErr)
		if !again {
			return nil, end
		}
		j.emit(Repeating{
			Step: j.step.ID, Key: j.change.Key, Cause: j.inputs.veil.Text(err.Error()),
			Status: statusOf(err), Unseen: seen == hidden,
		})
	}
}

// decide chooses what follows a request that ended with err, once the tenant
// was looked at: send it again, or end, well or badly.
func (j *job) decide(w write, err error, seen verdict, lookErr error) (again bool, end error) {
	switch {
	case seen == happened:
		return false, nil
	case lookErr != nil:
		return false, unknownError{fmt.Errorf("%w; and looking failed: %w", err, lookErr)}
	case seen == unclear:
		return false, unknownError{err}
	case w.twice && j.sent < attempts && isAmbiguous(err):
		return true, nil
	case seen == untouched && refusedByAPI(err) && !j.loose:
		return false, err
	}
	return false, unknownError{err}
}

// sendOnce lets a request leave after the report has it on disk.
func (j *job) sendOnce(ctx context.Context, w write, request rest.Request) (*rest.Response, error) {
	if err := j.journal.started(j.step.ID, request.Method, request.Path); err != nil {
		return nil, err
	}
	response, err := j.reader.Client.Do(withIntent(ctx, w.meaning), request)
	if err != nil {
		return nil, err
	}
	if err := w.isAnswer(response); err != nil {
		return nil, &rest.LostError{Method: request.Method, Path: request.Path, Err: err}
	}
	return response, nil
}

// lookAfter looks several times, because the tenant may still be at work. It
// looks longer if the write cannot be repeated and the API itself did not
// answer: then only the object can still tell what happened.
func (j *job) lookAfter(ctx context.Context, w write, lost error) (verdict, error) {
	last, wait := looks, pause
	if !w.twice && !refusedByAPI(lost) {
		last = longLooks
	}
	for n := 1; ; n++ {
		if n > looks {
			wait = j.pauseUnlessStopped
		}
		if n == looks+1 {
			j.emit(Waiting{Step: j.step.ID, Key: j.change.Key, What: "the answer was lost; waiting to see whether the tenant acts", Most: j.opts.Pause * longLooks * (longLooks + 1) / 2})
		}
		if err := wait(ctx, time.Duration(n)*j.opts.Pause); err != nil {
			return unclear, err
		}
		seen, err := w.look(ctx)
		if err != nil || seen == happened || seen == hidden || n == last {
			return seen, err
		}
	}
}

// isAmbiguous reports whether the tenant may have acted although it did not say
// so.
func isAmbiguous(err error) bool {
	var lost *rest.LostError
	var status *rest.StatusError
	return errors.As(err, &lost) || errors.As(err, &status) && status.MaybeActed()
}

// statusOf is the status of an answer that is an error, 0 where none came.
func statusOf(err error) int {
	var status *rest.StatusError
	if errors.As(err, &status) {
		return status.Status
	}
	return 0
}

// refusedByAPI reports whether the API itself answered, and not a gateway: its
// refusals have a code (API: Errors). Some statuses are a gateway's by definition.
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
