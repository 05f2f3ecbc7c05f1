package acceptance

import (
	"fmt"
	"net/http"
	"net/url"

	"isc-sync/internal/contract"
	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// A watch follows what processes hear of a tenant's objects. Each process is
// followed by itself, since others may talk to other tenants with the same ids.
type watch struct {
	kinds []*registry.Kind
	seen  evidence
	// last is what a process last heard of an object.
	last map[heard]map[string]any
	// silent are the writes that the tenant answered without a body, until the
	// object is read.
	silent map[heard]silentWrite
	// beside are the lists that objects have beside them.
	beside map[beside]*listing
	// vars are those of the paths that were matched before; nil is no match.
	vars map[question]map[string]string
}

// silentWrite is what was sent to an object, and what it was before.
type silentWrite struct{ sent, before map[string]any }

// question is whether a path is one of an endpoint.
type question struct {
	endpoint *registry.Endpoint
	path     string
}

// heard names an object in the words of one process's requests.
type heard struct {
	process          int
	kind, parent, id string
}

func newWatch(kinds []*registry.Kind) *watch {
	return &watch{
		kinds: kinds, seen: evidence{},
		last: map[heard]map[string]any{}, silent: map[heard]silentWrite{}, beside: map[beside]*listing{}, vars: map[question]map[string]string{},
	}
}

// witness returns everything that the tenants of a recording were seen to do.
func witness(kinds []*registry.Kind, recording string) (evidence, error) {
	w := newWatch(kinds)
	for e, err := range contract.Exchanges(recording) {
		if err != nil {
			return nil, err
		}
		at, err := url.Parse(e.URL)
		if err != nil {
			return nil, fmt.Errorf("read the URL of an exchange: %w", err)
		}
		w.exchange(at, e)
	}
	return w.seen, nil
}

// exchange takes note of an answer that is good, or that says that there is
// nothing to read.
func (w *watch) exchange(at *url.URL, e contract.Exchange) {
	good := e.Status < http.StatusMultipleChoices
	for _, k := range w.kinds {
		if good {
			w.lists(k, at, e)
			w.rows(k, at, e)
		}
		on, read := w.hears(k, k.API.Read, at, e)
		switch {
		case read && good:
			w.read(k, on, object(k, e.Received))
		case read && e.Status == http.StatusNotFound:
			w.last[on] = nil
		case good:
			w.accepted(k, at, e)
		}
	}
}

// rows takes note of objects that only a list shows.
func (w *watch) rows(k *registry.Kind, at *url.URL, e contract.Exchange) {
	on, ok := w.hears(k, k.API.List, at, e)
	if !ok || k.API.Read != nil {
		return
	}
	v, _ := jsonvalue.Decode(e.Received)
	list, _ := v.([]any)
	for _, row := range list {
		obj, _ := row.(map[string]any)
		for _, address := range k.Address {
			on.id, _ = obj[address].(string)
			w.last[on] = obj
		}
	}
}

// hears tells which object of a kind is spoken of at an endpoint.
func (w *watch) hears(k *registry.Kind, endpoint *registry.Endpoint, at *url.URL, e contract.Exchange) (heard, bool) {
	if endpoint == nil || endpoint.Method != e.Method {
		return heard{}, false
	}
	asked := question{endpoint, at.EscapedPath()}
	vars, known := w.vars[asked]
	if !known {
		_, vars, _ = endpoint.Match(asked.path)
		w.vars[asked] = vars
	}
	return heard{e.Process, k.Name, vars["parent.id"], vars["id"]}, vars != nil
}

func (w *watch) accepted(k *registry.Kind, at *url.URL, e contract.Exchange) {
	if isUpsert(k) {
		w.upsert(k, at, e)
	} else if on, ok := w.hears(k, k.API.Create, at, e); ok {
		w.creation(k, on, object(k, e.Sent), object(k, e.Received))
	}
	for _, endpoint := range []*registry.Endpoint{k.API.Update, k.API.Replace} {
		if on, ok := w.hears(k, endpoint, at, e); ok && !isUpsert(k) {
			w.write(k, on, object(k, e.Sent), object(k, e.Received))
			w.changes(k, on)
		}
	}
	if on, ok := w.hears(k, k.API.Delete, at, e); ok {
		w.seen[demand{k.Name, "", deleted}] = true
		delete(w.last, on)
	}
}

// isUpsert reports whether one request creates and replaces objects of a kind.
func isUpsert(k *registry.Kind) bool {
	create, replace := k.API.Create, k.API.Replace
	return create != nil && replace != nil && create.Method == replace.Method && create.Path == replace.Path
}

// upsert takes note of a request that creates an object, or replaces the one that the
// answer names.
func (w *watch) upsert(k *registry.Kind, at *url.URL, e contract.Exchange) {
	on, ok := w.hears(k, k.API.Create, at, e)
	if !ok {
		return
	}
	sent, received := object(k, e.Sent), object(k, e.Received)
	on.id, _ = received[k.Address[0]].(string)
	if w.last[on] != nil {
		w.write(k, on, sent, received)
		return
	}
	w.creation(k, on, sent, received)
}

// creation notes which fields were sent and came back. The object is heard of
// by each of its addresses from now on.
func (w *watch) creation(k *registry.Kind, at heard, sent, received map[string]any) {
	w.seen[demand{k.Name, "", created}] = true
	for _, d := range demandsOf(k) {
		if d.event == given {
			asked, _ := d.at.Get(sent)
			got, _ := d.at.Get(received)
			if asked != nil && got != nil {
				w.seen[d] = true
			}
		}
	}
	for _, address := range k.Address {
		at.id, _ = received[address].(string)
		w.last[at] = received
	}
}

// write compares what the process heard before with the answer. Where it had
// heard that there is nothing, a write that makes objects made one.
func (w *watch) write(k *registry.Kind, at heard, sent, received map[string]any) {
	before, known := w.last[at]
	switch {
	case known && received == nil && k.API.Replace != nil && k.API.Replace.Silent:
		w.silent[at] = silentWrite{sent, before}
	case !known || received == nil:
	case k.Create.How == registry.CreateByPut && nothing(k, before):
		w.creation(k, at, sent, received)
	default:
		w.seen.compare(k.Name, k.Spec, before, received)
	}
	w.last[at] = received
}

// read takes note of an object, which shows what a write without an answer has done.
func (w *watch) read(k *registry.Kind, at heard, now map[string]any) {
	if write, waits := w.silent[at]; waits {
		delete(w.silent, at)
		w.last[at] = write.before
		w.write(k, at, write.sent, now)
	}
	w.last[at] = now
}

// nothing reports whether an answer means that an object was never set.
func nothing(k *registry.Kind, obj map[string]any) bool {
	return obj == nil || k.Spec.IsEmptyValue(obj)
}

// object reads a body as documents have it; nil where it is none.
func object(k *registry.Kind, body []byte) map[string]any {
	if k.IsText() {
		return textObject(k, body)
	}
	if fields := formObject(body); fields != nil {
		return fields
	}
	v, err := jsonvalue.Decode(body)
	if err != nil {
		return nil
	}
	if list, ok := v.([]any); ok && k.Root != "" {
		return map[string]any{k.Root.Last(): list}
	}
	obj, _ := v.(map[string]any)
	return obj
}
