package render

import (
	"fmt"
	"net/http"
	"strings"

	"isc-sync/apply"
)

// outcomeLine counts how the steps ended, says who was written to, and what to
// do about the rest.
func (v tense) outcomeLine(r *apply.Report) string {
	to := ""
	if r.Writer != "" {
		to = " (" + v.writer(r) + ")"
	}
	if len(r.Steps) == 0 && r.Complete() && !r.Interrupted {
		return "There was nothing to do" + to + "." + awaiting(r)
	}
	line := v.head(r) + strings.Join(v.counts(r), ", ")
	if v.dryRun {
		line += "; nothing was sent"
	}
	return line + to + "." + v.remainder(r) + awaiting(r)
}

// awaiting counts the resources that are left for a later run.
func awaiting(r *apply.Report) string {
	if r.Awaiting == 0 {
		return ""
	}
	return fmt.Sprintf(" %s left out: the notes of the plan say what the tenant needs first.", Count(r.Awaiting, "resource was", "resources were"))
}

func (v tense) counts(r *apply.Report) []string {
	done := r.Done()
	parts := []string{fmt.Sprintf("%d of %s %s", done, Count(len(r.Steps), "step", "steps"), v.done())}
	if n := r.Count(apply.AlteredByServer); n > 0 {
		parts = append(parts, fmt.Sprintf("%d altered by the tenant", n))
	}
	for _, o := range []apply.Outcome{apply.Failed, apply.Stale, apply.Skipped, apply.Unknown} {
		if n := r.Count(o); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, o))
		}
	}
	return parts
}

// remainder reports whether another run can do what this one did not, and whether
// something has to be done first.
func (v tense) remainder(r *apply.Report) string {
	correct, left, altered := false, false, false
	for _, s := range r.Steps {
		altered = altered || s.Outcome == apply.AlteredByServer
		left = left || !s.Outcome.Done()
		correct = correct || s.Outcome == apply.Failed && !passes(s.Status)
	}
	switch {
	case v.dryRun:
		return ""
	case correct:
		return " Fix the failures and run again; finished steps are not repeated."
	case !left && altered:
		return " Plan again to see what the tenant keeps otherwise."
	case !left:
		return ""
	}
	return " Run again to do the remainder."
}

// passes reports whether an answer may change later by itself. A failure without an answer is of our own making or the network's.
func passes(status int) bool {
	return status >= 500 || status == http.StatusRequestTimeout || status == http.StatusTooManyRequests
}
