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
		holdings state.Holdings
		rule     *registry.CountRule
		want     string
	}{
		{state.Holdings{Counted: true, Count: 3}, account, "accounts deleted with it: 3"},
		{state.Holdings{Uncounted: "403"}, account, "cannot count the accounts that are deleted with it: 403"},
		{state.Holdings{Counted: true, Count: 3}, identity, "identities that lose it: 3"},
		{state.Holdings{Uncounted: "403"}, identity, "cannot count the identities that lose it: 403"},
	} {
		if got := lossText(tt.holdings, tt.rule); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}
