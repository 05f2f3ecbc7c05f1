package paging

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"isc-sync/internal/rest"
)

// page is one answer of a list endpoint.
type page struct {
	rows  []Row
	gaps  []int  // the places in the list of rows that it cannot show
	total int    // how many rows the list has, -1 if the answer does not say
	next  string // the marker of the next page
}

func (l List) page(ctx context.Context, c Client, r rest.Request) (page, error) {
	resp, err := c.Do(ctx, r)
	if err != nil {
		return page{}, err
	}
	if resp.Status == http.StatusNoContent {
		return page{total: 0}, nil
	}
	value, flaws, err := resp.Decode()
	if err != nil {
		return page{}, fmt.Errorf("%s: %w", r, err)
	}
	found, _ := l.Rows.Get(value)
	values, ok := found.([]any)
	if !ok {
		return page{}, fmt.Errorf("%s: %w", r, &rest.ShapeError{What: l.notAList(value)})
	}
	rows := make([]Row, len(values))
	for i, v := range values {
		rows[i].Value = l.kept(v)
	}
	for _, f := range flaws {
		if i, below, ok := l.ofRow(f); ok {
			rows[i].Flaws = append(rows[i].Flaws, below)
		}
	}
	return page{rows: rows, total: l.totalOf(resp, value), next: l.nextOf(value)}, nil
}

// kept is what of a row is kept.
func (l List) kept(value any) any {
	if l.Trim == nil {
		return value
	}
	return l.Trim(value)
}

// places is how many places of the list the page is about.
func (p page) places() int { return len(p.rows) + len(p.gaps) }

func (l List) notAList(answer any) string {
	if l.Rows == "" {
		return "the answer is " + rest.Describe(answer) + " instead of a list"
	}
	return "the answer has no list at " + string(l.Rows)
}

// paged asks for one page. Offsets count records (API: Paging).
func (l List) paged(offset int, count bool) rest.Request {
	marker, place := ByOffset, strconv.Itoa(offset)
	if l.By != "" {
		marker = l.By
	}
	if l.By == ByNone {
		place = ""
	}
	r := l.with(string(marker), place)
	if count && !l.Uncounted {
		r.Query.Set("count", "true")
	}
	return r
}

// after asks for the page behind a marker, "" for the first page.
func (l List) after(marker string) rest.Request { return l.with(string(ByNext), marker) }

func (l List) with(parameter, value string) rest.Request {
	r := l.Request
	r.Query = maps.Clone(r.Query)
	if r.Query == nil {
		r.Query = make(url.Values)
	}
	if value != "" {
		r.Query.Set(parameter, value)
	}
	r.Query.Set("limit", strconv.Itoa(l.Size))
	return r
}

func (l List) totalOf(resp *rest.Response, answer any) int {
	text := resp.Header.Get("X-Total-Count")
	if l.Total != "" {
		found, _ := l.Total.Get(answer)
		number, _ := found.(json.Number)
		text = string(number)
	}
	total, err := strconv.Atoi(text)
	switch {
	case errors.Is(err, strconv.ErrRange) && total > 0:
		return math.MaxInt
	case err != nil || total < 0:
		return -1
	}
	return total
}

func (l List) nextOf(answer any) string {
	if l.Next == "" {
		return ""
	}
	found, _ := l.Next.Get(answer)
	next, _ := found.(string)
	return next
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

// ofRow returns the number of the row that a flaw is in, and the flaw without
// the pointer to that row.
func (l List) ofRow(f rest.Flaw) (int, rest.Flaw, bool) {
	within, ok := strings.CutPrefix(f.Pointer, string(l.Rows)+"/")
	row, below, nested := strings.Cut(within, "/")
	i, err := strconv.Atoi(row)
	if f.Pointer = ""; nested {
		f.Pointer = "/" + below
	}
	return i, f, ok && err == nil
}
