package acceptance

import (
	"encoding/json"
	"net/url"
	"strconv"

	"isc-sync/internal/contract"
	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// A listing is what a process heard of a list beside an object.
type listing struct {
	// rows are those of the pages that were read one after the other.
	rows []any
	// whole: rows are the whole list.
	whole bool
	// before is the whole list as it was before requests changed the object, if
	// some did since it was last read.
	before   []any
	changing bool
}

// beside names a list beside an object.
type beside struct {
	heard
	field *registry.Field
}

// lists takes note of pages of lists beside an object, and of calls that add to
// them and remove from them.
func (w *watch) lists(k *registry.Kind, at *url.URL, e contract.Exchange) {
	for _, f := range k.OwnLists() {
		if on, ok := w.hears(k, f.ListedAt, at, e); ok {
			w.page(beside{on, f}, at, rows(f, e.Received))
		}
		if f.Calls == nil {
			continue
		}
		if on, ok := w.hears(k, f.Calls.Add, at, e); ok {
			w.call(beside{on, f}, e, false)
		}
		if on, ok := w.hears(k, f.Calls.Remove, at, e); ok {
			w.call(beside{on, f}, e, true)
		}
	}
}

// page adds a page to a list. The last one is shorter than pages may be.
func (w *watch) page(on beside, at *url.URL, rows []any) {
	l := w.listing(on)
	offset, _ := strconv.Atoi(at.Query().Get("offset"))
	limit, _ := strconv.Atoi(at.Query().Get("limit"))
	switch {
	case offset == 0:
		l.rows = rows
	case offset == len(l.rows):
		l.rows = append(l.rows, rows...)
	default:
		l.rows = nil
		l.whole = false
		return
	}
	if l.whole = limit == 0 || len(rows) < limit; l.whole && l.changing {
		w.compareLists(on, l.before, l.rows)
		l.before, l.changing = nil, false
	}
}

// call applies a call to a list that was read before: the members that the
// tenant answers for, one by one, with success. What an answer leaves open shows
// when the list is read again.
func (w *watch) call(on beside, e contract.Exchange, removes bool) {
	l := w.listing(on)
	shown := done(e.Received)
	if len(shown) == 0 {
		l.change()
	}
	if !l.whole || len(shown) == 0 {
		return
	}
	after := l.rows
	for _, member := range rows(on.field, e.Sent) {
		id, _ := member.(string)
		if !shown[id] {
			continue
		}
		after = without(after, member)
		if !removes {
			after = append(after, member)
		}
	}
	w.compareLists(on, l.rows, after)
	l.rows = after
}

func (w *watch) compareLists(on beside, before, after []any) {
	comparison{on.kind, w.seen}.value(on.field, jsonvalue.Pointer("").Append(on.field.Name), before, after)
}

// changes notes that a request changed an object, and perhaps the lists beside it.
func (w *watch) changes(k *registry.Kind, at heard) {
	for _, f := range k.OwnLists() {
		w.listing(beside{at, f}).change()
	}
}

// change keeps a whole list, to be compared with what is read next.
func (l *listing) change() {
	if l.whole && !l.changing {
		l.before, l.changing = l.rows, true
	}
}

func (w *watch) listing(on beside) *listing {
	if w.beside[on] == nil {
		w.beside[on] = &listing{}
	}
	return w.beside[on]
}

// rows reads the elements of a list; of a reference only the id counts.
func rows(f *registry.Field, body []byte) []any {
	v, _ := jsonvalue.Decode(body)
	list, _ := v.([]any)
	out := make([]any, len(list))
	for i, row := range list {
		out[i] = row
		if obj, ok := row.(map[string]any); ok && f.Items.Ref != nil {
			out[i] = obj["id"]
		}
	}
	return out
}

// done are the members for which an answer to many says that it was done.
func done(body []byte) map[string]bool {
	var items []struct {
		ID     string `json:"id"`
		Status int    `json:"status"`
	}
	_ = json.Unmarshal(body, &items) // what is no such answer shows nothing
	out := map[string]bool{}
	for _, item := range items {
		out[item.ID] = item.Status/100 == 2
	}
	return out
}

func without(list []any, member any) []any {
	var out []any
	for _, e := range list {
		if !jsonvalue.Equal(e, member) {
			out = append(out, e)
		}
	}
	return out
}
