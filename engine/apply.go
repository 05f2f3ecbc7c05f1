package engine

import (
	"context"

	"isc-sync/apply"
	"isc-sync/planner"
	"isc-sync/planner/plan"
)

// Missing returns what the steps of a plan need and do not have: variables that
// are not set, files that have changed. nil means nothing.
func (e *Engine) Missing(plan *plan.Plan, opts apply.Options) error {
	opts.Env = e.needed(plan)
	return apply.Missing(plan, e.Kinds, opts)
}

// Apply carries a plan out, on the tenant or on another writer. Nothing but
// what the plan shows is written.
func (e *Engine) Apply(ctx context.Context, plan *plan.Plan, to apply.Writer, opts apply.Options) (*apply.Report, error) {
	opts.Env, opts.Planner = e.needed(plan), planner.Recheck{}
	return apply.Run(ctx, plan, e.Kinds, to, opts)
}

// needed looks up the variables that a plan sends.
func (e *Engine) needed(plan *plan.Plan) map[string]string {
	values := map[string]string{}
	for _, c := range plan.Changes {
		for _, name := range c.Variables() {
			if v, set := e.Env(name); set {
				values[name] = v
			}
		}
	}
	return values
}
