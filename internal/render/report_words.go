package render

import (
	"fmt"
	"strings"

	"isc-sync/apply"
)

// reasons say why a step ended as it did, and what a person may do.
func reasons(s apply.Result) []string {
	var lines []string
	if s.Cause != "" {
		lines = append(lines, s.Cause)
	}
	if s.Because != "" && !strings.Contains(s.Cause, s.Because) {
		lines = append(lines, "because of "+s.Because)
	}
	if s.TrackingID != "" && !strings.Contains(s.Cause, s.TrackingID) {
		lines = append(lines, "tracking id "+s.TrackingID)
	}
	if s.Hint != "" {
		lines = append(lines, "hint: "+s.Hint)
	}
	return lines
}

// alteration tells a field that the tenant holds otherwise than it was sent.
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

func resultSign(o apply.Outcome) string {
	switch o {
	case apply.Applied, apply.Adopted:
		return signAdd
	case apply.AlteredByServer, apply.Skipped:
		return signChange
	}
	return signDanger
}

// words say an outcome to people.
func words(o apply.Outcome) string {
	switch o {
	case apply.Adopted:
		return "adopted what was there already"
	case apply.AlteredByServer:
		return "applied; the tenant changed or ignored fields"
	case apply.Stale:
		return "stale: not sent, because the object has changed since the plan"
	case apply.Unknown:
		return "unknown: no answer tells whether the tenant acted"
	}
	return string(o)
}

// outcomeLine counts how the steps ended, and says who was written to.
func outcomeLine(r *apply.Report) string {
	head := "Apply complete"
	switch {
	case r.Interrupted:
		head = "Apply interrupted"
	case !r.Complete():
		head = "Apply incomplete"
	}
	done := r.Count(apply.Applied, apply.Adopted, apply.AlteredByServer)
	parts := []string{fmt.Sprintf("%d of %s done", done, Count(len(r.Steps), "step", "steps"))}
	for _, o := range []apply.Outcome{apply.Failed, apply.Stale, apply.Skipped, apply.Unknown} {
		if n := r.Count(o); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, o))
		}
	}
	line := head + ": " + strings.Join(parts, ", ")
	if r.Writer != "" {
		line += " (" + r.Writer + ")"
	}
	line += "."
	if r.Count(apply.Failed, apply.Stale, apply.Skipped, apply.Unknown) > 0 {
		line += " Run again to do the remainder."
	}
	return line
}
