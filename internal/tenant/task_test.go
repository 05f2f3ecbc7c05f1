package tenant

import "testing"

func TestATaskSucceedsInAnyLetterCase(t *testing.T) {
	for status, want := range map[string]bool{"SUCCESS": true, "Success": true, "Warning": true, "Error": false, "TERMINATED": false, "": false} {
		if got := (Task{Status: status}).Succeeded(); got != want {
			t.Errorf("%q: %v", status, got)
		}
	}
}
