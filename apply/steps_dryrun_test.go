package apply_test

import (
	"slices"
	"testing"

	"isc-sync/apply"
)

// TestADryRunTakesEveryStep goes through all scenarios without a write.
func TestADryRunTakesEveryStep(t *testing.T) {
	for _, s := range append(scenarios(), unseen()) {
		// What the tenant makes by itself, and what it leaves of an object, a dry run
		// does not know.
		if slices.Contains([]string{"created with a child that the tenant makes, too", "deleted in both versions"}, s.name) {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			s.inGrove(t, func(b *bench, g *grove) {
				dry := apply.NewDryRun(b.client)
				report, err := apply.Run(b.t.Context(), b.plan(), b.kinds, dry, b.options(apply.Options{Workers: 1}))
				if err != nil {
					t.Fatal(err)
				}
				b.wantDone(report)
				if len(g.log) > 0 || len(dry.Recorded()) != len(s.want)-s.unforeseen {
					t.Errorf("%d writes were sent, and %q recorded, want %d", len(g.log), dry.Recorded(), len(s.want)-s.unforeseen)
				}
			})
		})
	}
}
