package apply

import (
	"context"
	"errors"
	"fmt"
	"time"

	"isc-sync/internal/rest"
)

// verdict is what a look at the tenant tells of a write whose answer was lost.
type verdict int

// The verdicts: the tenant acted; it did not, and the request may be sent
// again; nobody can tell; nobody can tell, and sending the same again does no
// harm.
const (
	unclear verdict = iota
	happened
	untouched
	harmless
)

// attempts bounds how often one write is sent, looks how often the tenant is
// looked at after an answer was lost.
const (
	attempts = 3
	looks    = 3
)

// write is one change to the tenant, and how to find out whether it took
// place.
type write struct {
	build func() (rest.Request, error)
	look  func(context.Context) (verdict, error)
}

// unknownError is a write of which nobody knows whether the tenant acted.
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
		response, err := j.sendOnce(ctx, request)
		if !isAmbiguous(err) {
			return response, err
		}
		seen, lookErr := j.lookAfter(ctx, w)
		switch {
		case seen == happened:
			return nil, nil
		case lookErr != nil:
			return nil, unknownError{fmt.Errorf("%w; and looking failed: %w", err, lookErr)}
		case seen == unclear, seen == harmless && n == attempts:
			return nil, unknownError{err}
		case n == attempts:
			return nil, err
		}
		j.emit(Repeating{
			Step: j.step.ID, Key: j.change.Key, Cause: j.inputs.veil.text(err.Error()),
			Status: statusOf(err), Unseen: seen == harmless,
		})
	}
}

// sendOnce lets a request leave after the report has it on disk.
func (j *job) sendOnce(ctx context.Context, request rest.Request) (*rest.Response, error) {
	if err := j.journal.started(j.step.ID, request.Method, request.Path); err != nil {
		return nil, err
	}
	return j.to.Do(ctx, request)
}

// lookAfter looks several times, since the tenant may still be at it: what
// seems untouched at once may be done a moment later.
func (j *job) lookAfter(ctx context.Context, w write) (verdict, error) {
	for n := 1; ; n++ {
		if err := pause(ctx, time.Duration(n)*j.opts.Pause); err != nil {
			return unclear, err
		}
		seen, err := w.look(ctx)
		if err != nil || seen == happened || seen == harmless || n == looks {
			return seen, err
		}
	}
}

// isAmbiguous tells whether the tenant may have acted although it did not say
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

// refusedByAPI tells whether the API itself answered, and not something on the
// way to it: its own refusals have a code (facts 11).
func refusedByAPI(err error) bool {
	var status *rest.StatusError
	return errors.As(err, &status) && status.DetailCode != ""
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
