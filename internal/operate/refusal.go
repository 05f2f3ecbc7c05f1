package operate

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"isc-sync/internal/duration"
	"isc-sync/internal/rest"
)

// unanswered sets the outcome of an operation whose answer is an error, or
// was lost: a refusal is an error, and what may have been done is Unknown.
func (o *Operation) unanswered(ctx context.Context, result *Result, err error, opts Options) (*Result, error) {
	switch {
	case o.Changes && maybeDone(err):
		result.set(verdict{Unknown, err.Error()})
	case timedOut(ctx):
		result.set(verdict{Deadline, fmt.Sprintf("the tenant did not answer within %s", duration.Words(opts.Timeout))})
	default:
		return nil, o.explained(result.Source, err)
	}
	return result, nil
}

// maybeDone reports whether the tenant may have acted although no good answer
// came.
func maybeDone(err error) bool {
	var lost *rest.LostError
	var status *rest.StatusError
	return errors.As(err, &lost) || errors.As(err, &status) && status.MaybeActed()
}

// refusal is a request that the tenant refused, with what is known of why.
type refusal struct {
	error
	hint string
}

func (e *refusal) Unwrap() error { return e.error }

// Hint returns what the user may do about it.
func (e *refusal) Hint() string { return e.hint }

// explained gives a refusal the hint that only the operation knows. The source
// was there a moment ago, so a 404 is about the endpoint (API: Source operations).
func (o *Operation) explained(on Source, err error) error {
	err = fmt.Errorf("%s: %w", o.Name, err)
	var status *rest.StatusError
	switch {
	case !errors.As(err, &status):
		return err
	case status.Status == http.StatusBadRequest && o.FilesOnly && !on.Delimited:
		return &refusal{err, "only sources for delimited files have templates"}
	case status.Status == http.StatusBadRequest && o.Refused != "":
		return &refusal{err, o.Refused}
	case status.Status == http.StatusNotFound:
		return &refusal{err, "the source is there: the tenant may lack this operation, or what else the request names"}
	}
	return err
}
