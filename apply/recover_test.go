package apply

import (
	"strings"
	"testing"
)

func TestAFaultOfTheProgramEndsItsStepAlone(t *testing.T) {
	for sent, want := range map[int]Outcome{0: Failed, 1: Unknown} {
		j := &job{sent: sent} // without a run, taking the step panics
		if result := j.runRecovered(t.Context()); result.Outcome != want || !strings.Contains(result.Cause, "isc-sync has a fault: ") {
			t.Errorf("after %d requests the step is %v: %s", sent, result.Outcome, result.Cause)
		}
	}
}
