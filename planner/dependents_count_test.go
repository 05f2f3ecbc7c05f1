package planner

import (
	"testing"

	"isc-sync/state"
	"isc-sync/state/registry"
)

func TestWhatADeletionCountsIsSaidInWords(t *testing.T) {
	account := &registry.CountRule{What: "account"}
	identity := &registry.CountRule{What: "identity", Plural: "identities", Lose: true}
	for _, tt := range []struct {
		dependents state.Dependents
		rule       *registry.CountRule
		want       string
	}{
		{state.Dependents{Counted: true, Count: 3}, account, "accounts deleted with it: 3"},
		{state.Dependents{Uncounted: "403"}, account, "cannot count the accounts that are deleted with it: 403"},
		{state.Dependents{Counted: true, Count: 3}, identity, "identities that lose it: 3"},
		{state.Dependents{Uncounted: "403"}, identity, "cannot count the identities that lose it: 403"},
	} {
		if got := lossText(tt.dependents, tt.rule); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}
