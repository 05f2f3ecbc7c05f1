package engine_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"testing/synctest"
)

// TestAnUpdateReadsTheTenantOnce compares the requests of an update with those of an
// export, before and after a drift.
func TestAnUpdateReadsTheTenantOnce(t *testing.T) {
	base := baseTenant(t)
	synctest.Test(t, func(t *testing.T) {
		tenant := start(t, base.content)
		dir, _ := export(t, base.on(t, tenant))
		for _, drift := range []bool{false, true} {
			if drift {
				base.change(t, tenant, dir, rand.New(rand.NewPCG(1, 1)))
			}
			exporting, updating := reader(t, tenant), reader(t, tenant)
			export(t, base.through(t, tenant, exporting))
			updated := updateOf(t, base.through(t, tenant, updating), dir, false)
			for _, waste := range updating.wasteful() {
				t.Error(waste)
			}
			for url := range updating.urls {
				// A name that nothing of the tenant refers to any more is looked for.
				if named := strings.Contains(url, "filters="); exporting.urls[url] == 0 && (!drift || !named) {
					t.Errorf("%s is sent by the update alone", url)
				}
			}
			if got, want := len(updating.urls), len(exporting.urls); got > want+2 {
				t.Errorf("the update sent %d requests, the export %d", got, want)
			}
			if changed := len(updated.Files) > 0; changed != drift {
				t.Errorf("files: %v", updated.Files)
			}
		}
	})
}
