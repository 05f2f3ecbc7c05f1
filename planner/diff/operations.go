package diff

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/state/registry"
)

// onlyWith expresses a patch with the operations that the kind accepts: other
// operations become a replacement of the smallest value around them. If only
// the object itself is around one, a patch cannot express it.
func onlyWith(rule registry.UpdateRule, ops patch.Patch, live, proposed map[string]any) (_ patch.Patch, sayable bool) {
	if rule.Ops == nil {
		return ops, true
	}
	var out patch.Patch
	for _, op := range ops {
		if !slices.Contains(rule.Ops, registry.PatchOp(op.Op)) {
			at := around(op.Path, live, proposed)
			if at == "" {
				return ops, false
			}
			v, _ := at.Get(proposed)
			op = patch.Op{Op: patch.Replace, Path: at, Value: v}
		}
		if slices.ContainsFunc(out, func(o patch.Op) bool { return o.Path.Contains(op.Path) }) {
			continue
		}
		out = slices.DeleteFunc(out, func(o patch.Op) bool { return op.Path.Contains(o.Path) })
		out = append(out, op)
	}
	return out, true
}

// around is the place of the smallest value around a pointer that exists
// before and after.
func around(at jsonvalue.Pointer, live, proposed map[string]any) jsonvalue.Pointer {
	for at = at.Parent(); at != ""; at = at.Parent() {
		_, had := at.Get(live)
		_, has := at.Get(proposed)
		if had && has {
			break
		}
	}
	return at
}

func opsList(rule registry.UpdateRule) string {
	names := make([]string, len(rule.Ops))
	for i, op := range rule.Ops {
		names[i] = string(op)
	}
	return strings.Join(names, " and ")
}
