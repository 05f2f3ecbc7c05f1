package propose

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// demand is a value of which the object lacks what it needs.
type demand struct {
	at     jsonvalue.Pointer
	want   *registry.Requirement
	breach state.Breach
}

// refuseDemands reports values for which the proposed object lacks something, at their
// place in the document, or else at the place of what is lacking. What the tenant has
// like that is left as it is.
func (p *Proposer) refuseDemands(live, proposed map[string]any) {
	had := demands(p.Doc.Kind.Spec, live, live)
	declared := demands(p.Doc.Kind.Spec, p.Doc.Spec, proposed)
	all := demands(p.Doc.Kind.Spec, proposed, proposed)
	for _, value := range jsonvalue.SortedKeys(all) {
		d, at := all[value], all[value].want.Pointer
		if written, is := declared[value]; is {
			at = written.at
		}
		if _, is := had[value]; !is {
			p.Problem(at, d.breach.Text, d.breach.Hint)
		}
	}
}

// demands are the values in one object that need of another what that lacks, by their
// field and text.
func demands(f *registry.Field, in, of map[string]any) map[string]demand {
	found := map[string]demand{}
	registry.Map(f, in, "", func(f *registry.Field, v any, at jsonvalue.Pointer) (any, bool) {
		text, isText := v.(string)
		if !isText || f == nil || f.Demands[text] == nil || f.Demands[text].Met(of) {
			return nil, false
		}
		if name := fmt.Sprintf("%s=%s", f.Name, text); found[name].want == nil {
			found[name] = demand{at: at, want: f.Demands[text], breach: state.Demanded(f, text, f.Demands[text])}
		}
		return nil, false
	})
	return found
}
