package simulator

import "slices"

// ofKind is what a reference of this type can name.
func (c *call) ofKind(kind string) []object {
	switch kind {
	case "IDENTITY":
		return c.doc.Identities
	case "SOURCE":
		return c.doc.Sources
	case "CLUSTER":
		return c.doc.Clusters
	}
	if r := c.tenant.resource(kind); r != nil {
		return *r.list(c.doc)
	}
	return nil
}

// resource returns the table of a kind, or nil.
func (t *Tenant) resource(kind string) *resource {
	for _, r := range t.resources {
		if r.kind == kind {
			return r
		}
	}
	return nil
}

// manyLookUps is when an index is cheaper than searching.
const manyLookUps = 8

// target finds what a reference names, or nil.
func (c *call) target(kind, id string) object {
	if id == "" {
		return nil
	}
	if c.lookUps == nil {
		c.lookUps, c.index = map[string]int{}, map[string]map[string]object{}
	}
	if c.lookUps[kind]++; c.lookUps[kind] < manyLookUps {
		return find(c.ofKind(kind), c.keyOf(kind), id)
	}
	if c.index[kind] == nil {
		c.index[kind] = map[string]object{}
		for _, o := range c.ofKind(kind) {
			c.index[kind][text(o, c.keyOf(kind))] = o
		}
	}
	return c.index[kind][id]
}

// keyOf is the member that paths name objects of a kind by.
func (c *call) keyOf(kind string) string {
	if r := c.tenant.resource(kind); r != nil {
		return r.keyField()
	}
	return "id"
}

// reference is {type, id, name} of one of these kinds. The name is the
// server's business.
func reference(kinds ...string) shape {
	return shape{
		check: func(c *call, field string, value any) error { return c.checkReference(field, value, kinds) },
		keep: func(value any) any {
			ref := value.(object)
			kind := text(ref, "type")
			if kind == "" {
				kind = kinds[0]
			}
			return object{"type": kind, "id": ref["id"], "name": ref["name"]}
		},
		show: func(at scene, value any) any {
			ref := clone(value.(object))
			if target := at.target(text(ref, "type"), text(ref, "id")); target != nil {
				ref["name"] = target["name"]
			}
			return ref
		},
		uses: func(value any, visit func(kind, id string)) {
			visit(text(value.(object), "type"), text(value.(object), "id"))
		},
	}
}

// owner is a reference whose name, if it is sent, has to be the present one
// (API: Values).
func owner(kinds ...string) shape {
	s := reference(kinds...)
	check := s.check
	s.check = func(c *call, field string, value any) error {
		if err := check(c, field, value); err != nil {
			return err
		}
		ref := value.(object)
		kind := text(ref, "type")
		if kind == "" {
			kind = kinds[0]
		}
		target := c.target(kind, text(ref, "id"))
		if name := ref["name"]; name != nil && name != target["name"] {
			return illegal(name, field+".name")
		}
		return nil
	}
	return s
}

func (c *call) checkReference(field string, value any, kinds []string) error {
	ref, isObject := value.(object)
	if !isObject {
		return illegal(value, field)
	}
	kind := text(ref, "type")
	if kind == "" && len(kinds) == 1 {
		kind = kinds[0]
	}
	if !slices.Contains(kinds, kind) {
		return illegal(ref["type"], field+".type")
	}
	id := text(ref, "id")
	if id == "" {
		return required(field + ".id")
	}
	if c.target(kind, id) == nil {
		return unknownID(id)
	}
	return nil
}

// idOf is the bare id of an object.
func idOf(kind string) shape {
	return shape{
		check: func(c *call, field string, value any) error {
			id, _ := value.(string)
			if id == "" {
				return illegal(value, field)
			}
			if c.target(kind, id) == nil {
				return unknownID(id)
			}
			return nil
		},
		uses: func(value any, visit func(kind, id string)) { visit(kind, value.(string)) },
	}
}
