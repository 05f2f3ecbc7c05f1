package tenant

import (
	"cmp"
	"context"
	"slices"

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

// byParts asks for the names that are still open, in batches. Where one is not found, a
// page of what has its first parts shows what may have been meant.
func (f *finder) byParts(ctx context.Context) error {
	f.noteVersion(f.kind.API.List)
	var names [][]string
	for _, n := range f.open {
		if len(n.parts) == len(f.kind.Lookup.Parts) {
			names = append(names, n.parts)
		}
	}
	rows, err := f.rowsOf(ctx, f.kind, partFilters(f.kind, names))
	if err := f.tolerate(ctx, f.kind.API.List, cmp.Or(err, f.doubt(rows))); err != nil {
		return err
	}
	f.suggest(rows)
	found := map[string]bool{}
	for _, row := range rows {
		found[partsIn(f.kind.Lookup, row.Value)] = true
	}
	for _, first := range unfound(f.kind, names, found) {
		if f.unread != "" {
			return nil
		}
		if err := f.like(ctx, first); err != nil {
			return err
		}
	}
	return nil
}

// unfound are the filters for the first parts of names that were not found, except
// those of which everything was read.
func unfound(kind *registry.Kind, names [][]string, found map[string]bool) []string {
	open, whole := map[string]bool{}, map[string]bool{}
	for _, name := range names {
		last := len(name) - 1
		first := firstParts(kind, name[:last])
		whole[first] = whole[first] || !lastRule(kind).Finds(name[last])
		open[first] = open[first] || !found[reference.Join(name)]
	}
	return slices.DeleteFunc(jsonvalue.SortedKeys(open), func(first string) bool { return !open[first] || whole[first] })
}

// like reads a page of what has the first parts of a name.
func (f *finder) like(ctx context.Context, first string) error {
	rows, err := f.list(f.kind.API.List, nil, first).FirstPage(ctx, f.Client)
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
