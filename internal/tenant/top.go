package tenant

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// batch is how many names one filter may hold.
const batch = 50

// readTop reads the top-level objects that documents are about, or below which
// they are.
func (r *Reader) readTop(ctx context.Context, w wanted, live *state.Live) error {
	kinds := map[*registry.Kind]bool{}
	for k := range w.names {
		kinds[k] = true
	}
	for k := range w.ids {
		kinds[k] = true
	}
	var failed error
	read := len(kinds) == 0
	for _, kind := range sortedKinds(kinds) {
		rows, err := r.topRows(ctx, kind, w.names[kind], w.ids[kind])
		if rest.IsDenied(err) && kind.API.List.Denied == registry.DeniedReadOne {
			live.MarkUnread(kind.Name, "", unreadFor(err))
			rows, err = r.byIDs(ctx, kind, w.ids[kind])
		}
		err = cmp.Or(err, addRows(live, kind, rows))
		if err == nil {
			read = true
			continue
		}
		wrapped := fmt.Errorf("read %s objects: %w", kind.Name, err)
		if concernsAll(ctx, err) {
			return wrapped
		}
		live.MarkUnread(kind.Name, "", unreadFor(err))
		failed = cmp.Or(failed, wrapped)
	}
	if !read {
		return failed
	}
	return nil
}

// addRows adds the elements of a list that are objects of the kind. The error
// is about the first one that is not: then the list does not prove what is
// absent.
func addRows(live *state.Live, kind *registry.Kind, rows []paging.Row) error {
	objects, err := objectsOf(kind, nil, rows)
	for _, o := range objects {
		o.Partial = kind.API.List.Partial
		live.Add(o)
	}
	return err
}

// topRows reads the named objects, by filters or by reading the whole
// collection, whichever takes fewer requests.
func (r *Reader) topRows(ctx context.Context, kind *registry.Kind, names, ids []string) ([]paging.Row, error) {
	filters := namedFilters(names, ids)
	if len(filters) <= 1 {
		return r.filtered(ctx, kind, filters)
	}
	rows, all, err := r.list(kind.API.List, nil, "").ReadUnless(ctx, r.Client, func(total int, first []paging.Row) bool {
		pages := (total - 1) / kind.API.List.Page
		return len(namedFilters(without(names, first, "name"), without(ids, first, "id"))) < pages
	})
	if all && err == nil {
		r.isWhole(kind)
		return rows, nil
	}
	if err != nil && !paging.IsIncomplete(err) {
		return rows, err
	}
	more, err := r.filtered(ctx, kind, namedFilters(without(names, rows, "name"), without(ids, rows, "id")))
	return append(rows, more...), err
}

// namedFilters are the filters for names and ids, as many to a request as one
// may hold.
func namedFilters(names, ids []string) []string {
	var filters []string
	for _, group := range batches(ids, batch) {
		filters = append(filters, oneOf("id", "in", group))
	}
	byName := batches(names, batch)
	if len(filters) == 1 && len(byName) == 1 && len(ids)+len(names) <= batch {
		return []string{oneOf("name", "in", names) + " or " + filters[0]}
	}
	for _, group := range byName {
		filters = append(filters, oneOf("name", "in", group))
	}
	return filters
}

// without returns the values that no row has.
func without(values []string, rows []paging.Row, member string) []string {
	found := map[string]bool{}
	for _, row := range rows {
		obj, _ := row.Value.(map[string]any)
		value, _ := obj[member].(string)
		found[value] = true
	}
	return slices.DeleteFunc(slices.Clone(values), func(v string) bool { return found[v] })
}

func (r *Reader) filtered(ctx context.Context, kind *registry.Kind, filters []string) ([]paging.Row, error) {
	found := make([][]paging.Row, len(filters))
	err := each(ctx, r, indexes(filters), func(ctx context.Context, i int) (err error) {
		found[i], err = r.list(kind.API.List, nil, filters[i]).Read(ctx, r.Client)
		return err
	})
	return slices.Concat(found...), err
}

func indexes[T any](items []T) []int {
	out := make([]int, len(items))
	for i := range out {
		out[i] = i
	}
	return out
}

// byIDs reads objects one by one. Those that are not there are left out.
func (r *Reader) byIDs(ctx context.Context, kind *registry.Kind, ids []string) ([]paging.Row, error) {
	found := make([][]paging.Row, len(ids))
	err := each(ctx, r, indexes(ids), func(ctx context.Context, i int) error {
		row, err := r.one(ctx, kind, map[string]string{"id": ids[i]})
		if rest.IsMissing(err) {
			return nil
		}
		if err == nil {
			found[i] = []paging.Row{row}
		}
		return err
	})
	return slices.Concat(found...), err
}

// one reads one object at its own path.
func (r *Reader) one(ctx context.Context, kind *registry.Kind, vars map[string]string) (paging.Row, error) {
	read := kind.API.Read
	request := rest.Request{Method: http.MethodGet, Path: read.URLPath(read.VersionFor(r.Version), vars)}
	response, err := r.Client.Do(ctx, request)
	if err != nil {
		return paging.Row{}, err
	}
	value, flaws, err := rest.Decode(response.Body)
	if err != nil {
		return paging.Row{}, fmt.Errorf("%s: %w", request, &rest.ShapeError{What: "the answer is not JSON: " + err.Error()})
	}
	if _, err := wrap(kind, value); err != nil {
		return paging.Row{}, fmt.Errorf("%s: %w", request, err)
	}
	return paging.Row{Value: value, Flaws: flaws}, nil
}
