package documents

import (
	"encoding/json"
	"fmt"
	"slices"

	"isc-sync/internal/secret"
	"isc-sync/state"
)

// suspect refuses a value in plain text that an export would take for a secret, by its
// name or by its looks.
func (s *specChecker) suspect(v any) {
	if !mayBeSuspect(s.path, v) || s.calledPlain() || secret.IsCipher(v) {
		return
	}
	why := state.Suspects(s.Kind, &state.Object{Kind: s.Kind, Value: s.Spec}, s.at(), v)
	if why == "" {
		return
	}
	what := "is in plain text"
	if tag := s.Tags[s.at()].Name; tag != "" {
		what = "comes from !" + tag
	}
	s.problem(fmt.Sprintf("the value may be a secret and %s: %s", what, why), "use !env NAME, or !plain if it is not a secret")
}

// mayBeSuspect spares most values the exact judgement.
func mayBeSuspect(path []string, v any) bool {
	text, isText := v.(string)
	if _, isNumber := v.(json.Number); !isText && !isNumber {
		return false
	}
	tells := func(name string) bool { return secret.Telling(name) || secret.IsValue(name) }
	return secret.Looks(text) != "" || slices.ContainsFunc(path[max(0, len(path)-3):], tells)
}
