package operate

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/internal/suggest"
	"isc-sync/state"
)

// Source is the object that an operation is about.
type Source struct {
	ID, Name string
	// Delimited tells whether it reads a delimited file that somebody sends.
	Delimited bool
}

// Runner runs operations in one tenant.
type Runner struct {
	Client *rest.Client
	// Kind is what a source is: where sources are listed, and which of their
	// values are secret.
	Kind *state.Kind
	// Version is the chosen API version.
	Version string
}

// SourceError means that no one source has a name.
type SourceError struct {
	Text string
	hint string
}

// Error returns why the name does not identify a source.
func (e *SourceError) Error() string { return e.Text }

// Hint says what a person may do about it, or nothing.
func (e *SourceError) Hint() string { return e.hint }

// Find returns the source with exactly this name. It takes one request; a
// second one finds out what may have been meant. Where there is no such source,
// the error is a *SourceError.
func (r *Runner) Find(ctx context.Context, name string) (Source, error) {
	request := r.list()
	// The tenant compares without regard to letter case (API: Filters).
	request.Query.Set("filters", "name eq "+quote(name))
	rows, err := r.Client.List(ctx, request, r.Kind.API.List.Page)
	if err != nil {
		return Source{}, fmt.Errorf("look for source %q: %w", name, err)
	}
	var found []Source
	for _, s := range sources(rows) {
		if s.Name == name {
			found = append(found, s)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return Source{}, r.missing(ctx, name, rows)
	}
	var ids []string
	for _, s := range found {
		ids = append(ids, s.ID)
	}
	return Source{}, &SourceError{fmt.Sprintf("%d sources are called %q", len(found), name), "their ids are " + strings.Join(ids, ", ")}
}

// missing says which source may have been meant: one whose name differs in
// letter case, or one of the first page.
func (r *Runner) missing(ctx context.Context, name string, rows []rest.Row) error {
	if len(rows) == 0 {
		stop := func(int, []rest.Row) bool { return true }
		rows, _, _ = r.Client.ListUnless(ctx, r.list(), r.Kind.API.List.Page, stop) // a hint is all that an error takes away
	}
	var names []string
	for _, s := range sources(rows) {
		names = append(names, s.Name)
	}
	return &SourceError{fmt.Sprintf("no source is called %q", name), suggest.DidYouMean(name, names)}
}

func (r *Runner) list() rest.Request {
	e := r.Kind.API.List
	query := url.Values{}
	query.Set("sorters", e.Sorter)
	return rest.Request{Method: http.MethodGet, Path: e.URLPath(e.VersionFor(r.Version), nil), Query: query}
}

func sources(rows []rest.Row) []Source {
	out := make([]Source, len(rows))
	for i, row := range rows {
		out[i] = Source{
			ID: textAt(row.Value, "/id"), Name: textAt(row.Value, "/name"),
			Delimited: textAt(row.Value, "/connectionType") == "file",
		}
	}
	return out
}

func textAt(v any, at jsonvalue.Pointer) string {
	found, _ := at.Get(v)
	s, _ := found.(string)
	return s
}

// quote writes a string of the filter language (API: Filters).
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
