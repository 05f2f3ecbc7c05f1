package tenant

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// partFilters select the objects with some names of several parts, each with the id of
// what it belongs to first. They are asked for by whichever takes the fewest requests:
// for each first part by itself; for all first parts with all last ones, apart for the
// parts between; or for all parts at once. The last two also select objects that are
// not wanted. Where no filter finds a last part, everything with the first ones is
// selected.
func partFilters(kind *registry.Kind, names [][]string) []string {
	filters, names := unfindable(kind, names)
	var apart []string
	for _, alike := range grouped(names, func(name []string) []string { return name[1 : len(name)-1] }) {
		apart = append(apart, fewest(oneByOne(kind, alike), across(kind, alike))...)
	}
	return append(filters, fewest(apart, across(kind, names))...)
}

// unfindable are the filters for first parts with a last one that no filter finds, and
// the names that are left.
func unfindable(kind *registry.Kind, names [][]string) (filters []string, left [][]string) {
	rule := lastRule(kind)
	for _, alike := range grouped(names, allButLast) {
		if slices.ContainsFunc(alike, func(name []string) bool { return !rule.Finds(name[len(name)-1]) }) {
			filters = append(filters, firstParts(kind, allButLast(alike[0])))
			continue
		}
		left = append(left, alike...)
	}
	return filters, left
}

// oneByOne asks for each first part by itself.
func oneByOne(kind *registry.Kind, names [][]string) (filters []string) {
	last := len(kind.Lookup.Parts) - 1
	for _, alike := range grouped(names, allButLast) {
		for _, c := range conditions(lastRule(kind), valuesAt(alike, last)) {
			filters = append(filters, firstParts(kind, allButLast(alike[0]))+" and "+c.joined())
		}
	}
	return filters
}

// across asks for all values of each part together. It is nil if the list does not
// take several values of a part, or a request would be too long.
func across(kind *registry.Kind, names [][]string) (filters []string) {
	last := len(kind.Lookup.Parts) - 1
	var between []string
	length := 0
	for i := 1; i < last; i++ {
		all := conditions(ruleAt(kind, i), valuesAt(names, i))
		if len(all) != 1 {
			return nil
		}
		between, length = append(between, all[0].sole()), length+all[0].length()
	}
	if ruleAt(kind, 0).Op != registry.FilterIn {
		return nil
	}
	for _, first := range conditions(ruleAt(kind, 0), valuesAt(names, 0)) {
		for _, final := range conditions(lastRule(kind), valuesAt(names, last)) {
			if first.length()+length+final.length() > maxQuery {
				return nil
			}
			filters = append(filters, strings.Join(slices.Concat([]string{first.String()}, between, []string{final.joined()}), " and "))
		}
	}
	return filters
}

// fewest returns the shorter one of two lists of filters; an empty one answers nothing.
func fewest(a, b []string) []string {
	if len(b) > 0 && len(b) < len(a) {
		return b
	}
	return a
}

// grouped puts names together that are alike in some parts, in the order of these.
func grouped(names [][]string, by func(name []string) []string) (groups [][][]string) {
	alike := map[string][][]string{}
	for _, name := range names {
		text := reference.Join(by(name))
		alike[text] = append(alike[text], name)
	}
	for _, text := range jsonvalue.SortedKeys(alike) {
		groups = append(groups, alike[text])
	}
	return groups
}

func allButLast(name []string) []string { return name[:len(name)-1] }

// valuesAt are the different values of a part.
func valuesAt(names [][]string, part int) []string {
	values := make([]string, len(names))
	for i, name := range names {
		values[i] = name[part]
	}
	return distinct(values)
}

func lastRule(kind *registry.Kind) *registry.FilterRule {
	return ruleAt(kind, len(kind.Lookup.Parts)-1)
}

func ruleAt(kind *registry.Kind, part int) *registry.FilterRule {
	return kind.API.List.Filter(kind.Lookup.Parts[part].Filter)
}

// firstParts is the filter for all parts of a name but the last.
func firstParts(kind *registry.Kind, parts []string) string {
	filters := make([]string, len(parts))
	for i, part := range parts {
		filters[i] = condition{kind.Lookup.Parts[i].Filter, registry.FilterEq, []string{part}}.String()
	}
	return strings.Join(filters, " and ")
}
