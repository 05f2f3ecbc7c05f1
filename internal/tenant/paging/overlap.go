package paging

import (
	"context"
	"errors"
	"fmt"
)

// IncompleteError means that a list may lack rows: it changed while it was read,
// each time, it cannot show those at some places, or it has only one page. The rows that came are returned
// with it.
type IncompleteError struct {
	Request       string
	Rows, Counted int
	// Gaps are the places of rows that it cannot show, from 0; none if it changed.
	Gaps []int
	// OnePage: the list cannot be read beyond its first page.
	OnePage bool
}

// Error returns the request and how many rows came.
func (e *IncompleteError) Error() string {
	if len(e.Gaps) > 0 {
		return e.gaps()
	}
	why := "it changed each time it was read"
	if e.OnePage {
		why = "it has no second page"
	}
	text := fmt.Sprintf("%s: the list was not read completely, because %s: %d rows came", e.Request, why, e.Rows)
	if e.Counted >= 0 && e.Counted != e.Rows {
		text += fmt.Sprintf(", and the tenant counts %d", e.Counted)
	}
	return text
}

// Hint returns what the user may do about it.
func (e *IncompleteError) Hint() string {
	if len(e.Gaps) > 0 {
		return "an object there may refer to something that is gone; look at the neighbors of the missing rows in the tenant"
	}
	if e.OnePage {
		return "what documents declare is asked for by its name; the API does not list the rest"
	}
	return "something is changing it at this moment; try again later"
}

// IsIncomplete reports whether a list was read, but perhaps not all of it.
func IsIncomplete(err error) bool {
	var incomplete *IncompleteError
	return errors.As(err, &incomplete)
}

// overlapping reads a list page by page, each page beginning with the last row of
// the one before. If it does, no row has slipped between the two, even if the
// count is wrong. most bounds the pages.
func (l List) overlapping(ctx context.Context, c Client, most int) ([]Row, bool, error) {
	var pages []page
	for offset := 0; len(pages) < most; {
		next, err := l.at(ctx, c, offset, len(pages) == 0)
		if err != nil {
			return nil, false, err
		}
		if len(pages) > 0 && !next.follows(pages[len(pages)-1]) {
			return nil, false, nil
		}
		pages = append(pages, next)
		full := len(pages[0].rows)
		if len(next.rows) < full || full < l.Size && len(pages) == 1 && next.total <= full {
			return join(pages, l.Size).rows, true, nil
		}
		if full < 2 {
			return nil, false, nil // nothing can overlap
		}
		offset += full - 1
	}
	return nil, false, nil
}

// follows reports whether a page begins with the last row of another.
func (p page) follows(before page) bool {
	if len(p.rows) == 0 || len(before.rows) == 0 {
		return false
	}
	id, known := p.rows[0].id()
	last, also := before.rows[len(before.rows)-1].id()
	return known && also && id == last
}
