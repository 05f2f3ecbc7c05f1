package simulator

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

func (r *resource) handleDelete(c *call) (reply, error) {
	o, err := r.one(c)
	if err != nil {
		return reply{}, err
	}
	if err := r.mayGo(c, o); err != nil {
		return reply{}, err
	}
	if r.discard != nil {
		return r.discard(c, o)
	}
	r.drop(c, o)
	r.left(c, o)
	return reply{status: http.StatusNoContent}, nil
}

// mayGo refuses the deletion of what is in use.
func (r *resource) mayGo(c *call, o object) error {
	if r.guard != nil {
		if err := r.guard(c, o); err != nil {
			return err
		}
	}
	if users := c.usersOf(r.kind, text(o, "id"), r.usedBy); len(users) > 0 {
		return refuse("The %s %q cannot be deleted: it is in use by %s.", r.noun, text(o, "name"), described(users))
	}
	return nil
}

func described(users []user) string {
	var out []string
	for _, u := range users {
		out = append(out, fmt.Sprintf("%s %q", u.kind, u.name))
	}
	return strings.Join(out, ", ")
}

func (r *resource) drop(c *call, o object) {
	objects := r.list(c.doc)
	*objects = slices.DeleteFunc(*objects, func(other object) bool {
		return other[r.keyField()] == o[r.keyField()] && other[r.parentField()] == o[r.parentField()]
	})
}

// parentField is a member that no object has if there is no parent.
func (r *resource) parentField() string {
	if r.parent == "" {
		return rowObject
	}
	return r.parent
}
