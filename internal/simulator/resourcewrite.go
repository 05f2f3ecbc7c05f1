package simulator

import (
	"slices"
	"strings"

	"isc-sync/internal/simulator/jsonpatch"
)

func (r *resource) handleCreate(c *call) (reply, error) {
	if _, err := r.siblings(c); err != nil {
		return reply{}, err
	}
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	if err := r.checkNew(c, body); err != nil {
		return reply{}, err
	}
	o, err := r.add(c, r.taken(body))
	if err != nil {
		return reply{}, err
	}
	return reply{status: r.created.status, body: r.briefly(c, o)}, nil
}

// add makes an object of what a request sent.
func (r *resource) add(c *call, o object) (object, error) {
	if r.keyField() == "id" {
		o["id"] = c.tenant.newID()
	}
	if r.parent != "" {
		o[r.parent] = c.params["id"]
	}
	for _, f := range r.fields {
		if f.mode.has(stampNew | stampAny) {
			o[f.name] = c.stamp()
		}
	}
	if r.begin != nil {
		if err := r.begin(c, o); err != nil {
			return nil, err
		}
	}
	if err := r.checkWhole(c, o, nil); err != nil {
		return nil, err
	}
	objects := r.list(c.doc)
	*objects = append(*objects, o)
	if r.made != nil {
		r.made(c, o)
	}
	r.wrote(c, o)
	return o, nil
}

func (r *resource) checkNew(c *call, body object) error {
	var known []field
	for _, f := range r.fields {
		if !f.mode.has(late | hidden | output | echoed) {
			known = append(known, f)
		}
		if f.mode.has(unsent) && body[f.name] != nil {
			return illegal(body[f.name], f.name)
		}
	}
	return c.checkFields(known, body, "")
}

// taken is what the resource keeps of a body.
func (r *resource) taken(body object) object {
	var set []field
	for _, f := range r.fields {
		if !f.serves() {
			set = append(set, f)
		}
	}
	return keptFields(set, jsonClone(body).(object))
}

// checkWhole holds the rules that look at more than one field.
func (r *resource) checkWhole(c *call, after, before object) error {
	for _, name := range r.unique {
		if r.shares(c, after, before, name) {
			return refuse("A %s with the %s %q already exists.", r.noun, name, text(after, name))
		}
	}
	if r.rules != nil {
		return r.rules(c, after, before)
	}
	return nil
}

// shares reports whether another object has the same value.
func (r *resource) shares(c *call, after, before object, name string) bool {
	siblings, err := r.siblings(c)
	return err == nil && slices.ContainsFunc(siblings, func(other object) bool {
		isItself := before != nil && other[r.keyField()] == before[r.keyField()]
		return !isItself && strings.EqualFold(text(other, name), text(after, name))
	})
}

func (r *resource) wrote(c *call, o object) {
	if r.after != nil {
		r.after(c, o)
	}
}

// jsonClone copies any value.
func jsonClone(value any) any { return jsonpatch.Clone(value) }
