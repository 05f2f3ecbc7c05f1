package fingerprint

import (
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
)

// Baseline returns the fingerprint of an object as it is now, for a change that
// declares these members and has these operations.
func Baseline(now *state.Object, declared map[string]any, ops patch.Patch) plan.Fingerprint {
	s := secrecy.Rules{Kind: now.Kind, Live: now, Tags: secrecy.OpenTags(now.Kind, now, declared)}
	return Of(s, declared, ops)
}
