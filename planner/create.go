package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// bodyOf returns what is sent to create an object: everything declared, and
// the identity where the body holds it. Nothing is sent as null, except below
// a free map's key, where it is a literal, and where the tenant requires the
// field and takes null for it.
func bodyOf(doc *state.Document, proposed map[string]any) map[string]any {
	body := jsonvalue.CopyObject(proposed)
	for i, f := range doc.Kind.Identity {
		if f.In == registry.InBody {
			body[f.Name] = doc.Identity[i]
		}
	}
	for _, name := range doc.Kind.Spec.Required {
		f := doc.Kind.Spec.Property(name)
		if _, sent := body[name]; !sent && isWrittenNull(doc, f) && f.Immutable != registry.ImmutableFromNull {
			body[name] = nil
		}
	}
	return body
}

// isWrittenNull tells whether a document says in so many words that a field
// has no value, and the field may be without.
func isWrittenNull(doc *state.Document, f *registry.Field) bool {
	if f == nil || f.Ref != nil || !f.Nullable() {
		return false
	}
	v, written := doc.Spec[f.Name]
	return written && v == nil
}

// Adopt returns the edits that turn an object which the tenant made by itself
// into what was declared.
func Adopt(in plan.Adoption) (plan.Edits, state.Problems) {
	p := adopter(in)
	p.adopting = true
	if in.Settings.Manage == state.ManageAll {
		p.doc.Spec, _ = p.complete(p.doc, p.live)
	}
	proposed, changed := p.propose()
	if len(p.found.problems) > 0 || !changed {
		return plan.Edits{Proposed: in.Live.Value}, p.found.problems
	}
	edits, _ := p.edits(proposed)
	return edits, p.found.problems
}
