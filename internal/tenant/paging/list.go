package paging

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

// tooLong is a list that has no end.
type tooLong struct{ error }

func (l List) tooLong(what string) error {
	return &tooLong{fmt.Errorf("%s: %w: %s", l.Request, ErrTooLong, what)}
}

func (e *tooLong) Unwrap() error { return e.error }

// Hint returns what the user may do about it.
func (e *tooLong) Hint() string {
	return fmt.Sprintf("at most %d rows are read, and %d more than the tenant counts; does the tenant's API answer at this address?", maxRows, maxUncounted)
}

// Read reads a list to its end.
//
// The first page asks for the total, so that the others can be read together.
// A list of several pages that changes while it is read is read again: a row
// that slipped between two pages must not look as if it were gone. If the count
// alone stays off, for instance by rows that the caller may not see, pages that
// overlap prove that none is missing. The error is an *IncompleteError, with the
// rows that came, if that cannot be proven. Rows with the same id are returned
// once.
func (l List) Read(ctx context.Context, c Client) ([]Row, error) {
	switch {
	case len(l.Members) > 0:
		return l.readMembers(ctx, c)
	case l.Detail != nil:
		return l.readDetails(ctx, c)
	case len(l.Each) > 0:
		return l.readParts(ctx, c)
	case l.Size <= 0:
		p, err := l.page(ctx, c, l.Request)
		return p.rows, err
	case l.By == ByNext:
		return l.chain(ctx, c)
	case l.By == ByNone:
		p, err := l.at(ctx, c, 0, true)
		if err != nil {
			return nil, err
		}
		return l.only(p)
	}
	var before pass
	for n := range maxPasses {
		now, err := l.readThrough(ctx, c)
		if err != nil {
			return nil, err
		}
		if now.stable() {
			return now.rows, l.incomplete(now)
		}
		if n > 0 && now.confirms(before) {
			rows, proven, err := l.overlapping(ctx, c, len(now.rows)/max(l.Size-1, 1)+maxPasses)
			if err != nil || proven {
				return rows, err
			}
		}
		before = now
	}
	return before.rows, &IncompleteError{Request: l.Request.String(), Rows: len(before.rows), Counted: before.total, Gaps: before.gaps}
}

// chain reads pages of which each names the next one.
func (l List) chain(ctx context.Context, c Client) ([]Row, error) {
	var pages []page
	seen := map[string]bool{}
	for next := ""; ; {
		p, err := l.page(ctx, c, l.after(next))
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
		if next = p.next; next == "" {
			return join(pages, l.Size).rows, nil
		}
		if seen[next] || len(pages)*l.Size >= maxUncounted {
			return nil, l.tooLong(fmt.Sprintf("there are still more rows after %d pages", len(pages)))
		}
		seen[next] = true
	}
}
