package propose

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// CompleteFrom adds what the document does not write of what the object is created
// from. Without that it adds nothing.
func (p *Proposer) CompleteFrom(origin *state.Object, proposed map[string]any) map[string]any {
	if origin == nil {
		return proposed
	}
	return p.completeFrom(origin, p.Doc.Kind.Spec, origin.Value, p.Doc.Spec, proposed, "")
}

func (p *Proposer) completeFrom(origin *state.Object, f *registry.Field, from, written, proposed map[string]any, at jsonvalue.Pointer) map[string]any {
	out := jsonvalue.CopyObject(proposed)
	for _, child := range f.Properties {
		v, here := from[child.Name], at.Append(child.Name)
		declared, isWritten := written[child.Name]
		inside, isObject := v.(map[string]any)
		part, isPart := declared.(map[string]any)
		switch {
		case v == nil || !origin.CanDeclare(child) || p.ignores(here):
		case !isWritten:
			out[child.Name] = v
		case isObject && isPart && child.Ref == nil && !child.Whole:
			members, _ := out[child.Name].(map[string]any)
			out[child.Name] = p.completeFrom(origin, child, inside, part, members, here)
		}
	}
	return out
}
