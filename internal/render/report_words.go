package render

import (
	"strings"

	"isc-sync/apply"
)

// reasons explain why a step ended as it did, and what the user can do.
func reasons(s apply.Result) []string {
	var lines []string
	if s.Cause != "" {
		lines = append(lines, s.Cause)
	}
	if s.BlockedBy != "" && !strings.Contains(s.Cause, s.BlockedBy) {
		lines = append(lines, "because of "+s.BlockedBy)
	}
	if s.TrackingID != "" && !strings.Contains(s.Cause, s.TrackingID) {
		lines = append(lines, "tracking id "+s.TrackingID)
	}
	if s.Hint != "" {
		lines = append(lines, "hint: "+s.Hint)
	}
	return lines
}

// alteration shows a field whose stored value differs from the value that was
// sent.
func alteration(a apply.Alteration) string {
	at := clean(string(a.Pointer)) + ": "
	if a.Text != "" {
		at += clean(a.Text) + ": "
	}
	if isAbsent(a.Sent) && isAbsent(a.Stored) {
		return at + "sent and stored differ (sensitive)"
	}
	sent, stored := inlinePair(a.Sent, a.Stored)
	sent, stored = around(sent, stored, maxDiffLine)
	return at + "sent " + orNothing(sent) + ", stored " + orNothing(stored)
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

// resultSign is the plan's sign for what was done, and another for what was
// not.
func resultSign(s apply.Result) string {
	switch {
	case s.Outcome.Done():
		return signOf(s.Action)
	case s.Outcome == apply.Skipped:
		return signSkipped
	}
	return signDanger
}
