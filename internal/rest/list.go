package rest

import (
	"context"
	"errors"
	"fmt"
)

const (
	maxPasses   = 4  // over a list that changes while it is read
	pagesAtOnce = 16 // under way for one list
)

// Bounds of one list: how many rows the tenant may count, and how many it may
// have beyond what it counts, so that pages that are always full come to an end.
const (
	maxRows      = 1_000_000
	maxUncounted = 100_000
)

// ErrTooLong is the error of a list with more rows than are read.
var ErrTooLong = errors.New("the list is too long")

func tooLong(r Request, what string) error {
	return withHint(fmt.Errorf("%s: %w: %s", r, ErrTooLong, what),
		fmt.Sprintf("at most %d rows are read, and %d more than the tenant counts; does the tenant's API answer at this address?", maxRows, maxUncounted))
}

// Row is one element of a list.
type Row struct {
	Value any
	Flaws []Flaw // pointers are into Value
}

// List reads a list to its end. pageSize is what the endpoint allows (API:
// Paging), or 0 for one that does not page. The request should sort by a unique
// key, since no endpoint promises an order.
//
// The first page asks for the total, so that the others can be read together.
// A list of several pages that changes while it is read is read again: a row
// that slipped between two pages must not look as if it were gone. If the count
// alone stays off, for instance by rows that the caller may not see, pages that
// overlap prove that none is missing. The error is an *IncompleteError, with the
// rows that came, if that cannot be proven. Rows with the same id are returned
// once.
func (c *Client) List(ctx context.Context, r Request, pageSize int) ([]Row, error) {
	if pageSize <= 0 {
		p, err := c.page(ctx, r)
		return p.rows, err
	}
	var before pass
	for n := range maxPasses {
		now, err := c.readThrough(ctx, r, pageSize)
		if err != nil {
			return nil, err
		}
		if now.settled() {
			return now.rows, nil
		}
		if n > 0 && now.confirms(before) {
			rows, proven, err := c.overlapping(ctx, r, pageSize, len(now.rows)/max(pageSize-1, 1)+maxPasses)
			if err != nil || proven {
				return rows, err
			}
		}
		before = now
	}
	return before.rows, &IncompleteError{Request: r.String(), Rows: len(before.rows), Counted: before.total}
}
