package planner

import (
	"net/url"

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

// createPath returns the path of a create, with the query that the kind asks
// for.
func createPath(kind *registry.Kind, version string, vars map[string]string, body map[string]any) string {
	endpoint := kind.API.Create
	path := endpoint.URLPath(endpoint.VersionFor(version), vars)
	return path + queryOf(endpoint, body)
}

// queryOf is the query that an endpoint asks for, with its question mark.
func queryOf(endpoint *registry.Endpoint, body map[string]any) string {
	query := url.Values{}
	for _, rule := range endpoint.Query {
		text, isText := body[rule.Field].(string)
		if rule.Field == "" || isText && matchesAny(rule.In, text) {
			query.Set(rule.Name, rule.Value)
		}
	}
	if len(query) == 0 {
		return ""
	}
	return "?" + query.Encode()
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
