package engine

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"isc-sync/apply"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenant"
	"isc-sync/planner"
	"isc-sync/planner/fingerprint"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// CheckInputs compares the documents and settings with those that a saved plan
// was made from. The error is an *apply.StaleError if one has changed.
func CheckInputs(plan *plan.Plan, docs state.Documents, settings state.Settings) error {
	reasons, otherSettings := plan.Inputs.Changed(docs, settings)
	stale := &apply.StaleError{}
	for _, key := range jsonvalue.SortedKeys(keyed(reasons)) {
		o := apply.StaleObject{Key: state.Key(key), Cause: reasons[state.Key(key)]}
		if doc := docs.Find(o.Key); doc != nil {
			o.Position = doc.Position
		}
		stale.Objects = append(stale.Objects, o)
	}
	if otherSettings && plan.Inputs.Documents != nil {
		stale.Objects = append(stale.Objects, apply.StaleObject{Cause: "the settings in isc-sync.yaml have changed since the plan was made"})
	}
	if len(stale.Objects) > 0 {
		return stale
	}
	return nil
}

func keyed(reasons map[state.Key]string) map[string]string {
	out := make(map[string]string, len(reasons))
	for key, reason := range reasons {
		out[string(key)] = reason
	}
	return out
}

// Prove makes a saved plan again from the same documents and compares the two.
// It returns the steps that are done already. The error is an *apply.StaleError
// if the tenant has changed, or planner.Doubts if the documents and the tenant
// do not give what the plan contains. It writes nothing.
func (e *Engine) Prove(ctx context.Context, plan *plan.Plan, docs state.Documents, settings state.Settings) (map[string]*state.Object, error) {
	if plan.Empty() {
		return nil, nil
	}
	opts := planner.OptionsOf(plan.Inputs, e.variables(docs))
	opts.Only, opts.SkipProblems = nil, false // a problem of a saved change must show
	for _, c := range plan.Changes {
		opts.Only = append(opts.Only, c.Key)
	}
	planned, in, err := e.plan(ctx, docs, settings, opts, plan)
	if err != nil {
		return nil, err
	}
	proof := planner.Prove(plan, in, planned.Result)
	if len(proof.Doubts) > 0 {
		return nil, cmp.Or(e.unset(plan, proof.Doubts, docs).Err(), proof.Doubts.Err())
	}
	if err := apply.StaleChanges(proof.Stale); err != nil {
		return nil, err
	}
	return proof.Done, nil
}

// unset reports the variables that doubtful changes send, and their documents
// use, and that are not set now: without them the plan cannot come out again.
func (e *Engine) unset(p *plan.Plan, doubts plan.Doubts, docs state.Documents) state.Problems {
	var problems state.Problems
	for _, d := range doubts {
		c, doc := p.Find(d.Key), docs.Find(d.Key)
		if c == nil || doc == nil {
			continue
		}
		used := plan.Variables(doc.Spec)
		for _, name := range c.Variables() {
			if _, set := e.Env(name); !set && slices.Contains(used, name) {
				problems = append(problems, doc.Problem("", fmt.Sprintf("the variable %s is not set, or empty, and its value has to be sent", name), "set it and apply again"))
			}
		}
	}
	return problems
}

// PlanSame plans again with the options of a saved plan. It returns the new
// plan if its changes are those of the saved one, apart from those that are
// done, and otherwise an error that describes the difference.
func (e *Engine) PlanSame(ctx context.Context, saved *plan.Plan, docs state.Documents, settings state.Settings) (*plan.Plan, error) {
	opts := planner.OptionsOf(saved.Inputs, nil)
	planned, err := e.Plan(ctx, docs, settings, opts)
	if err != nil {
		return nil, err
	}
	if err := planned.Problems.Err(); err != nil {
		return nil, err
	}
	return planned.Plan, planner.SameChanges(saved, docs, planned.Result).Err()
}

// arrange puts lists that have no order in the order that a saved plan found them in, and
// gives objects that paths may name in several ways the name that the plan uses.
func arrange(live *state.Live, saved *plan.Plan) {
	if saved == nil {
		return
	}
	for i := range saved.Changes {
		c := &saved.Changes[i]
		o := live.Find(c.Key)
		if o == nil {
			continue
		}
		o.Value = fingerprint.Reordered(c.Fingerprint, o).Value
		if name := c.Vars(o.Kind)["id"]; !o.Confirmed && slices.Contains(tenant.AddressesOf(o), name) {
			o.Address = name
		}
	}
}
