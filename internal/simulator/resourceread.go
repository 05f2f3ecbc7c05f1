package simulator

import (
	"slices"
	"strings"

	"isc-sync/internal/simulator/filter"
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
	return r.page(c, rows, spec, func(o object) object { return r.briefly(c, o) })
}

// page filters and sorts by what the answer shows, or by what the resource
// says.
func (r *resource) page(c *call, rows []object, spec listing, show func(object) object) (reply, error) {
	if spec.most == 0 {
		return c.whole(rows, show), nil
	}
	kept, err := r.filtered(c, rows, spec)
	if err != nil {
		return reply{}, err
	}
	if kept, err = r.ordered(c, kept, spec); err != nil {
		return reply{}, err
	}
	return c.cut(kept, spec, show)
}

func (r *resource) filtered(c *call, rows []object, spec listing) ([]object, error) {
	text := c.query.Get("filters")
	accepts, err := filter.Parse(text, spec.fields)
	if err != nil {
		return nil, refuse("The filters are not valid: %v.", err)
	}
	if text == "" {
		return slices.Clone(rows), nil
	}
	var kept []object
	for _, o := range r.meant(rows, text) {
		row := r.filterRow(c, o)
		if name, _ := row["name"].(string); r.plusHides && strings.Contains(name, "+") {
			delete(row, "name")
		}
		if accepts(row) {
			kept = append(kept, o)
		}
	}
	return kept, nil
}

// meant leaves out the rows that a list of ids cannot mean: there may be very many.
func (r *resource) meant(rows []object, filters string) []object {
	ids, only := filter.IDs(filters)
	if r.row == nil || !only {
		return rows
	}
	var meant []object
	for _, o := range rows {
		if ids[strings.ToLower(text(o, "id"))] {
			meant = append(meant, o)
		}
	}
	return meant
}

func (r *resource) ordered(c *call, rows []object, spec listing) ([]object, error) {
	sorters := c.query.Get("sorters")
	if sorters == "" {
		scramble(rows)
		return rows, nil
	}
	pairs := make([]object, len(rows))
	for i, o := range rows {
		pairs[i] = r.filterRow(c, o)
		pairs[i][rowObject] = o
	}
	if err := filter.Sort(pairs, sorters, spec.sorters); err != nil {
		return nil, refuse("The sorters are not valid: %v.", err)
	}
	for i, pair := range pairs {
		rows[i] = pair[rowObject].(object)
	}
	return rows, nil
}

// rowObject is where a row that is sorted keeps the object that it is of. No
// field has such a name.
const rowObject = "\x00"

// filterRow is a new object.
func (r *resource) filterRow(c *call, o object) object {
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

// briefly is an object as the list and the answer to POST show it.
func (r *resource) briefly(c *call, o object) object {
	view := r.view(c, o)
	if r.brief != nil {
		r.brief(view)
	}
	return view
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
