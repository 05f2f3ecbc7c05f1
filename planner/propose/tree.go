package propose

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/state/registry"
)

// meansTheSame reports whether a declared tree of conditions is equivalent to
// the live one, in any form that the tenant keeps.
func (p *Proposer) meansTheSame(f *registry.Field, live jsonvalue.Optional, desired map[string]any, at jsonvalue.Pointer) bool {
	if _, isObject := live.Value.(map[string]any); !isObject {
		return false
	}
	out, _ := p.asTrial().object(f, live, desired, at)
	return element.SameTree(f, live.Value, p.withValues(f, out.Value))
}
