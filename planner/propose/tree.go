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

// inFormOf returns a tree of conditions as the tenant writes those that it has.
func inFormOf(f *registry.Field, live, tree jsonvalue.Optional) jsonvalue.Optional {
	if _, isObject := live.Value.(map[string]any); !isObject || !tree.Exists {
		return tree
	}
	return jsonvalue.Present(element.InFormOf(f, live.Value, tree.Value))
}
