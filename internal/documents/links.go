package documents

import (
	"cmp"
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// links warns of names that lead nowhere in the same document, such as that of the
// next step in a graph, or in that of its parent. The tenant may take them.
func (s *specChecker) links() {
	s.Kind.Spec.EachLink(map[string]any(s.Spec), "", func(r *registry.LinkRule, at jsonvalue.Pointer, name string) {
		in := map[string]any(s.Spec)
		if r.Parent {
			in = s.parent
		}
		known, unknown := r.UnknownIn(in, name)
		switch {
		case !unknown || s.wrong[at]:
		case r.Parent:
			b := state.LeadsNowhere(r, s.ParentKey(), name)
			s.warnings = append(s.warnings, s.Problem(at, b.Text, cmp.Or(suggest.DidYouMean(name, known), b.Hint)))
		default:
			s.warnings = append(s.warnings, s.Problem(at, fmt.Sprintf("there is no %s %q here", r.What, name), suggest.DidYouMean(name, known)))
		}
	})
}
