package tenant

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state/registry"
)

// want are values that wanted rows have in a field.
type want struct {
	field  string
	values []string
}

// selection is what is wanted of a list. read, if set, reads one row by its id, which
// is the member idMember: for ids where the list has no filter. counted: the number of
// all rows is wanted as well, which the first page of the whole list has.
type selection struct {
	list     *registry.Endpoint
	vars     map[string]string
	wants    []want
	read     func(ctx context.Context, id string) (paging.Row, error)
	idMember string
	counted  bool
	// trim is what to keep of a row as its page arrives, nil for everything.
	trim func(any) any
}

// selected are rows of a list. whole: they are all. rest is what was not read of the
// whole list, if its first page was.
type selected struct {
	rows  []paging.Row
	whole bool
	rest  *paging.Rest
}

// unread is what is left of the whole list, nil if its first page was not read, or the
// reading failed with err.
func (s selected) unread(err error) *paging.Rest {
	if s.whole && err == nil {
		return paging.Nothing(s.rows)
	}
	return s.rest
}

// request is one request for wanted rows: a filter of conditions joined by or, or
// the id of a row that is read at its own path.
type request struct {
	filter []condition
	id     string
}

// rows reads the wanted rows with the fewest requests: by filters, one by one, or
// by reading the whole list. Other rows may come with them.
func (r *Reader) rows(ctx context.Context, s selection) (found selected, err error) {
	all := r.list(s.list, s.vars, "")
	all.Trim = s.trim
	requests, ok := s.requests(nil)
	if !ok {
		found.rows, err = all.Read(ctx, r.Client)
		found.whole = true
		return found, err
	}
	if len(requests) <= 1 && !s.counted || s.list.Long {
		found.rows, err = r.answers(ctx, s, requests)
		return found, err
	}
	found.rows, found.rest, err = all.ReadUnless(ctx, r.Client, func(total int, first []paging.Row) bool {
		left, _ := s.requests(first)
		return len(left) < (total-1)/all.Size
	})
	if found.whole = found.rest == nil && err == nil; found.whole {
		return found, nil
	}
	if alone := len(requests) <= 1 && !rest.IsDenied(err) && !concernsAll(ctx, err); err != nil && !paging.IsIncomplete(err) && !alone {
		return found, err
	}
	left, _ := s.requests(found.rows)
	more, err := r.answers(ctx, s, left)
	found.rows = append(found.rows, more...)
	return found, err
}

// requests are those for what no row has yet. False means that only the whole
// list can answer.
func (s selection) requests(rows []paging.Row) ([]request, bool) {
	var all []request
	for _, w := range s.wants {
		values := without(w.values, rows, w.field)
		rule := s.list.Filter(w.field)
		unfindable := func(v string) bool { return !rule.Finds(v) }
		switch {
		case len(values) == 0:
		case !slices.ContainsFunc(values, unfindable):
			for _, c := range conditions(rule, values) {
				all = append(all, request{filter: []condition{c}})
			}
		case w.field == s.idMember && s.read != nil:
			for _, id := range values {
				all = append(all, request{id: id})
			}
		default:
			return nil, false
		}
	}
	return joined(s.list, all), true
}

// joined puts two conditions into one request where that may carry them.
func joined(list *registry.Endpoint, requests []request) []request {
	if len(requests) != 2 || requests[0].id != "" || requests[1].id != "" {
		return requests
	}
	a, b := requests[0].filter[0], requests[1].filter[0]
	most := min(list.Filter(a.field).Batch, list.Filter(b.field).Batch)
	if a.field == b.field || len(a.values)+len(b.values) > most || a.length()+b.length() > maxQuery {
		return requests
	}
	return []request{{filter: []condition{a, b}}}
}

// answers sends requests, some at a time.
func (r *Reader) answers(ctx context.Context, s selection, requests []request) ([]paging.Row, error) {
	found := make([][]paging.Row, len(requests))
	err := each(ctx, r, indexes(requests), func(ctx context.Context, i int) (err error) {
		found[i], err = r.answer(ctx, s, requests[i])
		return err
	})
	return slices.Concat(found...), err
}

func (r *Reader) answer(ctx context.Context, s selection, q request) ([]paging.Row, error) {
	if q.id == "" {
		return r.filtered(ctx, s, q.filter)
	}
	row, err := s.read(ctx, q.id)
	switch {
	case isMissing(err):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return []paging.Row{row}, nil
}

// filtered reads the rows that meet one of the conditions. Where the tenant
// refuses a chain of comparisons, it is asked for value after value.
func (r *Reader) filtered(ctx context.Context, s selection, filter []condition) ([]paging.Row, error) {
	text := filter[0].String()
	for _, c := range filter[1:] {
		text += " or " + c.String()
	}
	list := r.list(s.list, s.vars, text)
	list.Trim = s.trim
	rows, err := list.Read(ctx, r.Client)
	only := filter[0]
	if len(filter) > 1 || only.op != registry.FilterEq || len(only.values) < 2 || !rest.HasStatus(err, http.StatusBadRequest) {
		return rows, err
	}
	rows = nil
	for _, v := range only.values {
		more, err := r.filtered(ctx, s, []condition{{only.field, only.op, []string{v}}})
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	return rows, nil
}

// without returns the values that no row has.
func without(values []string, rows []paging.Row, member string) []string {
	found, place := map[string]bool{}, jsonvalue.Pointer("/"+strings.ReplaceAll(member, ".", "/"))
	for _, row := range rows {
		found[at(row.Value, place)] = true
	}
	return slices.DeleteFunc(slices.Clone(values), func(v string) bool { return found[v] })
}

func indexes[T any](items []T) []int {
	out := make([]int, len(items))
	for i := range out {
		out[i] = i
	}
	return out
}
