package apply

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/planner/patch"
)

// DryRun is a Writer that lets reads through and only records writes. It
// answers as the tenant would have, and later reads see what was recorded, so
// that a run goes its whole way. What a tenant makes by itself along with an
// object is not known here.
type DryRun struct {
	to Writer

	mu       sync.Mutex
	recorded []string
	made     int
	// values are what was written, by path; nil for what was deleted.
	values map[string]any
	// rows are the paths of the objects made in each collection.
	rows map[string][]string
}

// NewDryRun returns a writer that reads through to.
func NewDryRun(to Writer) *DryRun {
	return &DryRun{to: to, values: map[string]any{}, rows: map[string][]string{}}
}

// String says what it is.
func (d *DryRun) String() string { return dryRunOf + d.to.String() }

const dryRunOf = "dry run of "

// onlyRecorded reports whether a report is about a dry run.
func onlyRecorded(writer string) bool { return strings.HasPrefix(writer, dryRunOf) }

// Recorded returns the writes that were not sent, as "METHOD /path", in their
// order.
func (d *DryRun) Recorded() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.recorded)
}

// Do passes a read on, unless it is about what was recorded.
func (d *DryRun) Do(ctx context.Context, r rest.Request) (*rest.Response, error) {
	if r.Method != http.MethodGet {
		return d.record(ctx, r)
	}
	d.mu.Lock()
	value, known := d.known(r.Path)
	d.mu.Unlock()
	switch {
	case !known:
		return d.to.Do(ctx, r)
	case value == nil:
		return nil, &rest.StatusError{Method: r.Method, Path: r.Path, Status: http.StatusNotFound}
	}
	return answer(http.StatusOK, value), nil
}

// known returns what a read would find after the recorded writes; nil for
// nothing.
func (d *DryRun) known(path string) (any, bool) {
	if value, written := d.values[path]; written {
		return value, true
	}
	if !d.isMade(path) {
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

// madeID is how the ids of objects begin that exist only here.
const madeID = "dry-run-"

func (d *DryRun) isMade(path string) bool { return strings.Contains(path, "/"+madeID) }

func (d *DryRun) record(ctx context.Context, r rest.Request) (*rest.Response, error) {
	before, err := d.before(ctx, r)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.recorded = append(d.recorded, r.Method+" "+r.Path)
	meant := intentOf(ctx)
	at := cmp.Or(meant.at, r.Path)
	if meant.effect == creates && r.Method == http.MethodPost {
		return answer(http.StatusCreated, d.create(r, meant)), nil
	}
	if meant.effect == calls {
		return answer(http.StatusNoContent, nil), nil
	}
	if meant.effect == deletes {
		d.values[at] = nil
		return answer(http.StatusNoContent, nil), nil
	}
	d.lay(before, meant)
	after, err := meant.written(r, before)
	if err != nil {
		return nil, err
	}
	d.takeApart(after, meant)
	d.values[at] = after
	return answer(http.StatusOK, after), nil
}

// lay lays the lists that are apart from an object into it, as a patch sees them.
func (d *DryRun) lay(object any, meant intent) {
	obj, isObject := object.(map[string]any)
	if !isObject || meant.effect != patches || meant.lists == nil {
		return
	}
	for name := range meant.lists("") {
		obj[name] = []any{}
	}
}

// takeApart records the lists that a patch changed at their own paths.
func (d *DryRun) takeApart(object any, meant intent) {
	obj, isObject := object.(map[string]any)
	if !isObject || meant.effect != patches || meant.lists == nil {
		return
	}
	id, _ := obj["id"].(string)
	for name, path := range meant.lists(id) {
		if list, _ := obj[name].([]any); len(list) > 0 {
			d.values[path] = list
		}
		delete(obj, name)
	}
}

// before reads what a write that does not say everything is for.
func (d *DryRun) before(ctx context.Context, r rest.Request) (any, error) {
	meant := intentOf(ctx)
	if meant.effect != patches && meant.effect != publishes && meant.omit == nil || meant.effect == creates {
		return nil, nil
	}
	at := cmp.Or(meant.at, r.Path)
	response, err := d.Do(ctx, rest.Request{Method: http.MethodGet, Path: at})
	if d.isMade(at) && rest.HasStatus(err, http.StatusNotFound) {
		return map[string]any{}, nil // the tenant makes it along with what it belongs to
	}
	if err != nil {
		return nil, err
	}
	return jsonvalue.Decode(response.Body)
}

func (d *DryRun) create(r rest.Request, meant intent) any {
	v, err := jsonvalue.Decode(r.Body)
	obj, ok := v.(map[string]any)
	if err != nil || !ok {
		return map[string]any{}
	}
	d.made++
	id := fmt.Sprintf("%s%d", madeID, d.made)
	obj["id"] = id
	path := r.Path + "/" + id
	d.values[path] = obj
	if meant.lists != nil {
		for _, list := range meant.lists(id) {
			d.values[list] = []any{}
		}
	}
	d.rows[r.Path] = append(d.rows[r.Path], path)
	return obj
}

// written is what a write makes of an object.
func (i intent) written(r rest.Request, before any) (any, error) {
	if i.effect == publishes {
		return i.published(before), nil
	}
	body, err := jsonvalue.Decode(r.Body)
	if err != nil {
		return nil, err
	}
	if i.effect != patches {
		return i.withOmitted(body, before), nil
	}
	var p patch.Patch
	ops, _ := body.([]any)
	for _, op := range ops {
		member := func(name string) string { s, _ := op.(map[string]any)[name].(string); return s }
		value := op.(map[string]any)["value"]
		p = append(p, patch.Op{Op: member("op"), Path: jsonvalue.Pointer(member("path")), Value: value})
	}
	return p.Apply(before)
}

// published is an object that shows its publication.
func (i intent) published(before any) any {
	obj, isObject := before.(map[string]any)
	if i.field == "" || !isObject {
		return before
	}
	after := maps.Clone(obj)
	after[i.field] = i.value
	return after
}

// withOmitted is an object that was sent whole, with what the request left out.
func (i intent) withOmitted(body, before any) any {
	obj, isObject := body.(map[string]any)
	old, _ := before.(map[string]any)
	for _, name := range i.omit {
		if v, had := old[name]; had && isObject {
			obj[name] = v
		}
	}
	return body
}

func answer(status int, v any) *rest.Response {
	body, err := json.Marshal(v)
	if err != nil {
		panic(err) // JSON values marshal
	}
	return &rest.Response{Status: status, Header: http.Header{}, Body: body}
}
