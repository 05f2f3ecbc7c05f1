package apply

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenant"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// call is the API call of a step: the endpoint and the location of the object.
type call struct {
	tenant.Location
	endpoint *registry.Endpoint
	version  string
	query    url.Values
}

// locate finds the endpoint and the object of a step's path. It replaces the
// placeholders for ids of objects that earlier steps created.
func (r *run) locate(it item) (call, error) {
	c, err := locate(r.reader.Kinds, it)
	if err != nil {
		return c, err
	}
	c.parentIn(it.step.Body)
	for name, value := range c.Vars {
		key, open := registry.ParsePlaceholder(value)
		if !open {
			continue
		}
		if state.Key(key) == it.change.Key && it.step.OrAdopt {
			delete(c.Vars, name) // the step itself looks for the object
			continue
		}
		o := r.lastWritten(state.Key(key))
		if o == nil {
			return c, fmt.Errorf("the id of %s is not known", key)
		}
		c.Vars[name] = o.Address
	}
	return c, nil
}

// parentIn learns from the body of a creation what no path has: the id of the parent.
func (c call) parentIn(sent any) {
	body, _ := sent.(map[string]any)
	for _, f := range c.Kind.Identity {
		switch id := body[f.Member].(type) {
		case string:
			c.Vars[registry.AncestorVariable(0)] = id
		case plan.IDOf:
			c.Vars[registry.AncestorVariable(0)] = registry.Placeholder(string(id.Key))
		}
	}
}

func locate(kinds *registry.Kinds, it item) (call, error) {
	kind := kinds.Find(it.change.Kind)
	if kind == nil {
		return call{}, fmt.Errorf("there is no kind %q", it.change.Kind)
	}
	c := call{Location: tenant.Location{Kind: kind, Key: it.change.Key, Identity: it.change.Identity}}
	for _, e := range it.step.Endpoints(kind, it.change.Action) {
		if e.Method != it.step.Method {
			continue
		}
		version, vars, ok := e.Match(it.step.Path)
		if !ok {
			continue
		}
		c.endpoint, c.version, c.Vars = e, version, vars
		if _, named := vars["id"]; !named && addressedByIdentity(kind) {
			vars["id"] = it.change.Identity[kind.Address[0]]
		}
		c.Vars = kind.VarsFor(it.change.Key.Parts(), vars)
		c.Lists = listsFor(kind, it)
		_, query, _ := strings.Cut(it.step.Path, "?")
		c.query, _ = url.ParseQuery(query)
		return c, nil
	}
	return c, fmt.Errorf("%s %s is not a call for a %s", it.step.Method, it.step.Path, kind.Name)
}

// listsFor returns the lists beside the object that a step relies on or changes.
func listsFor(kind *registry.Kind, it item) (lists []*registry.Field) {
	called, _ := it.step.CalledSet(kind)
	for _, f := range kind.OwnLists() {
		at := jsonvalue.Pointer("").Append(f.Name)
		_, relied := it.change.Fingerprint[at]
		patched := slices.ContainsFunc(it.step.Patch, func(op patch.Op) bool { return at.Contains(op.Path) })
		if relied || patched || f == called {
			lists = append(lists, f)
		}
	}
	return lists
}

// addressedByIdentity reports whether paths name the kind's objects by a field of
// their identity.
func addressedByIdentity(kind *registry.Kind) bool {
	return len(kind.Address) > 0 && kind.Address[0] != "id"
}

// path returns the request path of the call, without its query.
func (c call) path() string { return c.endpoint.URLPath(c.version, c.Vars) }

// awaitsParent reports whether the parent of the object does not exist yet.
func (c call) awaitsParent() bool {
	for n := range c.Kind.Ancestors() {
		if _, open := registry.ParsePlaceholder(c.Vars[registry.AncestorVariable(n)]); open {
			return true
		}
	}
	return false
}

// varsFor are the values of the variables in the paths of an object in the place
// of the call's own, by its address; "" if it has none.
func (c call) varsFor(address string) map[string]string {
	vars := maps.Clone(c.Vars)
	delete(vars, "id")
	if address != "" {
		vars["id"] = address
	}
	return vars
}

// adoptInput returns the planner's input for comparing an object with the
// declared one, or for turning it into that.
func (r *run) adoptInput(live *state.Object, declared map[string]any) plan.Adoption {
	return plan.Adoption{
		Kinds: r.reader.Kinds, Live: live, Body: declared, Env: r.inputs.env, Settings: r.opts.settingsFor(live.Key),
	}
}
