package apply

import (
	"slices"
	"strings"

	"isc-sync/planner"
)

// veil keeps the values of variables out of whatever is told.
type veil struct {
	secrets []string
}

const withheld = "(withheld: it repeats a secret)"

func veilOf(env map[string]string) veil {
	var v veil
	for _, text := range env {
		if text != "" {
			v.secrets = append(v.secrets, text)
		}
	}
	slices.Sort(v.secrets)
	return v
}

func (v veil) result(r Result) Result {
	r.Cause, r.Hint = v.text(r.Cause), v.text(r.Hint)
	r.DetailCode, r.TrackingID = v.text(r.DetailCode), v.text(r.TrackingID)
	r.Altered, r.Habits = v.alterations(r.Altered), v.alterations(r.Habits)
	r.Drift = v.drift(r.Drift)
	return r
}

func (v veil) text(s string) string {
	if v.hides(s) {
		return withheld
	}
	return s
}

func (v veil) hides(s string) bool {
	return slices.ContainsFunc(v.secrets, func(secret string) bool { return strings.Contains(s, secret) })
}

// repeats tells whether a secret is somewhere in a value.
func (v veil) repeats(value any) bool {
	found := false
	planner.Walk(value, func(leaf any) {
		if s, ok := leaf.(string); ok && v.hides(s) {
			found = true
		}
	})
	return found
}

func (v veil) alterations(all []Alteration) []Alteration {
	out := slices.Clone(all)
	for i, a := range out {
		if v.repeats(a.Sent) || v.repeats(a.Stored) {
			out[i].Sent, out[i].Stored, out[i].Text = planner.Absent{}, planner.Absent{}, withheld
		}
	}
	return out
}

func (v veil) drift(all []planner.Drift) []planner.Drift {
	out := slices.Clone(all)
	for i, d := range out {
		if v.repeats(d.Planned) || v.repeats(d.Current) {
			out[i].Planned, out[i].Current = withheld, withheld
		}
	}
	return out
}
