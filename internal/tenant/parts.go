package tenant

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// byParts returns what to look up for a name of several parts. Where an object in
// it does not exist, there is nothing to look for.
func byParts(ref reference.Ref, doc *state.Document, live map[string]any, find func(state.Key) string) (need, bool) {
	parts, missing := reference.PartsOf(ref.Rule, ref.Kind, ref.Value, doc.Spec, live)
	if len(missing) > 0 {
		return need{}, false
	}
	var n need
	for _, part := range parts {
		text, isText := part.Value.(string)
		if part.Kind != "" {
			id, name := reference.Held(part.Value)
			if isText && name == "" {
				id = find(state.NewKey(part.Kind, text))
			}
			text = id
		}
		if text == "" {
			return need{}, false
		}
		n.parts = append(n.parts, text)
	}
	n.name = reference.Join(n.parts)
	return n, true
}

// byParts asks for the names that are still open: for those with the same first
// parts at once. Where one is not found, a page of what has these parts shows
// what may have been meant.
func (f *finder) byParts(ctx context.Context) error {
	f.noteVersion(f.kind.API.List)
	groups := map[string][]string{}
	for _, n := range f.open {
		if len(n.parts) == len(f.kind.Lookup.Parts) {
			last := len(n.parts) - 1
			first := firstParts(f.kind, n.parts[:last])
			groups[first] = append(groups[first], n.parts[last])
		}
	}
	for _, first := range jsonvalue.SortedKeys(groups) {
		if err := f.partGroup(ctx, first, distinct(groups[first])); err != nil {
			return err
		}
	}
	return nil
}

// firstParts is the filter for all parts of a name but the last.
func firstParts(kind *registry.Kind, parts []string) string {
	out := make([]string, len(parts))
	for i, part := range parts {
		out[i] = condition{kind.Lookup.Parts[i].Filter, registry.FilterEq, []string{part}}.String()
	}
	return strings.Join(out, " and ")
}

// partGroup asks for names with the same first parts by their last ones.
func (f *finder) partGroup(ctx context.Context, first string, values []string) error {
	list := f.kind.API.List
	last := f.kind.Lookup.Parts[len(f.kind.Lookup.Parts)-1]
	rule := list.Filter(last.Filter)
	found := map[string]bool{}
	findable := slices.DeleteFunc(slices.Clone(values), func(v string) bool { return !rule.Finds(v) })
	for _, c := range conditions(rule, findable) {
		rows, err := f.list(list, nil, first+" and "+c.String()).Read(ctx, f.Client)
		if err := f.tolerate(ctx, list, cmp.Or(err, f.doubt(rows))); err != nil {
			return err
		}
		f.suggest(rows)
		for _, row := range rows {
			found[at(row.Value, last.At)] = true
		}
	}
	switch {
	case f.unread != "" || !slices.ContainsFunc(values, func(v string) bool { return !found[v] }):
		return nil
	case len(findable) < len(values):
		return f.like(ctx, first, true)
	}
	return f.like(ctx, first, false)
}

// like reads what has the first parts of a name: all of it, for a name that no
// filter finds, or a page, for what may have been meant.
func (f *finder) like(ctx context.Context, first string, all bool) error {
	list := f.list(f.kind.API.List, nil, first)
	read := list.FirstPage
	if all {
		read = list.Read
	}
	rows, err := read(ctx, f.Client)
	f.suggest(rows)
	return f.tolerate(ctx, f.kind.API.List, err)
}

// partsIn is the name of a row whose name has several parts.
func partsIn(lookup *registry.Lookup, row any) string {
	parts := make([]string, len(lookup.Parts))
	for i, part := range lookup.Parts {
		parts[i] = at(row, part.At)
	}
	return reference.Join(parts)
}
