package planner

import (
	"fmt"
	"strings"

	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state"
)

// origin returns what a new object is created from, nil if from nothing, and why it
// is created. An object of a kind with defaults needs one, or one that differs in
// the last part of the key.
func (s *scope) origin(prop *propose.Proposer) (o *state.Object, why string) {
	kind, key := prop.Doc.Kind, prop.Doc.Key
	why = "new: not in the tenant yet"
	if kind.API.Defaults == nil {
		return nil, why
	}
	if reason := s.Live.DefaultsUnread(kind.Name); reason.Happened() {
		prop.Problem("", "cannot read the default that it is created from: "+reason.Why, reason.Hint)
		return nil, why
	}
	o, others := s.Live.DefaultFor(kind, key)
	last := kind.Identity[len(kind.Identity)-1].Name
	switch {
	case o != nil:
		why = "new: the tenant uses its default so far; what the document does not write comes from that"
	case others == nil:
		prop.Problem("", "the tenant has no default with this key, and nothing can be created without one", "correct the key: "+kind.KeyForm())
	default:
		prop.Found.Notes = append(prop.Found.Notes, plan.Note{Code: plan.NoteMayBeRefused, Key: key, Text: fmt.Sprintf(
			"there is no default for this %s, only for %s: what the document does not write stays empty", last, strings.Join(lastParts(others), ", "))})
	}
	return o, why
}

func lastParts(keys []state.Key) []string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = key.Name()
	}
	return names
}
