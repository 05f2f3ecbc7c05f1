package render

import (
	"fmt"
	"net/http"
	"strings"

	"isc-sync/apply"
)

// outcomeLine counts how the steps ended, says who was written to, and what to
// do about the rest.
func (v voice) outcomeLine(r *apply.Report) string {
	to := ""
	if r.Writer != "" {
		to = " (" + v.writer(r) + ")"
	}
	if len(r.Steps) == 0 && r.Complete() && !r.Interrupted {
		return "There was nothing to do" + to + "."
	}
	line := v.head(r) + strings.Join(v.counts(r), ", ")
	if v.dryRun {
		line += "; nothing was sent"
	}
	return line + to + "." + v.remainder(r)
}

func (v voice) counts(r *apply.Report) []string {
	done := r.Count(apply.Applied, apply.Adopted, apply.AlteredByServer)
	parts := []string{fmt.Sprintf("%d of %s %s", done, Count(len(r.Steps), "step", "steps"), v.done())}
	for _, o := range []apply.Outcome{apply.Failed, apply.Stale, apply.Skipped, apply.Unknown} {
		if n := r.Count(o); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, o))
		}
	}
	return parts
}

// remainder says whether another run can do what this one did not.
func (v voice) remainder(r *apply.Report) string {
	lasting, again := 0, 0
	steps := map[string]apply.Result{}
	for _, s := range r.Steps {
		steps[s.Step] = s
	}
	for _, s := range r.Steps {
		if s.Outcome == apply.Skipped && s.Because != "" {
			s = steps[s.Because] // a skip lasts as long as its cause
		}
		switch {
		case s.Outcome.Done():
		case isRefusal(s):
			lasting++
		default:
			again++
		}
	}
	switch {
	case v.dryRun || lasting+again == 0:
		return ""
	case again > 0:
		return " Run again to do the remainder."
	}
	return " Put right what the tenant refused, then run again."
}

// isRefusal tells whether the tenant said no to what was sent, so that it will
// say so again.
func isRefusal(s apply.Result) bool {
	switch s.Status {
	case http.StatusUnauthorized, http.StatusRequestTimeout, http.StatusTooManyRequests:
		return false
	}
	return s.Outcome == apply.Failed && s.Status >= 400 && s.Status < 500
}
