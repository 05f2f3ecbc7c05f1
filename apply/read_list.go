package apply

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"isc-sync/internal/rest"
	"isc-sync/state"
)

// find looks for the object with the place's identity in its collection.
func (r reader) find(ctx context.Context, p place) (*state.Object, error) {
	e := p.kind.API.List
	if e == nil {
		return nil, nil
	}
	rows, err := r.rows(ctx, e, p)
	if rest.IsDenied(err) && addressedByIdentity(p.kind) {
		return r.read(ctx, p)
	}
	if err != nil {
		return nil, fmt.Errorf("look for %s: %w", p.key, err)
	}
	for _, row := range rows {
		found := p
		found.vars = map[string]string{"parent.id": p.vars["parent.id"]}
		o, err := found.objectOf(row)
		if err != nil || !p.is(o) {
			continue
		}
		return r.addressed(ctx, found, o)
	}
	return nil, nil
}

// addressed reads a listed object at its own path, by the first of the kind's
// addresses that the tenant takes.
func (r reader) addressed(ctx context.Context, p place, listed *state.Object) (*state.Object, error) {
	for _, way := range p.kind.Address {
		address, _ := listed.Value[way].(string)
		if address == "" {
			continue
		}
		p.vars["id"] = address
		if o, err := r.read(ctx, p); o != nil || err != nil {
			return o, err
		}
	}
	return nil, fmt.Errorf("the tenant lists %s and does not show it", p.key)
}

// rows reads a collection, at the top only the rows with the identity's name.
func (r reader) rows(ctx context.Context, e *state.Endpoint, p place) ([]rest.Row, error) {
	request := rest.Request{
		Method: http.MethodGet, Path: e.URLPath(e.VersionFor(r.version), p.vars), Query: url.Values{},
	}
	if p.kind.Parent == "" {
		request.Query.Set("filters", p.filter())
	}
	if e.Page == 0 {
		return r.page(ctx, request)
	}
	if e.Sorter != "" {
		request.Query.Set("sorters", e.Sorter)
	}
	var rows []rest.Row
	for {
		request.Query.Set("limit", strconv.Itoa(e.Page))
		request.Query.Set("offset", strconv.Itoa(len(rows)))
		page, err := r.page(ctx, request)
		rows = append(rows, page...)
		if err != nil || len(page) < e.Page {
			return rows, err
		}
	}
}

func (r reader) page(ctx context.Context, request rest.Request) ([]rest.Row, error) {
	response, err := r.to.Do(ctx, request)
	if rest.IsMissing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	value, _, err := rest.Decode(response.Body)
	list, ok := value.([]any)
	if err != nil || !ok {
		return nil, errors.New("the answer is no list")
	}
	rows := make([]rest.Row, len(list))
	for i, v := range list {
		rows[i].Value = v
	}
	return rows, nil
}

// filter asks for one identity (API: Filters). The tenant compares without regard
// to letter case, so the rows have to be looked at.
func (p place) filter() string {
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	var parts []string
	for _, f := range p.kind.Identity {
		if f.In == state.InBody {
			parts = append(parts, f.Name+` eq "`+quote.Replace(p.identity[f.Name])+`"`)
		}
	}
	return strings.Join(parts, " and ")
}
