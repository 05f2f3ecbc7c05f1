package render

import (
	"strings"

	"isc-sync/apply"
)

// tense describes what a run did, or what it would have done.
type tense struct {
	dryRun bool
}

// head reports whether a run came to its end, or what kept it from that.
func (v tense) head(r *apply.Report) string {
	head := "Apply"
	if v.dryRun {
		head = "Dry run"
	}
	switch {
	case r.Interrupted:
		return head + " interrupted: "
	case r.StopCause != "":
		return head + " incomplete: " + r.StopCause + "; "
	case !r.Complete() || r.Awaiting > 0:
		return head + " incomplete: "
	case v.dryRun:
		return head + ": "
	case r.Count(apply.AlteredByServer) > 0:
		return head + " not as planned: "
	}
	return head + " complete: "
}

// writer names who was written to; that it was a dry run is said already.
func (v tense) writer(r *apply.Report) string {
	if v.dryRun {
		return strings.TrimPrefix(r.Writer, "dry run of ")
	}
	return r.Writer
}

func (v tense) done() string {
	if v.dryRun {
		return "would be done"
	}
	return "done"
}

// outcome is how a step ended, in the fewest words.
func (v tense) outcome(o apply.Outcome) string {
	switch o {
	case apply.WouldApply:
		return "would be applied"
	case apply.WouldAdopt:
		return "would be adopted"
	}
	return string(o)
}

// event returns how a step ended, as the run shows it.
func (v tense) event(s apply.Result) string {
	if s.Already {
		return "already done"
	}
	return v.outcome(s.Outcome)
}

// words describe how a step ended.
func (v tense) words(s apply.Result) string {
	o := s.Outcome
	switch {
	case s.Already:
		return "already done"
	case o == apply.WouldAdopt:
		return "would adopt what is there already" + withEdits(s.Edits)
	case o == apply.WouldApply:
		return "would be applied"
	case o == apply.Adopted && s.Edits > 0:
		return "adopted" + withEdits(s.Edits)
	case o == apply.Adopted:
		return "adopted what was there already"
	case o == apply.AlteredByServer:
		return "applied; the tenant changed or ignored fields"
	case o == apply.Stale:
		return "stale: not sent, because the object has changed since the plan"
	case o == apply.Unknown:
		return "unknown: no answer shows whether the tenant acted"
	}
	return string(o)
}

func withEdits(n int) string {
	if n == 0 {
		return ""
	}
	return ", with " + Count(n, "edit", "edits")
}
