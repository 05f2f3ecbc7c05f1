package render

import (
	"errors"
	"strings"

	"isc-sync/apply"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// endings returns what keeps a whole plan from being applied, rule by rule or
// field by field; nil for all other errors.
func endings(err error) state.Problems {
	var refused plan.Refusals
	if errors.As(err, &refused) {
		return refusals(refused)
	}
	var stale *apply.StaleError
	if errors.As(err, &stale) {
		return staleness(stale)
	}
	var doubts plan.Doubts
	if errors.As(err, &doubts) {
		return doubtful(doubts)
	}
	return nil
}

// doubtful reports why a saved plan is not believed. What to do about it is
// said once, at the end.
func doubtful(doubts plan.Doubts) state.Problems {
	problems := make(state.Problems, len(doubts))
	for i, d := range doubts {
		problems[i] = state.Problem{Key: d.Key, Text: plan.ErrUnproven.Error() + ": " + d.Text}
	}
	problems[len(problems)-1].Hint = doubts.Hint()
	return problems
}

func refusals(refused plan.Refusals) state.Problems {
	problems := make(state.Problems, len(refused))
	for i, r := range refused {
		problems[i] = state.Problem{Text: r.Error(), Hint: r.Hint}
		if c := r.Only(); c != nil { // its key comes first, once is enough
			problems[i].Key, problems[i].Position, problems[i].Text = c.Key, c.Position(), r.Reason()
		}
	}
	return problems
}

// staleness lists every field that has changed. The hint follows once, at the
// end.
func staleness(stale *apply.StaleError) state.Problems {
	var problems state.Problems
	for _, o := range stale.Objects {
		if len(o.Drift) == 0 {
			problems = append(problems, state.Problem{Key: o.Key, Position: o.Position, Text: "the plan is stale: " + o.Cause})
		}
		for _, d := range o.Drift {
			said := strings.TrimPrefix(d.String(), string(d.Pointer)+": ")
			problems = append(problems, state.Problem{Key: o.Key, Position: o.Position, Pointer: d.Pointer, Text: "the plan is stale: " + said})
		}
	}
	problems[len(problems)-1].Hint = stale.Hint()
	return problems
}
