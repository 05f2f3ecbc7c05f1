package paging

import (
	"context"
	"fmt"

	"isc-sync/internal/rest"
)

// Rest is a list of which only the first page was read, or all rows.
type Rest struct {
	list  List
	first page
	all   []Row
}

// Nothing is the rest of a list all of whose rows were read.
func Nothing(rows []Row) *Rest { return &Rest{first: page{total: len(rows)}, all: rows} }

// Total is how many rows the list has.
func (r *Rest) Total() int { return r.first.total }

// Read reads what is left of the list and returns all rows.
func (r *Rest) Read(ctx context.Context, c Client) ([]Row, error) {
	if len(r.all) == r.first.total {
		return r.all, nil
	}
	return r.list.onward(ctx, c, r.first)
}

// ReadUnless reads a list like Read, but first shows stop the total and the
// rows of the first page. If stop returns true, nothing more is read: the first
// page is returned, and the rest of the list. A list without pages or without a
// total is read whole.
func (l List) ReadUnless(ctx context.Context, c Client, stop func(total int, first []Row) bool) ([]Row, *Rest, error) {
	if l.Size <= 0 || l.By == ByNext || len(l.Each) > 0 || len(l.Members) > 0 {
		rows, err := l.Read(ctx, c)
		return rows, nil, err
	}
	first, err := l.at(ctx, c, 0, true)
	if err != nil {
		return nil, nil, err
	}
	if first.total > len(first.rows) && stop(first.total, first.rows) {
		return first.rows, &Rest{list: l, first: first}, nil
	}
	rows, err := l.onward(ctx, c, first)
	return rows, nil, err
}

// onward reads a list of which the first page is there.
func (l List) onward(ctx context.Context, c Client, first page) ([]Row, error) {
	if l.By == ByNone {
		return l.only(first)
	}
	now, err := l.readOn(ctx, c, first)
	if err != nil {
		return nil, err
	}
	if now.stable() {
		return now.rows, l.incomplete(now)
	}
	return l.Read(ctx, c)
}

// FirstPage reads the first page only.
func (l List) FirstPage(ctx context.Context, c Client) ([]Row, error) {
	request := l.Request
	switch {
	case len(l.Members) > 0:
		return l.readMembers(ctx, c)
	case l.Detail != nil:
		return l.readDetails(ctx, c)
	case len(l.Each) > 0:
		return l.parts()[0].FirstPage(ctx, c)
	case l.Size > 0 && l.By == ByNext:
		request = l.after("")
	case l.Size > 0:
		request = l.paged(0, false)
	}
	p, err := l.page(ctx, c, request)
	return p.rows, err
}

// Count returns how many rows a list has: one request, unless it does not count.
func (l List) Count(ctx context.Context, c Client) (int, error) {
	if l.Size <= 0 || l.Uncounted || l.By == ByNext || len(l.Each) > 0 || len(l.Members) > 0 {
		l.Detail = nil
		rows, err := l.Read(ctx, c)
		return len(rows), err
	}
	request := l.with("count", "true")
	request.Query.Set("limit", "0")
	p, err := l.page(ctx, c, request)
	switch {
	case err != nil:
		return 0, err
	case p.total < 0:
		return 0, fmt.Errorf("%s: %w", l.Request, &rest.ShapeError{What: "the answer has no valid X-Total-Count"})
	}
	return p.total, nil
}
