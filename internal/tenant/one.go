package tenant

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state/registry"
)

// acceptText asks for a text, and for errors in JSON.
const acceptText = "text/plain, application/json"

// absentError means that the tenant has nothing to show: it answered 204, or a
// list has no such row.
type absentError struct{ request string }

func (e *absentError) Error() string { return e.request + ": the tenant has none" }

// isMissing reports whether the tenant answered that it has no such object
// (API: Never set).
func isMissing(err error) bool {
	var absent *absentError
	return rest.IsMissing(err) || errors.As(err, &absent)
}

// one reads one object at its own path, or in the list if kinds have no path of
// their own.
func (r *Reader) one(ctx context.Context, kind *registry.Kind, vars map[string]string) (paging.Row, error) {
	if kind.API.Read == nil {
		return r.listed(ctx, kind, vars)
	}
	if kind.Root != "" && kind.API.Read.PageIn(r.Version) > 0 {
		return r.array(ctx, kind.API.Read, vars)
	}
	request := r.get(kind.API.Read, vars)
	if kind.IsText() {
		request.Accept = acceptText
	}
	response, err := r.Client.Do(ctx, request)
	if absent := kind.API.Read.Absent; absent != 0 && rest.HasStatus(err, absent) {
		return paging.Row{}, &absentError{request.String()}
	}
	if err != nil {
		return paging.Row{}, err
	}
	if response.Status == http.StatusNoContent {
		return paging.Row{}, &absentError{request.String()}
	}
	row, err := rowOf(kind, response)
	if err == nil {
		_, err = wrap(kind, row.Value)
	}
	if err != nil {
		return paging.Row{}, fmt.Errorf("%s: %w", request, err)
	}
	return row, nil
}

// rowOf reads one object in an answer.
func rowOf(kind *registry.Kind, response *rest.Response) (paging.Row, error) {
	if kind.IsText() && !strings.Contains(response.Header.Get("Content-Type"), "json") {
		if !utf8.Valid(response.Body) {
			return paging.Row{}, &rest.ShapeError{What: "the answer is not UTF-8"}
		}
		return paging.Row{Value: string(response.Body)}, nil
	}
	value, flaws, err := response.Decode()
	if err != nil {
		return paging.Row{}, &rest.ShapeError{What: "the answer is not JSON: " + err.Error()}
	}
	return paging.Row{Value: value, Flaws: flaws}, nil
}

// listed reads an object in the list of its kind.
func (r *Reader) listed(ctx context.Context, kind *registry.Kind, vars map[string]string) (paging.Row, error) {
	list, field, id := kind.API.List, kind.Address[0], vars["id"]
	found, err := r.rows(ctx, selection{list: list, vars: vars, wants: []want{{field, []string{id}}}})
	if err != nil {
		return paging.Row{}, err
	}
	for _, row := range found.rows {
		if object, _ := row.Value.(map[string]any); object[field] == id {
			return row, nil
		}
	}
	return paging.Row{}, &absentError{r.list(list, vars, "").Request.String()}
}

// array reads an object that is a list itself and comes in pages.
func (r *Reader) array(ctx context.Context, e *registry.Endpoint, vars map[string]string) (paging.Row, error) {
	rows, err := r.list(e, vars, "").Read(ctx, r.Client)
	if err != nil {
		return paging.Row{}, err
	}
	whole := paging.Row{}
	list := make([]any, len(rows))
	for i, row := range rows {
		list[i] = row.Value
		for _, f := range row.Flaws {
			whole.Flaws = append(whole.Flaws, rest.Flaw{Pointer: fmt.Sprintf("/%d%s", i, f.Pointer), Problem: f.Problem})
		}
	}
	whole.Value = list
	return whole, nil
}
