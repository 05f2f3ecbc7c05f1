package simulator

import "slices"

// A user is an object that refers to another one.
type user struct {
	kind, id, name string
}

// usersOf are the objects of these kinds that refer to an object.
func (c *call) usersOf(kind, id string, kinds []string) []user {
	var found []user
	for _, r := range c.tenant.resources {
		if !slices.Contains(kinds, r.kind) {
			continue
		}
		for _, o := range *r.list(c.doc) {
			if r.usesOf(o, kind, id) {
				found = append(found, user{kind: r.kind, id: text(o, "id"), name: text(o, "name")})
			}
		}
	}
	return found
}

func (r *resource) usesOf(o object, kind, id string) bool {
	found := false
	for _, f := range r.fields {
		f.visit(o[f.name], func(k, i string) { found = found || (k == kind && i == id) })
	}
	return found
}
