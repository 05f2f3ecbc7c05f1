package simulator

import (
	"maps"

	"isc-sync/internal/simulator/jsonpatch"
)

// store puts the new version of an object in place of the old one.
func (r *resource) store(c *call, o, after object) error {
	if err := r.checkWhole(c, after, o); err != nil {
		return err
	}
	for _, f := range r.fields {
		if f.mode.has(stampAny) {
			after[f.name] = c.stamp()
		}
	}
	clear(o)
	maps.Copy(o, after)
	r.wrote(c, o)
	return nil
}

func (r *resource) handlePut(c *call) (reply, error) {
	o, err := r.one(c)
	if err != nil {
		return reply{}, err
	}
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	if err := r.checkReplacement(c, o, body); err != nil {
		return reply{}, err
	}
	after := r.taken(body)
	for name, value := range o {
		if f, known := r.field(name); !known || f.serves() {
			after[name] = value
		}
	}
	if err := r.store(c, o, after); err != nil {
		return reply{}, err
	}
	return ok(r.view(c, o))
}

func (r *resource) checkReplacement(c *call, o, body object) error {
	var known []field
	for _, f := range r.fields {
		if !f.mode.has(hidden | output) {
			known = append(known, f)
		}
	}
	if err := c.checkFields(known, body, ""); err != nil {
		return err
	}
	view := r.view(c, o)
	for _, f := range known {
		sent, isSent := body[f.name]
		if f.mode.has(echoed) && !isSent {
			return required(f.name)
		}
		if f.mode.has(fixed|echoed) && isSent && !jsonpatch.Equal(sent, view[f.name]) {
			return immutable(f.name)
		}
	}
	return nil
}
