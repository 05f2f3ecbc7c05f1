package paging

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"isc-sync/internal/rest"
)

// maxMissing is how many answers of 404 a single page may have before the list itself
// counts as missing.
const maxMissing = 24

// at reads the page at an offset. If the list cannot show one of its rows, the others
// are read in smaller pages.
func (l List) at(ctx context.Context, c Client, offset int, count bool) (page, error) {
	p, err := l.page(ctx, c, l.paged(offset, count))
	if !l.Gaps || !rest.IsMissing(err) {
		return p, err
	}
	around := gapSearch{List: l, client: c, missing: err, left: maxMissing}
	return around.halves(ctx, offset, l.Size, count)
}

// gapSearch looks for the rows of one page that the list cannot show.
type gapSearch struct {
	List
	client  Client
	missing error // the first answer
	left    int   // how many more may follow
}

// halves reads the two halves of a page that was not shown.
func (s *gapSearch) halves(ctx context.Context, offset, size int, count bool) (page, error) {
	if s.left--; s.left < 0 {
		return page{}, s.missing
	}
	if size == 1 {
		return page{gaps: []int{offset}, total: -1}, nil
	}
	first, err := s.read(ctx, offset, size/2, count)
	if err != nil {
		return page{}, err
	}
	second, err := s.read(ctx, offset+size/2, size-size/2, count && first.total < 0)
	if err != nil {
		return page{}, err
	}
	return page{
		rows: append(first.rows, second.rows...), gaps: append(first.gaps, second.gaps...),
		total: max(first.total, second.total),
	}, nil
}

func (s *gapSearch) read(ctx context.Context, offset, size int, count bool) (page, error) {
	request := s.paged(offset, count)
	request.Query.Set("limit", strconv.Itoa(size))
	p, err := s.page(ctx, s.client, request)
	if rest.IsMissing(err) {
		return s.halves(ctx, offset, size, count)
	}
	return p, err
}

// incomplete returns an error for a list with rows that it cannot show, else nil.
func (l List) incomplete(p pass) error {
	if len(p.gaps) == 0 {
		return nil
	}
	return &IncompleteError{Request: l.Request.String(), Rows: len(p.rows), Counted: p.total, Gaps: p.gaps}
}

// gaps names the rows that are missing.
func (e *IncompleteError) gaps() string {
	places := make([]string, len(e.Gaps))
	for i, place := range e.Gaps {
		places[i] = strconv.Itoa(place + 1)
	}
	what := "row " + places[0]
	if len(places) > 1 {
		what = "the rows " + strings.Join(places, ", ")
	}
	return fmt.Sprintf("%s: the tenant answers 404 for %s; the other %d rows were read", e.Request, what, e.Rows)
}
