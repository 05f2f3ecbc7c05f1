package rest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// page is one answer of a list endpoint.
type page struct {
	rows  []Row
	total int // X-Total-Count, -1 if there is none
}

func (c *Client) page(ctx context.Context, r Request) (page, error) {
	resp, err := c.Do(ctx, r)
	if err != nil {
		return page{}, err
	}
	value, flaws, err := Decode(resp.Body)
	if err != nil {
		return page{}, fmt.Errorf("%s: %w", r, err)
	}
	values, ok := value.([]any)
	if !ok {
		return page{}, fmt.Errorf("%s: %w", r, &ShapeError{"the answer is " + Describe(value) + " instead of a list"})
	}
	rows := make([]Row, len(values))
	for i, v := range values {
		rows[i].Value = v
	}
	for _, f := range flaws {
		i, below := f.split()
		rows[i].Flaws = append(rows[i].Flaws, below)
	}
	return page{rows: rows, total: totalOf(resp)}, nil
}

// paged asks for one page. Offsets count records (API: Paging).
func (r Request) paged(offset, limit int, count bool) Request {
	query := maps.Clone(r.Query)
	if query == nil {
		query = make(url.Values)
	}
	query.Set("offset", strconv.Itoa(offset))
	query.Set("limit", strconv.Itoa(limit))
	if count {
		query.Set("count", "true")
	}
	r.Query = query
	return r
}

func totalOf(resp *Response) int {
	total, err := strconv.Atoi(resp.Header.Get("X-Total-Count"))
	switch {
	case errors.Is(err, strconv.ErrRange) && total > 0:
		return math.MaxInt
	case err != nil || total < 0:
		return -1
	}
	return total
}

// repeats reports whether a page holds the same rows as another.
func (p page) repeats(other page) bool {
	return slices.EqualFunc(p.rows, other.rows, func(a, b Row) bool {
		id, known := a.id()
		if twin, ok := b.id(); known && ok {
			return id == twin
		}
		return reflect.DeepEqual(a.Value, b.Value)
	})
}

// id is the row's own id, if it is an object that has one.
func (r Row) id() (string, bool) {
	object, _ := r.Value.(map[string]any)
	id, ok := object["id"].(string)
	return id, ok
}

// ids are the sorted ids of rows, empty for rows that have none.
func ids(rows []Row) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i], _ = r.id()
	}
	slices.Sort(out)
	return out
}

// split takes the row's number off the pointer of a flaw.
func (f Flaw) split() (int, Flaw) {
	row, below, nested := strings.Cut(f.Pointer[1:], "/")
	i, _ := strconv.Atoi(row) // the decoder wrote it
	if f.Pointer = ""; nested {
		f.Pointer = "/" + below
	}
	return i, f
}
