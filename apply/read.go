package apply

import (
	"context"
	"fmt"
	"net/http"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant"
	"isc-sync/state"
)

// reader looks at single objects of a tenant.
type reader struct {
	to      Writer
	kinds   *state.Kinds
	version string
}

// current returns the object at a place as the tenant has it now, nil where
// there is none. Where the tenant does not know the address of the plan, it is
// looked for in the collection (API: Provisioning policies), and the answer has
// the address that works.
func (r reader) current(ctx context.Context, p place) (*state.Object, error) {
	if p.kind.API.Read == nil {
		return nil, nil
	}
	if _, named := p.vars["id"]; !named && !p.kind.Singleton {
		return r.find(ctx, p)
	}
	o, err := r.read(ctx, p)
	if o != nil || err != nil || len(p.kind.Address) < 2 {
		return o, err
	}
	return r.find(ctx, p)
}

// absentOrThere looks for an object that is about to be created.
func (r reader) absentOrThere(ctx context.Context, p place) (*state.Object, error) {
	if p.kind.API.List == nil {
		return r.current(ctx, p)
	}
	return r.find(ctx, p)
}

// read asks for one object at its own path.
func (r reader) read(ctx context.Context, p place) (*state.Object, error) {
	e := p.kind.API.Read
	response, err := r.to.Do(ctx, rest.Request{Method: http.MethodGet, Path: e.URLPath(e.VersionFor(r.version), p.vars)})
	if rest.IsMissing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", p.key, err)
	}
	o, err := p.object(response.Body)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", p.key, err)
	}
	return o, nil
}

// object makes a live object of an answer.
func (p place) object(answer []byte) (*state.Object, error) {
	value, flaws, err := rest.Decode(answer)
	if err != nil {
		return nil, err
	}
	return p.objectOf(rest.Row{Value: value, Flaws: flaws})
}

func (p place) objectOf(row rest.Row) (*state.Object, error) {
	o, err := tenant.Object(p.kind, p.parent(), row)
	if err != nil {
		return nil, err
	}
	o.Key = p.key
	if address := p.vars["id"]; address != "" {
		o.Address = address
	}
	return o, nil
}
