package rest

import (
	"slices"

	"isc-sync/internal/secret"
)

// redactor makes text of the tenant fit to be shown: on one line, without the
// secrets that the request had in it.
type redactor struct{ *secret.Redactor }

// redactorFor knows the words that a request has beside its secrets: a tenant
// may repeat those.
func redactorFor(r Request, secrets []string) redactor {
	return redactor{secret.NewRedactor(secrets, append(slices.Clone(r.Public), r.Path, string(r.Body))...)}
}

func (r redactor) text(text string) string { return r.Text(oneLine(r.Text(text))) }

// texts does the same for several, and drops the empty and the repeated.
func (r redactor) texts(in []string) []string {
	var out []string
	for _, text := range in {
		if clean := r.text(text); clean != "" && !slices.Contains(out, clean) {
			out = append(out, clean)
		}
	}
	return out
}

// code returns a text by which support finds a request or its refusal.
func (r redactor) code(text string) string { return r.ID(oneLine(text)) }
