package simulator

import (
	"cmp"
	"encoding/base64"
	"hash/fnv"
	"slices"
	"strconv"

	"isc-sync/internal/simulator/filter"
)

// A listing is what a collection's GET accepts: the largest page, which is also
// the default one (API: Paging), and the closed lists of fields. Without a
// largest page there are no pages.
type listing struct {
	most      int
	usual     int // rows in a page without limit, most when 0
	fields    filter.Fields
	sorters   []string
	uncounted bool   // takes no count
	rows      string // the member with the rows, where the answer is an object
	counted   bool   // the object has the number of rows as count
	marked    bool   // its pages have names instead of offsets
	onePage   bool   // takes no offset
}

// parameters are those that the list of this kind has.
func (l listing) parameters() []string {
	var names []string
	if !l.uncounted {
		names = append(names, "count")
	}
	switch {
	case l.marked:
		names = append(names, "limit", "next")
	case l.most > 0 && l.onePage:
		names = append(names, "limit")
	case l.most > 0:
		names = append(names, "limit", "offset")
	}
	if len(l.fields) > 0 {
		names = append(names, "filters")
	}
	if len(l.sorters) > 0 {
		names = append(names, "sorters")
	}
	return names
}

// page answers a list request: filter, order, cut, count. Rows have what they
// are filtered and sorted by; show makes of each what the API shows.
func (c *call) page(rows []object, spec listing, show func(object) object) (reply, error) {
	kept, err := c.selected(rows, spec)
	if err != nil {
		return reply{}, err
	}
	return c.cut(kept, spec, show)
}

// cut takes the page out of rows that are in order already.
func (c *call) cut(rows []object, spec listing, show func(object) object) (reply, error) {
	limit, err := c.count("limit", cmp.Or(spec.usual, spec.most))
	if err != nil {
		return reply{}, err
	}
	if limit > spec.most {
		return reply{}, refuse("limit %d is more than %d.", limit, spec.most)
	}
	from, err := c.from(spec)
	if err != nil {
		return reply{}, err
	}
	from = min(from, len(rows))
	to := min(from+limit, len(rows))
	shown := []any{}
	for _, row := range rows[from:to] {
		shown = append(shown, show(row))
	}
	if spec.rows == "" {
		return reply{body: shown, header: c.total(len(rows))}, nil
	}
	body := object{spec.rows: shown}
	if spec.counted {
		body["count"] = len(rows)
	}
	if spec.marked && to < len(rows) {
		body["next"] = markerOf(to)
	}
	return reply{body: body}, nil
}

// from is the first row of the page.
func (c *call) from(spec listing) (int, error) {
	if !spec.marked {
		return c.count("offset", 0)
	}
	marker := c.query.Get("next")
	if marker == "" {
		return 0, nil
	}
	text, err := base64.RawURLEncoding.DecodeString(marker)
	from, notNumber := strconv.Atoi(string(text))
	if err != nil || notNumber != nil || from < 0 {
		return 0, refuse("next %q is not a marker.", marker)
	}
	return from, nil
}

// markerOf is the name of the page that begins with a row. It does not look like
// an offset, since it is not for clients to compute.
func markerOf(row int) string { return base64.RawURLEncoding.EncodeToString([]byte(strconv.Itoa(row))) }

// total is the header that count=true asks for.
func (c *call) total(n int) map[string]string {
	if c.query.Get("count") != "true" {
		return nil
	}
	return map[string]string{"X-Total-Count": strconv.Itoa(n)}
}

func (c *call) count(parameter string, fallback int) (int, error) {
	value := c.query.Get(parameter)
	if value == "" {
		return fallback, nil
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 {
		return 0, refuse("%s %q is not a count.", parameter, value)
	}
	return n, nil
}

func (c *call) selected(rows []object, spec listing) ([]object, error) {
	accepts, err := filter.Parse(c.query.Get("filters"), spec.fields)
	if err != nil {
		return nil, refuse("The filters are not valid: %v.", err)
	}
	kept := slices.DeleteFunc(slices.Clone(rows), func(row object) bool { return !accepts(row) })
	sorters := c.query.Get("sorters")
	if sorters == "" {
		scramble(kept)
		return kept, nil
	}
	if err := filter.Sort(kept, sorters, spec.sorters); err != nil {
		return nil, refuse("The sorters are not valid: %v.", err)
	}
	return kept, nil
}

// scramble gives rows an order that does not look like a promise.
func scramble(rows []object) {
	type placed struct {
		at  uint32
		row object
	}
	all := make([]placed, len(rows))
	for i, row := range rows {
		all[i] = placed{hash(rowKey(row)), row}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.at, b.at) })
	for i, one := range all {
		rows[i] = one.row
	}
}

func rowKey(row object) string {
	if id := text(row, "id"); id != "" {
		return id
	}
	return text(row, "name")
}

func hash(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s)) // a hash never fails
	return h.Sum32()
}
