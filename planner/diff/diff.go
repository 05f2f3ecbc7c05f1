package diff

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// differ finds the smallest patch among those whose values are legal.
type differ struct {
	legal func(any) bool
	// paired are the alignments of lists whose elements have no key.
	paired Pairings
}

// differFor is a differ for edits of objects of a kind.
func differFor(kind *registry.Kind, paired Pairings) differ {
	if kind.Update.How == registry.UpdateByPatch {
		return differ{isLegal, paired}
	}
	return differ{acceptAny, paired}
}

// diff compares a live value with a proposed one. at is the place of the
// value when its operations are applied.
func (c differ) diff(f *registry.Field, live, proposed any, at jsonvalue.Pointer) delta {
	if jsonvalue.Equal(live, proposed) {
		return delta{shared: true}
	}
	d := c.parts(f, live, proposed, at)
	if f != nil && f.Tree != nil {
		d.fields = c.treeFields(f, live, proposed, at, d.fields)
	}
	if f != nil && f.Patch == registry.PatchWhole {
		whole := c.replace(live, proposed, at)
		whole.fields, whole.shared = d.fields, d.shared
		return whole
	}
	return d
}

func (c differ) parts(f *registry.Field, live, proposed any, at jsonvalue.Pointer) delta {
	switch l := live.(type) {
	case map[string]any:
		if p, ok := proposed.(map[string]any); ok && !f.IsReference() {
			return c.objects(f, l, p, at)
		}
	case []any:
		if p, ok := proposed.([]any); ok {
			return c.lists(f, l, p, at)
		}
	}
	return c.replace(live, proposed, at)
}

// objects compares member by member, in the kind's order. It replaces the
// complete object if that takes fewer operations and no leaf stays, or if a
// member does not allow anything else.
func (c differ) objects(f *registry.Field, live, proposed map[string]any, at jsonvalue.Pointer) delta {
	if f == nil && isPlainTree(live) && isPlainTree(proposed) {
		return c.smaller(f, c.compareObjects(live, proposed, at), live, proposed, at)
	}
	var d delta
	for _, key := range f.MemberOrder(live, proposed) {
		d.join(c.member(f.Below(key), live, proposed, key, at.Append(key)))
	}
	return c.smaller(f, d, live, proposed, at)
}

func (c differ) member(f *registry.Field, live, proposed map[string]any, key string, at jsonvalue.Pointer) delta {
	before, had := live[key]
	after, has := proposed[key]
	switch {
	case !has:
		return remove(element.PlainTrees(f, before), at)
	case !had:
		return c.add(f, after, at)
	case before == nil && after != nil:
		return c.setNull(after, at)
	}
	return c.diff(f, before, after, at)
}

// smaller replaces a complete value instead of its parts if that is legal and
// either takes fewer operations or is the only way.
func (c differ) smaller(f *registry.Field, d delta, live, proposed any, at jsonvalue.Pointer) delta {
	fewer := len(d.ops) > 1 && !d.shared
	if !d.illegal && !fewer {
		return d
	}
	if !c.legal(proposed) || !mayReplaceWhole(f, live, at) {
		return d
	}
	return delta{ops: patch.Patch{{Op: patch.Replace, Path: at, Value: proposed}}, fields: d.fields, shared: d.shared}
}

// mayReplaceWhole reports whether a live value may be replaced completely:
// never the document itself, and never a map that the server writes to.
func mayReplaceWhole(f *registry.Field, live any, at jsonvalue.Pointer) bool {
	return at != "" && !holdsServersMap(f, live)
}

// holdsServersMap reports whether a live value is or contains a map that is
// only patched key by key.
func holdsServersMap(f *registry.Field, live any) bool {
	if f == nil {
		return false
	}
	if list, isList := live.([]any); isList {
		return slices.ContainsFunc(list, func(e any) bool { return holdsServersMap(f.Items, e) })
	}
	obj, isObject := live.(map[string]any)
	if !isObject {
		return false
	}
	if f.Patch == registry.PatchKey {
		return true
	}
	for _, p := range f.Properties {
		if holdsServersMap(p, obj[p.Name]) {
			return true
		}
	}
	return false
}

// Fields returns the fields in which two values differ, even if a patch
// cannot express the difference.
func Fields(paired Pairings, f *registry.Field, live, proposed any, at jsonvalue.Pointer) []plan.FieldChange {
	return differ{acceptAny, paired}.diff(f, live, proposed, at).fields
}

// Smallest returns the smallest patch between two objects of a kind among
// those whose values are legal, and reports whether all of its values are.
func Smallest(kind *registry.Kind, live, proposed map[string]any) (_ patch.Patch, legal bool) {
	d := differFor(kind, Pairings{}).diff(kind.Spec, live, proposed, "")
	return d.ops, !d.illegal
}
