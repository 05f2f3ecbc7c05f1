package simulator

import (
	"errors"
	"net/http"
	"slices"
)

// respond carries a request from the door to its handler and back. A task that
// it starts ends in the outcome, if that is not empty.
func (t *Tenant) respond(r *http.Request, outcome string) response {
	switch r.URL.Path {
	case "/oauth/token":
		return t.issueToken(r)
	case "/oauth/info":
		return t.info(r)
	}
	client, failure := t.authenticate(r)
	if failure != "" {
		return unauthorized(failure)
	}
	now := t.options.Now()
	version, path := splitPath(r.URL.EscapedPath()) // a segment may have a slash
	if wait := t.limiter.take(client+" "+version, now); wait > 0 {
		return tooMany(seconds(wait))
	}
	out, err := t.dispatch(r, version, path, outcome)
	if err != nil {
		return t.failure(err)
	}
	return out
}

func (t *Tenant) failure(err error) response {
	var p *problem
	if !errors.As(err, &p) {
		p = internalFault(err.Error())
	}
	out := jsonResponse(p.status, p.envelope(t.newID()))
	if p.status == http.StatusForbidden {
		out.header["Content-Encoding"] = "UTF-8" // as some answers have it (API: Errors)
	}
	return out
}

func (t *Tenant) dispatch(r *http.Request, version, path, outcome string) (response, error) {
	route, params := match(t.routes, r.Method, version, path)
	if route == nil {
		return response{}, notFound("There is no %s %s.", r.Method, r.URL.Path)
	}
	if t.denies(r.Method, path) {
		return response{}, forbidden()
	}
	if within(route.Experimental, version) && r.Header.Get("X-SailPoint-Experimental") == "" {
		return response{}, refuse("The endpoint is experimental: send the header X-SailPoint-Experimental with the value true.")
	}
	c := &call{
		tenant: t, version: version, params: params, query: r.URL.Query(), accept: r.Header.Get("Accept"),
		writes: r.Method != http.MethodGet, now: t.options.Now(), outcome: outcome,
	}
	if err := c.read(r, route.body); err != nil {
		return response{}, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.run(c, route)
}

func (t *Tenant) denies(method, path string) bool {
	return slices.ContainsFunc(t.deny, func(p pattern) bool { return p.matches(method, path) })
}

// run has the tenant to itself. A write is answered only after it is in the
// file.
func (t *Tenant) run(c *call, route *Route) (response, error) {
	doc, err := t.store.edited()
	if err != nil {
		return response{}, err
	}
	if doc != nil {
		t.doc, t.settled = doc, map[string]bool{}
	}
	c.doc = t.doc
	c.settle()
	out, err := route.handle(c)
	if err != nil {
		return response{}, err
	}
	if c.writes {
		err = t.store.save(t.doc)
	}
	return out.response(), err
}
