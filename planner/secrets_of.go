package planner

import (
	"isc-sync/planner/propose"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
)

// ofDraft is the secrecy of a resource that will be shown.
func (s *scope) ofDraft(doc *state.Document, live *state.Object) secrecy.Rules {
	return propose.SecretsOf(doc, live, s.Options.Env)
}
