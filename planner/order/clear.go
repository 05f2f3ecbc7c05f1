package order

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// clearing lists the references that must be cleared before an object can be
// deleted: to others that are deleted as well, and that wait for it in turn.
type clearing struct {
	of    []*Draft
	edits plan.Edits
}

// clearings finds the references that must be cleared before objects that
// refer to each other can be deleted.
func clearings(drafts []*Draft) map[*Draft]clearing {
	refs := deletedReferences(drafts)
	found := map[*Draft]clearing{}
	for _, d := range drafts {
		var of []*Draft
		for _, to := range slices.Clone(refs[d]) {
			if leadsTo(refs, to, d, map[*Draft]bool{}) {
				of = append(of, to)
				refs[d] = slices.DeleteFunc(refs[d], func(other *Draft) bool { return other == to })
			}
		}
		if len(of) > 0 {
			found[d] = clearing{of, clearedOf(d, of)}
		}
	}
	return found
}

// deletedReferences returns, for each deletion, the other deletions that its
// object refers to.
func deletedReferences(drafts []*Draft) map[*Draft][]*Draft {
	byID := map[string]*Draft{}
	for _, d := range drafts {
		if d.isDeletion() && d.Live.ID != "" {
			byID[d.Live.ID] = d
		}
	}
	refs := map[*Draft][]*Draft{}
	for _, d := range byID {
		reference.Visit(d.Doc.Kind.Spec, d.Live.Value, func(ref reference.Ref) {
			if ref.Inner != nil {
				return // the reference cannot be cleared
			}
			if to := byID[reference.ID(ref.Value)]; to != nil && to != d && !slices.Contains(refs[d], to) {
				refs[d] = append(refs[d], to)
			}
		})
	}
	return refs
}

func (d *Draft) isDeletion() bool { return d.Action == plan.Delete }

func leadsTo(refs map[*Draft][]*Draft, from, to *Draft, seen map[*Draft]bool) bool {
	if from == to {
		return true
	}
	if seen[from] {
		return false
	}
	seen[from] = true
	return slices.ContainsFunc(refs[from], func(next *Draft) bool { return leadsTo(refs, next, to, seen) })
}

// clearedOf returns the edits that clear references, together with what may
// only be set while they exist.
func clearedOf(d *Draft, of []*Draft) plan.Edits {
	ids := map[string]bool{}
	for _, to := range of {
		ids[to.Live.ID] = true
	}
	c := clearer{ids: ids}
	c.walk(d.Doc.Kind.Spec, d.Live.Value, "")
	return plan.Edits{Patch: c.patch, Fields: c.fields}
}

type clearer struct {
	ids    map[string]bool
	patch  patch.Patch
	fields []plan.FieldChange
}

func (c *clearer) walk(f *registry.Field, v any, at jsonvalue.Pointer) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range f.MemberOrder(v, nil) {
			c.member(f, v, key, at)
		}
	case []any:
		for i, e := range slices.Backward(v) { // a removal changes later indices
			c.walk(f.Element(), e, at.Index(i))
		}
	}
}

func (c *clearer) member(f *registry.Field, obj map[string]any, key string, at jsonvalue.Pointer) {
	child := f.Property(key)
	if !child.IsReference() {
		c.walk(child, obj[key], at.Append(key))
		return
	}
	if !c.ids[reference.ID(obj[key])] {
		return
	}
	for _, name := range membersStagedBy(f, key) {
		if staged := f.Property(name); jsonvalue.MemberOf(obj, name).Exists {
			c.clear(obj[name], staged.DefaultValue(), at.Append(name))
		}
	}
	c.clear(obj[key], jsonvalue.Optional{}, at.Append(key))
}

// clear replaces a value by a default, or removes it.
func (c *clearer) clear(was any, by jsonvalue.Optional, at jsonvalue.Pointer) {
	switch {
	case by.Exists && jsonvalue.Equal(was, by.Value):
	case by.Exists:
		c.patch = append(c.patch, patch.Op{Op: patch.Replace, Path: at, Value: by.Value})
		c.fields = append(c.fields, plan.Changed(at, was, by.Value))
	default:
		c.patch = append(c.patch, patch.Op{Op: patch.Remove, Path: at})
		c.fields = append(c.fields, plan.Changed(at, was, plan.Absent{}))
	}
}
