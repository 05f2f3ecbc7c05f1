package apply

import (
	"fmt"
	"net/url"
	"strings"

	"isc-sync/planner"
	"isc-sync/state"
)

// place is where an object stands in the API: the kind, and the values of the
// variables in the kind's paths.
type place struct {
	kind *state.Kind
	key  state.Key
	// identity holds the fields beside `kind`.
	identity map[string]string
	vars     map[string]string
}

// call is a place with the method that a step uses on it.
type call struct {
	place
	endpoint *state.Endpoint
	version  string
	query    url.Values
}

// locate reads a step's path backwards: which endpoint of the kind it is, and
// for which object. Ids of objects to come are filled in.
func (r *run) locate(it item) (call, error) {
	c, err := locate(r.kinds, it)
	if err != nil {
		return c, err
	}
	for name, value := range c.vars {
		key, open := state.ParsePlaceholder(value)
		if !open {
			continue
		}
		o := r.kept(key)
		if o == nil {
			return c, fmt.Errorf("the id of %s is not known", key)
		}
		c.vars[name] = o.ID
		if name == "id" {
			c.vars[name] = o.Address
		}
	}
	return c, nil
}

func locate(kinds *state.Kinds, it item) (call, error) {
	kind := kinds.Find(it.change.Kind)
	if kind == nil {
		return call{}, fmt.Errorf("there is no kind %q", it.change.Kind)
	}
	c := call{place: place{kind: kind, key: it.change.Key, identity: it.change.Identity}}
	for _, e := range []*state.Endpoint{kind.API.Create, kind.API.Update, kind.API.Replace, kind.API.Delete} {
		if e == nil || e.Method != it.step.Method {
			continue
		}
		version, vars, ok := e.Match(it.step.Path)
		if !ok {
			continue
		}
		c.endpoint, c.version, c.vars = e, version, vars
		if _, named := vars["id"]; !named && addressedByIdentity(kind) {
			vars["id"] = it.change.Identity[kind.Address[0]]
		}
		_, query, _ := strings.Cut(it.step.Path, "?")
		c.query, _ = url.ParseQuery(query)
		return c, nil
	}
	return c, fmt.Errorf("%s %s is no call for a %s", it.step.Method, it.step.Path, kind.Name)
}

// addressedByIdentity tells whether paths name the kind's objects by a field of
// their identity.
func addressedByIdentity(kind *state.Kind) bool {
	return len(kind.Address) > 0 && kind.Address[0] != "id"
}

// path is the request path of the call, without its query.
func (c call) path() string { return c.endpoint.URLPath(c.version, c.vars) }

// awaitsParent tells whether the place is below an object that is still to be
// created.
func (p place) awaitsParent() bool {
	_, open := state.ParsePlaceholder(p.vars["parent.id"])
	return open
}

// parent stands for the object that this one belongs to.
func (p place) parent() *state.Object {
	key := p.kind.ParentKey(p.key)
	if key == "" {
		return nil
	}
	return &state.Object{Key: key, ID: p.vars["parent.id"], Address: p.vars["parent.id"]}
}

// above is the place of what the object at a place belongs to; its kind is nil
// at the top.
func (r reader) above(p place) place {
	return place{
		kind: r.kinds.Find(p.kind.Parent), key: p.kind.ParentKey(p.key),
		vars: map[string]string{"id": p.vars["parent.id"]},
	}
}

// is tells whether an object has the place's identity.
func (p place) is(o *state.Object) bool {
	for _, f := range p.kind.Identity {
		if f.In == state.InBody && o.Value[f.Name] != p.identity[f.Name] {
			return false
		}
	}
	return true
}

// adoptInput is what the planner compares with an object, or turns it into.
func (r *run) adoptInput(live *state.Object, declared map[string]any) planner.AdoptInput {
	return planner.AdoptInput{
		Kinds: r.kinds, Live: live, Body: planner.AsDeclared(live.Kind, declared), Env: r.inputs.env, Settings: r.opts.settingsFor(live.Key),
	}
}
