package planner_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/internal/tenant"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// tenantOf makes live objects and a directory of JSON: per kind the objects,
// below a kind with a parent by the parent's name (ORCHARD/ROW on two levels), and of kinds that are only
// referred to {id, name, display, also}. "defaults" has what
// objects are created from. "unread" maps a kind, or a kind and a
// parent's name, to the reason why it could not be read.
func tenantOf(t testing.TB, kinds *registry.Kinds, data []byte) (*state.Live, *state.Directory) {
	t.Helper()
	live, directory := state.NewLive(), state.NewDirectory()
	if data == nil {
		return live, directory
	}
	root, flaws, err := rest.Decode(data)
	if err != nil {
		t.Fatalf("live.json: %v", err)
	}
	r := liveReader{t: t, live: live, flaws: flaws}
	top := root.(map[string]any)
	for _, kind := range kinds.All() {
		r.kind(kind, top[kind.Name], jsonvalue.Pointer("").Append(kind.Name))
		delete(top, kind.Name)
	}
	for _, kind := range kinds.Lookups() {
		name := kind.Name
		if kind.Declarable() {
			name += " names" // known from references; its objects are above
		}
		entries(kind, top[name], directory)
		delete(top, name)
	}
	defaults, _ := top["defaults"].(map[string]any)
	delete(top, "defaults")
	for name, list := range defaults {
		for _, row := range list.([]any) {
			o, err := tenant.Default(kinds.Find(name), paging.Row{Value: row})
			if err != nil {
				t.Fatalf("live.json: defaults: %v", err)
			}
			live.AddDefault(o)
		}
	}
	unread(kinds, top["unread"], live, directory)
	delete(top, "unread")
	if len(top) > 0 {
		t.Fatalf("live.json: nothing is called %q", jsonvalue.SortedKeys(top))
	}
	return live, directory
}

// liveReader adds the objects of live.json to a tenant.
type liveReader struct {
	t     testing.TB
	live  *state.Live
	flaws []rest.Flaw
}

func (r liveReader) kind(kind *registry.Kind, v any, at jsonvalue.Pointer) {
	if kind.Parent == "" {
		r.objects(kind, nil, v, at)
		return
	}
	byParent, _ := v.(map[string]any)
	for _, name := range jsonvalue.SortedKeys(byParent) {
		parent := r.live.Find(parentKey(kind, name))
		if parent == nil {
			r.t.Fatalf("live.json: %s: there is no %s %q", at, kind.Parent, name)
		}
		r.objects(kind, parent, byParent[name], at.Append(name))
	}
}

// parentKey is the key of a kind's parent by its name, or, if that has a parent,
// too, by the parts of its key with "/" between them.
func parentKey(kind *registry.Kind, name string) state.Key {
	if kind.Depth() > 1 {
		return state.Key(kind.Parent + "/" + name)
	}
	return state.NewKey(kind.Parent, name)
}

func (r liveReader) objects(kind *registry.Kind, parent *state.Object, v any, at jsonvalue.Pointer) {
	if kind.IsSetting() && v == nil {
		return
	}
	if kind.Singleton {
		o := r.object(kind, parent, v, at)
		o.Default = o.IsUnset()
		return
	}
	list, _ := v.([]any)
	for i, e := range list {
		r.object(kind, parent, e, at.Index(i))
	}
}

func (r liveReader) object(kind *registry.Kind, parent *state.Object, v any, at jsonvalue.Pointer) *state.Object {
	row := paging.Row{Value: v}
	if value, isObject := v.(map[string]any); isObject && kind.IsEnumerated() {
		for _, f := range kind.Identity {
			row.Identity = append(row.Identity, fmt.Sprint(value[f.Name]))
			if f.In == registry.InPath {
				delete(value, f.Name)
			}
		}
	}
	for _, f := range r.flaws {
		if below, ok := strings.CutPrefix(f.Pointer, string(at)); ok {
			row.Flaws = append(row.Flaws, rest.Flaw{Pointer: below, Problem: f.Problem})
		}
	}
	o, err := tenant.Object(kind, parent, row)
	if err != nil {
		r.t.Fatalf("live.json: %s: %s: %v", at, kind.Name, err)
	}
	r.live.Add(o)
	return o
}

func entries(kind *registry.Kind, v any, directory *state.Directory) {
	list, _ := v.([]any)
	for _, e := range list {
		obj := e.(map[string]any)
		text := func(name string) string { s, _ := obj[name].(string); return s }
		entry := state.Entry{ID: text("id"), Name: text("name"), Display: text("display")}
		directory.Add(kind.Name, entry)
		also, _ := obj["also"].([]any)
		for _, name := range also {
			directory.AddAs(kind.Name, fmt.Sprint(name), entry)
		}
	}
}

func unread(kinds *registry.Kinds, v any, live *state.Live, directory *state.Directory) {
	reasons, _ := v.(map[string]any)
	for _, name := range jsonvalue.SortedKeys(reasons) {
		reason := fmt.Sprint(reasons[name])
		kind, parent, below := strings.Cut(name, "/")
		if k := kinds.Find(kind); k != nil && slices.Contains(kinds.Lookups(), k) {
			directory.MarkUnread(kind, reason)
			continue
		}
		key := state.Key("")
		if below {
			key = parentKey(kinds.Find(kind), parent)
		}
		live.MarkUnread(kind, key, state.Unread{Why: reason, Hint: "give the client the rights to read it"})
	}
}
