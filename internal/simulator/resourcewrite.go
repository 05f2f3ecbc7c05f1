package simulator

import (
	"maps"
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
	return reply{status: r.created.status, body: r.view(c, o)}, nil
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
		if before == nil || text(before, name) != text(after, name) {
			if r.shares(c, after, name) {
				return refuse("A %s with the %s %q already exists.", r.noun, name, text(after, name))
			}
		}
	}
	if r.rules != nil {
		return r.rules(c, after, before)
	}
	return nil
}

// shares reports whether another object has the same value.
func (r *resource) shares(c *call, o object, name string) bool {
	siblings, err := r.siblings(c)
	return err == nil && slices.ContainsFunc(siblings, func(other object) bool {
		return strings.EqualFold(text(other, name), text(o, name)) && other[r.keyField()] != o[r.keyField()]
	})
}

func (r *resource) handlePatch(c *call) (reply, error) {
	o, err := r.one(c)
	if err != nil {
		return reply{}, err
	}
	if err := r.change(c, o); err != nil {
		return reply{}, err
	}
	return ok(r.view(c, o))
}

// change applies the call's JSON Patch to an object.
func (r *resource) change(c *call, o object) error {
	if err := r.checkPaths(c); err != nil {
		return err
	}
	before := r.draft(c, o)
	patched, err := c.patched(before)
	if err != nil {
		return err
	}
	after := maps.Clone(o)
	for _, name := range sortedKeys(withDefaults(patched, before)) {
		if jsonpatch.Equal(before[name], patched[name]) {
			continue
		}
		f, known := r.field(name)
		if !known || !f.in(c.version) {
			return refuse("Unrecognized field %q.", name)
		}
		if err := r.set(c, f, after, patched[name]); err != nil {
			return err
		}
	}
	return r.store(c, o, after)
}

// draft is what a JSON Patch is applied to: the answer, and what only a patch
// can reach.
func (r *resource) draft(c *call, o object) object {
	at := scene{call: c, turn: c.turn(r.kind + text(o, r.keyField()))}
	draft := r.render(at, o)
	for _, f := range r.fields {
		if f.in(c.version) && f.mode.has(hidden) {
			f.put(at, draft, o)
		}
	}
	return draft
}

func (r *resource) set(c *call, f field, o object, value any) error {
	if value == nil || value == "" {
		if f.mode.has(needed) {
			return required(f.name)
		}
	}
	if err := c.checkField(f, "", value); err != nil {
		return err
	}
	if kept := f.kept(jsonClone(value)); kept != nil {
		o[f.name] = kept
	} else {
		delete(o, f.name)
	}
	return nil
}

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

func (r *resource) wrote(c *call, o object) {
	if r.after != nil {
		r.after(c, o)
	}
}

// checkPaths refuses operations on what PATCH may not change. A test changes
// nothing.
func (r *resource) checkPaths(c *call) error {
	allowed, special := r.patchIn[c.version]
	if !special {
		allowed = r.patch
	}
	for _, op := range c.ops {
		if op.Op == "test" {
			continue
		}
		paths := []jsonpatch.Pointer{op.Path}
		if op.Op == "move" {
			paths = append(paths, op.From)
		}
		for _, path := range paths {
			if !patchable(strings.Fields(allowed), path) {
				return immutable(strings.TrimPrefix(path.String(), "/"))
			}
		}
	}
	return nil
}

func patchable(allowed []string, path jsonpatch.Pointer) bool {
	name := strings.Join(path, "/")
	return slices.ContainsFunc(allowed, func(one string) bool { return name == one || strings.HasPrefix(name, one+"/") })
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

// jsonClone copies any value.
func jsonClone(value any) any { return jsonpatch.Clone(value) }
