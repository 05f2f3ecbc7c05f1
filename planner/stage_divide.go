package planner

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/state/registry"
)

// divide separates the operations on one member at the top from the others.
func (e Edits) divide(name string) (own, others Edits) {
	own, others = e, e
	own.Patch, others.Patch = nil, nil
	for _, op := range e.Patch {
		if topOf(op.Path) == name {
			own.Patch = append(own.Patch, op)
		} else {
			others.Patch = append(others.Patch, op)
		}
	}
	return own, others
}

func (e Edits) touchesAny(names []string) bool {
	return slices.ContainsFunc(e.Patch, func(op patch.Op) bool { return slices.Contains(names, topOf(op.Path)) })
}

// topOf is the member of the object itself that a pointer leads to or into.
func topOf(at jsonvalue.Pointer) string {
	if at == "" {
		return ""
	}
	return at.Tokens()[0]
}

// withCompanions adds the members that have to be in the same request as one
// that changes, with the value that they have afterwards.
func withCompanions(kind *registry.Kind, ops patch.Patch, proposed map[string]any) patch.Patch {
	out := slices.Clip(ops)
	for _, f := range kind.Spec.Properties {
		if f.Together == nil || !(Edits{Patch: ops}).touchesAny([]string{f.Name}) {
			continue
		}
		for _, name := range f.Together {
			v, there := proposed[name]
			if there && v != nil && !(Edits{Patch: out}).touchesAny([]string{name}) {
				out = append(out, patch.Op{Op: patch.Replace, Path: jsonvalue.Pointer("").Append(name), Value: v})
			}
		}
	}
	return out
}

func orList(names []string) string { return strings.Join(names, " or ") }
