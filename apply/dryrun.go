package apply

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"isc-sync/internal/rest"
)

// DryRun is a Writer that passes reads on and only records writes. It answers as
// the tenant would have, and later reads see the recorded writes, so that a run
// takes every step. It does not know what a tenant creates by itself together
// with an object.
type DryRun struct {
	to Writer

	mu       sync.Mutex
	recorded []string
	created  int
	// values are the written objects, by the place at which they are read; nil if deleted.
	values map[string]any
	// rows are the paths of the objects created in each collection.
	rows map[string][]string
}

// NewDryRun returns a writer that reads through to.
func NewDryRun(to Writer) *DryRun {
	return &DryRun{to: to, values: map[string]any{}, rows: map[string][]string{}}
}

// String describes the writer.
func (d *DryRun) String() string { return dryRunOf + d.to.String() }

const dryRunOf = "dry run of "

// sentNothing reports whether a report is about a dry run.
func sentNothing(writer string) bool { return strings.HasPrefix(writer, dryRunOf) }

// ofWriter returns a step's result as its writer makes it: what a dry run
// recorded was not applied.
func (r Result) ofWriter(writer string) Result {
	switch {
	case r.Already || !sentNothing(writer):
	case r.Outcome == Adopted:
		r.Outcome = WouldAdopt
	case r.Outcome.Done():
		r.Outcome = WouldApply
	}
	return r
}

// Recorded returns the writes that were not sent, as "METHOD /path", in their
// order.
func (d *DryRun) Recorded() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.recorded)
}

// Do passes a read on, unless a recorded write answers it.
func (d *DryRun) Do(ctx context.Context, r rest.Request) (*rest.Response, error) {
	if r.Method != http.MethodGet {
		return d.record(ctx, r)
	}
	d.mu.Lock()
	value, known := d.lookUp(r)
	d.mu.Unlock()
	switch {
	case !known:
		return d.to.Do(ctx, r)
	case value == nil:
		return nil, &rest.StatusError{Method: r.Method, Path: r.Path, Status: http.StatusNotFound}
	}
	return answer(http.StatusOK, value), nil
}

// lookUp returns what a read would find after the recorded writes, nil if
// nothing, and whether they decide it.
func (d *DryRun) lookUp(r rest.Request) (any, bool) {
	path := r.Path
	for _, at := range []string{address(path, r.Query), path} {
		if value, written := d.values[at]; written {
			return value, true
		}
	}
	if !d.isCreated(path) {
		return nil, false
	}
	rows := make([]any, 0, len(d.rows[path]))
	for _, at := range d.rows[path] {
		rows = append(rows, d.values[at])
	}
	if len(rows) == 0 {
		return nil, true
	}
	return rows, true
}

// address is a path with its parameters, which distinguish some objects.
func address(path string, query url.Values) string {
	if len(query) == 0 {
		return path
	}
	return path + "?" + query.Encode()
}

// createdID is the prefix of the ids of objects that exist only here.
const createdID = "dry-run-"

func (d *DryRun) isCreated(path string) bool { return strings.Contains(path, "/"+createdID) }

func answer(status int, v any) *rest.Response {
	body, err := json.Marshal(v)
	if err != nil {
		panic(err) // JSON values marshal
	}
	return &rest.Response{Status: status, Header: http.Header{"Content-Type": {"application/json"}}, Body: body}
}
