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

// List reads a list to its end. pageSize is what the endpoint allows (facts
// 2.2), or 0 for one that does not page. The request should sort by a unique
// key, since no endpoint promises an order.
//
// The first page asks for the total, so that the others can be read together.
// A list of several pages that changes while it is read is read again: a row
// that slipped between two pages must not look as if it were gone. Rows with
// the same id are returned once.
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
		if now.settled() || n > 0 && now.confirms(before) {
			return now.rows, nil
		}
		before = now
	}
	return nil, withHint(fmt.Errorf("%s: the list was different each of %d times it was read", r, maxPasses),
		"something is changing it at this moment; try again later")
}
