package simulator

import (
	"maps"
	"slices"
	"strings"

	"isc-sync/internal/simulator/jsonpatch"
)

func (r *resource) handlePatch(c *call) (reply, error) {
	o, err := r.one(c)
	if err != nil {
		return reply{}, err
	}
	if err := r.change(c, o); err != nil {
		return reply{}, err
	}
	view := r.view(c, o)
	if r.answer != nil {
		r.answer(view, o)
	}
	return ok(view)
}

// change applies the call's JSON Patch to an object.
func (r *resource) change(c *call, o object) error {
	if err := r.checkOps(c); err != nil {
		return err
	}
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

// checkOps refuses operations that the collection does not take (API:
// ServiceDeskIntegration).
func (r *resource) checkOps(c *call) error {
	for _, op := range c.ops {
		if len(r.ops) > 0 && !slices.Contains(r.ops, op.Op) {
			return forbidden()
		}
	}
	return nil
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
