package order

import (
	"strings"

	"isc-sync/planner/plan"
)

// divide separates the operations on one member at the top from the others.
func divide(e plan.Edits, name string) (own, others plan.Edits) {
	own, others = e, e
	own.Patch, others.Patch = nil, nil
	for _, op := range e.Patch {
		if op.Path.First() == name {
			own.Patch = append(own.Patch, op)
		} else {
			others.Patch = append(others.Patch, op)
		}
	}
	return own, others
}

func orList(names []string) string { return strings.Join(names, " or ") }
