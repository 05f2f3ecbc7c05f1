package registry_test

import (
	"testing"

	"isc-sync/internal/tenanttest"
)

// TestWhatHasANameOfItsOwnThatChangesCanBeRenamed wants former names for what a patch
// renames, at the top and below another object, and for nothing else.
func TestWhatHasANameOfItsOwnThatChangesCanBeRenamed(t *testing.T) {
	kinds := tenanttest.Kinds(t)
	for name, want := range map[string]bool{
		"Source": true, "Role": true, "Dimension": true, "Launcher": true,
		"Schema": false, "LifecycleState": false, "Transform": false, "Entitlement": false, "NotificationPreference": false, "OrgConfig": false,
	} {
		if got := kinds.Find(name).Renameable(); got != want {
			t.Errorf("%s can be renamed: %v", name, got)
		}
	}
}
