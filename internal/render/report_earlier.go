package render

import (
	"fmt"

	"isc-sync/apply"
)

// earlier reports what became of the steps of an earlier run whose end was not
// known.
func earlier(r *apply.Report) []string {
	e := r.Earlier
	if e == nil {
		return nil
	}
	ended := ""
	if e.Killed {
		ended = ", which was killed,"
	}
	lines := []string{fmt.Sprintf("the report of the run before%s is kept in %s", ended, e.File)}
	for _, open := range e.Open {
		lines = append(lines, fmt.Sprintf("%s (%s %s) was open in that run: %s", open.Step, open.Method, open.Path, became(r, open)))
	}
	return lines
}

// became describes what this run did about an open step.
func became(r *apply.Report, open apply.OpenStep) string {
	if !open.Planned {
		return "this plan has nothing to do for it"
	}
	done, all := 0, 0
	for _, s := range r.Steps {
		if s.Key == open.Key {
			all++
			if s.Outcome.Done() {
				done++
			}
		}
	}
	return fmt.Sprintf("planned again; %d of %s done", done, Count(all, "step", "steps"))
}
