package planner

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/fingerprint"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// explainDifference finds the reason why a change does not result as it was
// saved: the tenant has changed, or the file was modified.
func (p *prover) explainDifference(c *plan.Change, live *state.Object, different string) {
	stale := plan.StaleChange{Change: c}
	drift := p.drift(c, live)
	if now := p.again.Plan.Find(c.Key); len(drift) == 0 && now != nil {
		drift = lostOtherwise(p.kindOf(c), c, now)
	}
	switch {
	case p.goneAbove(c) != "":
		stale.Cause, stale.Parent = plan.CauseGone, p.goneAbove(c)
	case c.Action == plan.Create && exists(live):
		stale.Cause = plan.CauseAppeared
	case len(drift) > 0:
		stale.Cause, stale.Drift = plan.CauseChanged, drift
	case c.Action == plan.Update && live == nil:
		stale.Cause = plan.CauseGone
	case p.refusal(c) != nil:
		stale.Problem = p.refusal(c)
		stale.Cause = plan.CauseRefused + stale.Problem.Text
	default:
		p.doubt(c, different)
		return
	}
	p.proof.Stale = append(p.proof.Stale, stale)
}

// drift compares the live object with what the change relies on. An object
// that was renamed is known by the id in the path.
func (p *prover) drift(c *plan.Change, live *state.Object) []plan.Drift {
	if live == nil {
		live = p.Live.ByID(c.Kind, c.Vars(p.kindOf(c))["id"])
	}
	if live == nil {
		return nil
	}
	return fingerprint.Stale(c.Fingerprint, p.kindOf(c), live)
}

// lostOtherwise returns the values that a change overwrites or removes and
// that differ from those that it shows, although it sends the same:
// undeclared values were edited.
func lostOtherwise(kind *registry.Kind, c, now *plan.Change) []plan.Drift {
	if differenceOfSteps(kind, c.Steps, now.Steps) != "" {
		return nil
	}
	var drifts []plan.Drift
	for _, at := range pointersOf(c.Fields, now.Fields) {
		was, is := fieldAt(c.Fields, at), fieldAt(now.Fields, at)
		if sameField(kind)(was, is) {
			continue
		}
		if before := is.Before; !sameField(kind)(plan.FieldChange{Pointer: at, Before: before, After: was.After, Sensitive: was.Sensitive, Secret: was.Secret}, is) {
			return nil
		}
		drifts = append(drifts, plan.Drift{Pointer: at, Planned: orMark(was.Before), Current: orMark(is.Before)})
	}
	return drifts
}

// orMark returns the fingerprint's mark for an absent value.
func orMark(v any) any {
	if _, absent := v.(plan.Absent); absent {
		return plan.AbsentMark()
	}
	return v
}

// pointersOf returns the places of two lists of fields, each once.
func pointersOf(a, b []plan.FieldChange) []jsonvalue.Pointer {
	var all []jsonvalue.Pointer
	for _, f := range slices.Concat(a, b) {
		all = append(all, f.Pointer)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// fieldAt returns the field at a pointer, or one that was and will be absent.
func fieldAt(fields []plan.FieldChange, at jsonvalue.Pointer) plan.FieldChange {
	for _, f := range fields {
		if f.Pointer == at {
			return f
		}
	}
	return plan.FieldChange{Pointer: at, Before: plan.Absent{}, After: plan.Absent{}}
}

// goneAbove returns the outermost ancestor that is missing and that the plan
// does not create, "" if there is none.
func (p *prover) goneAbove(c *plan.Change) state.Key {
	for _, key := range slices.Backward(p.ancestors(c)) {
		if p.again.live[key] != nil || p.Live.Find(key) != nil {
			continue
		}
		if by := p.saved.Find(key); by == nil || by.Action != plan.Create {
			return key
		}
	}
	return ""
}

func (p *prover) ancestors(c *plan.Change) []state.Key { return state.Ancestors(p.kindOf(c), c.Key) }

// refusal is the first problem of a change's document or of its ancestors, or
// nil.
func (p *prover) refusal(c *plan.Change) *state.Problem {
	keys := append(p.ancestors(c), c.Key)
	for _, problem := range slices.Concat(p.again.Problems, p.again.Awaited) {
		if slices.Contains(keys, problem.Key) {
			return &problem
		}
	}
	return nil
}

// withIDs replaces the placeholders of a saved change by the ids of objects
// that now exist.
func (p *prover) withIDs(c *plan.Change) *plan.Change {
	if len(p.created) == 0 {
		return c
	}
	out := *c
	out.Fields = make([]plan.FieldChange, len(c.Fields))
	for i, f := range c.Fields {
		out.Fields[i] = f
		out.Fields[i].Pointer = state.FillMapKeys(f.Pointer, p.idOf)
		out.Fields[i].Before, out.Fields[i].After = p.identified(f.Before), p.identified(f.After)
	}
	out.Fingerprint = make(plan.Fingerprint, len(c.Fingerprint))
	for at, v := range c.Fingerprint {
		out.Fingerprint[state.FillMapKeys(at, p.idOf)] = v
	}
	out.Steps = make([]plan.Step, len(c.Steps))
	for i, s := range c.Steps {
		out.Steps[i] = p.stepWithIDs(c, s)
	}
	return &out
}

func (p *prover) stepWithIDs(c *plan.Change, s plan.Step) plan.Step {
	for key, o := range p.created {
		s.Path = registry.FillPlaceholder(s.Path, string(key), o.Address)
	}
	s.OrAdopt = s.OrAdopt && p.created[state.ParentKey(p.kindOf(c), c.Key)] == nil
	if s.Body != nil {
		s.Body = p.identified(s.Body)
	}
	ops := s.Patch
	s.Patch = nil
	for _, op := range ops {
		s.Patch = append(s.Patch, patch.Op{Op: op.Op, Path: state.FillMapKeys(op.Path, p.idOf), Value: p.identified(op.Value)})
	}
	return s
}

// idOf is the id of an object that an earlier step has created, "" if there
// is none.
func (p *prover) idOf(key state.Key) string {
	if o := p.created[key]; o != nil {
		return o.ID
	}
	return ""
}

func (p *prover) identified(v any) any {
	switch v := v.(type) {
	case plan.IDOf:
		if o := p.created[v.Key]; o != nil {
			return o.ID
		}
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = p.identified(e)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for _, key := range jsonvalue.SortedKeys(v) {
			out[state.FillMapKey(key, p.idOf)] = p.identified(v[key])
		}
		return out
	}
	return v
}
