package simulator

import (
	"maps"
	"net/http"

	"isc-sync/internal/simulator/jsonpatch"
)

// A setting describes an object that a tenant has once, at a path of its own and
// without an id.
type setting struct {
	path         string
	fields       []field
	experimental string
	read         string // the versions of each method
	patched      string
	replaced     string
	posted       string
	keeps        bool // PUT leaves members alone that it is not sent
	unset        bool // the tenant may not have it
	rules        func(after, before object) error
	finish       func(c *call, after, before object) // adds what the service writes
}

func settingRoutes() []Route {
	var out []Route
	for _, s := range settings() {
		for _, way := range []struct {
			method, versions string
			body             bodyKind
			handle           func(*call) (reply, error)
		}{
			{http.MethodGet, s.read, noBody, s.get},
			{http.MethodPatch, s.patched, patchBody, s.patch},
			{http.MethodPut, s.replaced, jsonBody, s.put},
			{http.MethodPost, s.posted, jsonBody, s.post},
		} {
			if way.versions != "" {
				out = append(out, Route{
					Method: way.method, Path: s.path, Versions: way.versions, Experimental: shared(s.experimental, way.versions),
					body: way.body, handle: way.handle,
				})
			}
		}
	}
	return out
}

// stored is the setting as it was last written. A tenant that does not show what
// was never set may lack it.
func (s setting) stored(c *call) (object, error) {
	o := c.doc.Settings[s.path]
	if o == nil && s.unset && c.tenant.options.AbsentConfig == NotFound {
		return nil, notFound("The setting was never created.")
	}
	if o == nil {
		o = object{}
	}
	return o, nil
}

func (s setting) view(c *call, o object) object {
	view := object{}
	for _, f := range s.fields {
		if f.in(c.version) {
			f.put(scene{call: c, turn: c.turn(s.path)}, view, o)
		}
	}
	return view
}

func (s setting) get(c *call) (reply, error) {
	o, err := s.stored(c)
	if err != nil {
		return reply{}, err
	}
	return ok(s.view(c, o))
}

func (s setting) patch(c *call) (reply, error) {
	o, err := s.stored(c)
	if err != nil {
		return reply{}, err
	}
	before := s.view(c, o)
	after, err := c.patched(before)
	if err != nil {
		return reply{}, err
	}
	body := object{}
	for _, f := range s.fields {
		changed := !jsonpatch.Equal(after[f.name], before[f.name])
		if changed && f.serves() {
			return reply{}, immutable(f.name)
		}
		if !f.serves() && after[f.name] != nil {
			body[f.name] = after[f.name]
		}
		delete(after, f.name)
	}
	for _, name := range sortedKeys(after) {
		return reply{}, refuse("Unrecognized field %q.", name)
	}
	return s.store(c, body, o)
}

func (s setting) put(c *call) (reply, error) {
	o, err := s.stored(c)
	if err != nil {
		return reply{}, err
	}
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	if s.keeps {
		body = withDefaults(body, s.writable(s.view(c, o)))
	}
	return s.store(c, body, o)
}

func (s setting) post(c *call) (reply, error) {
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	return s.store(c, body, object{})
}

// writable are the members of an answer that requests may have.
func (s setting) writable(view object) object {
	out := object{}
	for _, f := range s.fields {
		if value, shown := view[f.name]; shown && !f.serves() {
			out[f.name] = value
		}
	}
	return out
}

// store checks a body and puts it in the place of what was there.
func (s setting) store(c *call, body, before object) (reply, error) {
	var known []field
	for _, f := range s.fields {
		if !f.mode.has(output) {
			known = append(known, f)
		}
	}
	if err := c.checkFields(known, body, ""); err != nil {
		return reply{}, err
	}
	after := object{}
	for _, f := range s.fields {
		switch {
		case f.mode.has(stampAny), f.mode.has(stampNew) && before[f.name] == nil:
			after[f.name] = c.stamp()
		case f.serves():
			after[f.name] = before[f.name]
		}
	}
	maps.Copy(after, keptFields(s.writableFields(), jsonClone(body).(object)))
	if s.rules != nil {
		if err := s.rules(s.view(c, after), s.view(c, before)); err != nil {
			return reply{}, err
		}
	}
	if s.finish != nil {
		s.finish(c, after, before)
	}
	put(&c.doc.Settings, s.path, after)
	return ok(s.view(c, after))
}

func (s setting) writableFields() []field {
	var out []field
	for _, f := range s.fields {
		if !f.serves() {
			out = append(out, f)
		}
	}
	return out
}
