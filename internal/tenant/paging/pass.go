package paging

import (
	"context"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

	"isc-sync/internal/crash"
)

// pass is one reading of a list from its first row to its last.
type pass struct {
	rows  []Row // each id once, where it came first
	gaps  []int // the places of rows that the list cannot show
	total int   // as the tenant counted at the beginning; -1 unknown
	whole bool  // all rows came in one answer that had room for more
	stuck bool  // a page was the first one over again
}

// stable reports whether no row has slipped between two pages, as far as one
// can see: the rows are as many as were counted.
func (p pass) stable() bool {
	return p.whole || !p.stuck && (p.total < 0 || p.total == len(p.rows)+len(p.gaps))
}

// confirms reports whether two passes saw the same rows. Then it is the count
// that is off, for instance by rows that the caller may not see.
func (p pass) confirms(before pass) bool {
	return !p.stuck && slices.Equal(ids(p.rows), ids(before.rows))
}

// readThrough reads the first page, then those that the total promises, then
// on from there while pages come back full.
func (l List) readThrough(ctx context.Context, c Client) (pass, error) {
	first, err := l.at(ctx, c, 0, true)
	if err != nil {
		return pass{}, err
	}
	return l.readOn(ctx, c, first)
}

// readOn reads what follows the first page.
func (l List) readOn(ctx context.Context, c Client, first page) (pass, error) {
	size := l.Size
	if first.total > maxRows {
		return pass{}, l.tooLong(fmt.Sprintf("the tenant counts %d rows", first.total))
	}
	pages := []page{first}
	if first.places() == size && first.total > size {
		others, err := l.pages(ctx, c, first.total)
		if err != nil {
			return pass{}, err
		}
		pages = append(pages, others...)
	}
	for more(pages, size) {
		if end(pages, size) >= max(first.total, 0)+maxUncounted {
			return pass{}, l.tooLong(fmt.Sprintf("there are still more rows after %d", end(pages, size)))
		}
		next, err := l.at(ctx, c, end(pages, size), false)
		if err != nil {
			return pass{}, err
		}
		pages = append(pages, next)
	}
	return join(pages, size), nil
}

// pages reads the second to the last of the counted pages together.
func (l List) pages(ctx context.Context, c Client, total int) ([]page, error) {
	pages := make([]page, (total-1)/l.Size)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(pagesAtOnce)
	for i := range pages {
		group.Go(func() (err error) {
			defer crash.Recover(&err)
			pages[i], err = l.at(ctx, c, (i+1)*l.Size, false)
			return err
		})
	}
	return pages, group.Wait()
}

// more reports whether there may be rows behind the last page: it is full and
// the count did not end with it, or the page is the only one and shorter than
// asked although there are more rows.
func more(pages []page, size int) bool {
	first, last := pages[0], pages[len(pages)-1]
	switch {
	case last.places() == 0 || len(pages) > 1 && last.repeats(first):
		return false
	case last.places() < size:
		return first.places() < size && end(pages, size) < first.total
	}
	return end(pages, size) != first.total
}

// end is the offset behind the last page. Where the tenant gives fewer rows
// than asked, pages are as long as what it gives.
func end(pages []page, size int) int {
	if pages[0].places() == size {
		return len(pages) * size
	}
	rows := 0
	for _, p := range pages {
		rows += p.places()
	}
	return rows
}

// join puts pages together, each id once.
func join(pages []page, size int) pass {
	p := pass{total: pages[0].total, whole: pages[0].places() < size}
	seen := make(map[string]bool)
	for i, page := range pages {
		later := i > 0 && page.places() > 0
		p.whole = p.whole && !later
		p.stuck = p.stuck || later && page.repeats(pages[0])
		p.gaps = append(p.gaps, page.gaps...)
		for _, row := range page.rows {
			id, known := row.id()
			if known && seen[id] {
				continue
			}
			seen[id] = true
			p.rows = append(p.rows, row)
		}
	}
	return p
}
