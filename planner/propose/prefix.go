package propose

import (
	"fmt"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// prefixed compares a reference whose value has a text before the name. Without that text
// the tenant may take the value for something else, so it is noted.
func (p *Proposer) prefixed(kind string, f *registry.Field, live jsonvalue.Optional, desired string, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	prefix := f.Ref.Prefix
	name, has := strings.CutPrefix(desired, prefix)
	if !has {
		out, changed := p.scalar(f, live, desired, at)
		if changed {
			p.note(plan.NoteUnlisted, at, fmt.Sprintf("%q does not begin with %s, so it was not checked; %s", desired, prefix, suggest.Question(desired, prefix+desired)))
		}
		return out, changed
	}
	held := live
	if text, _ := live.Value.(string); strings.HasPrefix(text, prefix) {
		held = jsonvalue.Present(strings.TrimPrefix(text, prefix))
	}
	out, changed := p.refOf(kind, f, held, name, at)
	if !changed {
		return live, false
	}
	return out, true
}
