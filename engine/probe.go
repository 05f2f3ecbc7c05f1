package engine

import (
	"context"
	"slices"

	"isc-sync/internal/rest"
	"isc-sync/internal/rights"
	"isc-sync/internal/tenant"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Probed is what a tenant lets the client do.
type Probed struct {
	Session rest.Session
	// Kinds are the top-level kinds that the API version has.
	Kinds []tenant.Probed
	// Lacks are the kinds that the token's scopes do not let it write; none if the tenant
	// does not name the scopes.
	Lacks []Lack
	// Requests is how many requests that took.
	Requests int
}

// Lack is a kind that the token's scopes do not let a client write, and the scopes one
// of which it would take.
type Lack struct {
	Kind   *registry.Kind
	Scopes []string
}

// Probe signs in and reads a little of every kind. It writes nothing.
func (e *Engine) Probe(ctx context.Context) (*Probed, error) {
	said, err := e.Client.Session(ctx)
	if err != nil {
		return nil, err
	}
	kinds, err := e.reader().Probe(ctx, e.Kinds.All())
	if err != nil {
		return nil, err
	}
	return &Probed{Session: said, Kinds: kinds, Lacks: e.lacks(said.Scopes), Requests: e.Client.Requests()}, nil
}

// The scopes that are more or less than one (API: Sign-in).
const (
	AllScopes    = "sp:scopes:all"
	DefaultScope = "sp:scopes:default"
)

// lacks are the kinds for which no scope of a token lets it write.
func (e *Engine) lacks(scopes []string) []Lack {
	if len(scopes) == 0 || slices.Contains(scopes, AllScopes) {
		return nil
	}
	var found []Lack
	for _, kind := range e.Kinds.All() {
		if needed := e.missing(kind, scopes); len(needed) > 0 {
			found = append(found, Lack{kind, needed})
		}
	}
	return found
}

// missing are the scopes of the first write to a kind for which a token has none.
func (e *Engine) missing(kind *registry.Kind, scopes []string) []string {
	for _, endpoint := range kind.API.Writes() {
		needed, known := rights.For(endpoint.Method, endpoint.URLPath(endpoint.VersionFor(e.Version), placeholders(endpoint)))
		has := func(scope string) bool { return slices.Contains(scopes, scope) }
		if known && kind.In(e.Version) && len(needed.Scopes) > 0 && !slices.ContainsFunc(needed.Scopes, has) {
			return needed.Scopes
		}
	}
	return nil
}

// placeholders fill the variables of a path with something that is not a part of one.
func placeholders(endpoint *registry.Endpoint) map[string]string {
	vars := map[string]string{}
	for _, name := range endpoint.Variables() {
		vars[name] = "-"
	}
	return vars
}

// DeclaredOf are the kinds of documents, each once.
func DeclaredOf(docs state.Documents) map[*registry.Kind]bool {
	found := map[*registry.Kind]bool{}
	for _, doc := range docs {
		found[doc.Kind] = true
	}
	return found
}
