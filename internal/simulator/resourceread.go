package simulator

import (
	"slices"
	"strings"
)

func (r *resource) handleList(c *call) (reply, error) {
	rows, err := r.siblings(c)
	if err != nil {
		return reply{}, err
	}
	spec := r.listing(c.version)
	if err := c.knownParameters(spec.parameters(), r.more); err != nil {
		return reply{}, err
	}
	if r.narrow != nil {
		if rows, err = r.narrow(c, rows); err != nil {
			return reply{}, err
		}
	}
	return r.page(c, rows, spec, func(o object) object { return r.view(c, o) })
}

// page filters and sorts by what the answer shows, or by what the resource
// says. Without either, rows need no more than an id.
func (r *resource) page(c *call, rows []object, spec listing, show func(object) object) (reply, error) {
	if spec.most == 0 {
		return c.whole(rows, show), nil
	}
	plusHides := r.plusHides && c.query.Get("filters") != ""
	pairs := make([]object, len(rows))
	for i, o := range rows {
		pairs[i] = r.filterRow(c, o)
		pairs[i][rowObject] = o
		if plusHides && strings.Contains(text(o, "name"), "+") {
			delete(pairs[i], "name")
		}
	}
	return c.page(pairs, spec, func(pair object) object { return show(pair[rowObject].(object)) })
}

// rowObject is where a row that is filtered keeps the object that it is of. No
// field has such a name.
const rowObject = "\x00"

func (r *resource) filterRow(c *call, o object) object {
	if c.query.Get("filters") == "" && c.query.Get("sorters") == "" {
		return object{"id": o["id"]}
	}
	if r.row != nil {
		return r.row(o)
	}
	return r.render(scene{call: c}, o)
}

// whole answers a list without pages.
func (c *call) whole(rows []object, show func(object) object) reply {
	rows = slices.Clone(rows)
	scramble(rows)
	shown := []any{}
	for _, row := range rows {
		shown = append(shown, show(row))
	}
	return reply{body: shown, header: c.total(len(rows))}
}

// knownParameters refuses a query parameter that the endpoint does not have.
func (c *call) knownParameters(lists ...[]string) error {
	for _, name := range sortedKeys(c.query) {
		if !slices.Contains(slices.Concat(lists...), name) {
			return refuse("The parameter %q is not supported.", name)
		}
	}
	return nil
}

func (r *resource) handleGet(c *call) (reply, error) {
	o, err := r.one(c)
	if err != nil {
		return reply{}, err
	}
	return ok(r.view(c, o))
}

// view is an object as an answer shows it.
func (r *resource) view(c *call, o object) object {
	return r.render(scene{call: c, turn: c.turn(r.kind + text(o, r.keyField()))}, o)
}

func (r *resource) render(at scene, o object) object {
	view := object{}
	for _, f := range r.fields {
		if f.in(at.version) && !f.mode.has(hidden) {
			f.put(at, view, o)
		}
	}
	if r.derive != nil {
		r.derive(at, view, o)
	}
	return view
}
