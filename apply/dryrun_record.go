package apply

import (
	"cmp"
	"context"
	"fmt"
	"net/http"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
)

func (d *DryRun) record(ctx context.Context, r rest.Request) (*rest.Response, error) {
	before, err := d.before(ctx, r)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.recorded = append(d.recorded, r.Method+" "+address(r.Path, r.Query))
	meant := intentOf(ctx)
	at := cmp.Or(address(meant.at, meant.query), r.Path)
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
	d.addLists(before, meant)
	after, err := meant.written(r, before)
	if err != nil {
		return nil, err
	}
	d.splitLists(after, meant)
	d.values[at] = after
	return answer(http.StatusOK, after), nil
}

// addLists adds the lists beside an object to it, as a patch sees them.
func (d *DryRun) addLists(object any, meant intent) {
	obj, isObject := object.(map[string]any)
	if !isObject || meant.effect != patches || meant.lists == nil {
		return
	}
	for name := range meant.lists("") {
		obj[name] = []any{}
	}
}

// splitLists records the lists that a patch changed at their own paths.
func (d *DryRun) splitLists(object any, meant intent) {
	obj, isObject := object.(map[string]any)
	if !isObject || meant.effect != patches || meant.lists == nil {
		return
	}
	id, _ := obj[meant.id].(string)
	for name, path := range meant.lists(id) {
		if list, _ := obj[name].([]any); len(list) > 0 {
			d.values[path] = list
		}
		delete(obj, name)
	}
}

// before returns the object that a write changes, nil if the write contains
// everything.
func (d *DryRun) before(ctx context.Context, r rest.Request) (any, error) {
	meant := intentOf(ctx)
	if meant.effect != patches && meant.effect != publishes && meant.omit == nil || meant.effect == creates {
		return nil, nil
	}
	at := cmp.Or(meant.at, r.Path)
	response, err := d.Do(ctx, rest.Request{Method: http.MethodGet, Path: at, Query: meant.query})
	if d.isCreated(at) && rest.HasStatus(err, http.StatusNotFound) {
		return map[string]any{}, nil // the tenant makes it along with what it belongs to
	}
	if err != nil {
		return nil, err
	}
	return jsonvalue.Decode(response.Body)
}

func (d *DryRun) create(r rest.Request, meant intent) any {
	v, err := decoded(r)
	obj, ok := v.(map[string]any)
	if err != nil || !ok {
		return map[string]any{}
	}
	d.created++
	id := fmt.Sprintf("%s%d", createdID, d.created)
	obj[meant.id] = id
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
