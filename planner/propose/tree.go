package propose

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/state/registry"
)

// meansTheSame reports whether a declared tree of conditions says what the live one
// says, in whatever form the tenant keeps it.
func (p *Proposer) meansTheSame(f *registry.Field, live jsonvalue.Optional, desired map[string]any, at jsonvalue.Pointer) bool {
	if _, isObject := live.Value.(map[string]any); !isObject {
		return false
	}
	out, _ := p.silently().object(f, live, desired, at)
	return element.SameTree(f, live.Value, p.meaning(f, out.Value))
}
