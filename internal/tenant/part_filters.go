package tenant

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// partFilters select the objects with some names of several parts, each with the id of
// what it belongs to first. Names that differ in their first and last parts only are
// asked for together, by whichever takes fewer requests: for each first part by itself,
// or for all first parts with all last ones, which also selects objects that are not
// wanted. Where no filter finds a last part, everything with the first ones is selected.
func partFilters(kind *registry.Kind, names [][]string) (filters []string) {
	groups := map[string]partQuery{}
	for _, name := range names {
		last := len(name) - 1
		between := reference.Join(name[1:last])
		if groups[between].kind == nil {
			groups[between] = partQuery{kind, name[1:last], map[string][]string{}}
		}
		groups[between].lasts[name[0]] = append(groups[between].lasts[name[0]], name[last])
	}
	for _, between := range jsonvalue.SortedKeys(groups) {
		q := groups[between]
		filters = append(filters, q.unfindable()...)
		apart, across := q.apart(), q.across()
		if len(across) > 0 && len(across) < len(apart) {
			apart = across
		}
		filters = append(filters, apart...)
	}
	return filters
}

// partQuery are the names with the same parts between the first and the last one: the
// last ones by the first one.
type partQuery struct {
	kind   *registry.Kind
	middle []string
	lasts  map[string][]string
}

// unfindable takes out the first parts with a last one that no filter finds.
func (q partQuery) unfindable() (filters []string) {
	rule := lastRule(q.kind)
	for _, first := range jsonvalue.SortedKeys(q.lasts) {
		if slices.ContainsFunc(q.lasts[first], func(v string) bool { return !rule.Finds(v) }) {
			filters = append(filters, firstParts(q.kind, append([]string{first}, q.middle...)))
			delete(q.lasts, first)
		}
	}
	return filters
}

func (q partQuery) apart() (filters []string) {
	for _, first := range jsonvalue.SortedKeys(q.lasts) {
		for _, c := range conditions(lastRule(q.kind), distinct(q.lasts[first])) {
			filters = append(filters, firstParts(q.kind, append([]string{first}, q.middle...))+" and "+c.joined())
		}
	}
	return filters
}

// across is nil if the list cannot be asked for several first parts at once, or a
// request would be too long.
func (q partQuery) across() (filters []string) {
	rule := q.kind.API.List.Filter(q.kind.Lookup.Parts[0].Filter)
	if rule.Op != registry.FilterIn {
		return nil
	}
	var lasts []string
	for _, values := range q.lasts {
		lasts = append(lasts, values...)
	}
	for _, first := range conditions(rule, jsonvalue.SortedKeys(q.lasts)) {
		for _, last := range conditions(lastRule(q.kind), distinct(lasts)) {
			if first.length()+last.length() > maxQuery {
				return nil
			}
			filters = append(filters, strings.Join(slices.Concat([]string{first.String()}, equals(q.kind, 1, q.middle), []string{last.joined()}), " and "))
		}
	}
	return filters
}

func lastRule(kind *registry.Kind) *registry.FilterRule {
	parts := kind.Lookup.Parts
	return kind.API.List.Filter(parts[len(parts)-1].Filter)
}

// firstParts is the filter for all parts of a name but the last.
func firstParts(kind *registry.Kind, parts []string) string {
	return strings.Join(equals(kind, 0, parts), " and ")
}

// equals are the filters for parts of a name, of which the first one is the n-th.
func equals(kind *registry.Kind, n int, parts []string) []string {
	out := make([]string, len(parts))
	for i, part := range parts {
		out[i] = condition{kind.Lookup.Parts[n+i].Filter, registry.FilterEq, []string{part}}.String()
	}
	return out
}
