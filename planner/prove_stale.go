package planner

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// unlike finds out why a change does not come out as it was saved: because of
// the tenant, or else because the file says something of its own.
func (p *prover) unlike(c *Change, live *state.Object, different string) {
	stale := StaleChange{Change: c}
	drift := p.drift(c, live)
	if now := p.again.Plan.Find(c.Key); len(drift) == 0 && now != nil {
		drift = lostOtherwise(p.kindOf(c), c, now)
	}
	switch {
	case p.parentIsGone(c):
		stale.Cause, stale.Parent = CauseGone, state.ParentKey(p.kindOf(c), c.Key)
	case c.Action == Create && isThere(live):
		stale.Cause = CauseAppeared
	case len(drift) > 0:
		stale.Cause, stale.Drift = CauseChanged, drift
	case c.Action == Update && live == nil:
		stale.Cause = CauseGone
	case p.refusal(c) != nil:
		stale.Problem = p.refusal(c)
		stale.Cause = CauseRefused + stale.Problem.Text
	default:
		p.doubt(c, different)
		return
	}
	p.proof.Stale = append(p.proof.Stale, stale)
}

// drift compares the live object with what the change relies on. An object that
// has another name by now is known by the id in the path.
func (p *prover) drift(c *Change, live *state.Object) []Drift {
	if live == nil {
		live = p.Live.ByID(c.Kind, p.pathOf(c)["id"])
	}
	if live == nil {
		return nil
	}
	return Stale(c.Fingerprint, p.kindOf(c), live)
}

// lostOtherwise returns the values that a change overwrites or removes and that
// are not what it shows, although it sends the same: somebody has edited what
// nobody declares.
func lostOtherwise(kind *registry.Kind, c, now *Change) []Drift {
	if differenceOfSteps(kind, c.Steps, now.Steps) != "" {
		return nil
	}
	var drifts []Drift
	for _, at := range pointersOf(c.Fields, now.Fields) {
		was, is := fieldAt(c.Fields, at), fieldAt(now.Fields, at)
		if sameField(kind)(was, is) {
			continue
		}
		if before := is.Before; !sameField(kind)(FieldChange{at, before, was.After, was.Sensitive, was.Secret}, is) {
			return nil
		}
		drifts = append(drifts, Drift{at, orMark(was.Before), orMark(is.Before)})
	}
	return drifts
}

// orMark returns the mark for what is absent, as fingerprints have it.
func orMark(v any) any {
	if _, absent := v.(Absent); absent {
		return absentMark()
	}
	return v
}

// pointersOf returns the places of two lists of fields, each once.
func pointersOf(a, b []FieldChange) []jsonvalue.Pointer {
	var all []jsonvalue.Pointer
	for _, f := range slices.Concat(a, b) {
		all = append(all, f.Pointer)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// fieldAt returns the field at a pointer, or one that was and will be absent.
func fieldAt(fields []FieldChange, at jsonvalue.Pointer) FieldChange {
	for _, f := range fields {
		if f.Pointer == at {
			return f
		}
	}
	return FieldChange{Pointer: at, Before: Absent{}, After: Absent{}}
}

// pathOf returns the variables in the path of a change's first step.
func (p *prover) pathOf(c *Change) map[string]string {
	for _, e := range c.Steps[0].Endpoints(p.kindOf(c), c.Action) {
		if _, vars, ok := e.Match(c.Steps[0].Path); ok && e.Method == c.Steps[0].Method {
			return vars
		}
	}
	return nil
}

// parentIsGone reports whether a parent is missing that the plan does not
// create.
func (p *prover) parentIsGone(c *Change) bool {
	parent := state.ParentKey(p.kindOf(c), c.Key)
	if parent == "" || p.again.live[parent] != nil || p.Live.Find(parent) != nil {
		return false
	}
	by := p.saved.Find(parent)
	return by == nil || by.Action != Create
}

// refusal is the first problem of a change's document, or of its parent, or nil.
func (p *prover) refusal(c *Change) *state.Problem {
	parent := state.ParentKey(p.kindOf(c), c.Key)
	for i := range p.again.Problems {
		if key := p.again.Problems[i].Key; key == c.Key || parent != "" && key == parent {
			return &p.again.Problems[i]
		}
	}
	return nil
}

// withIDs puts the ids of objects that exist by now in the places that a saved
// change keeps for them.
func (p *prover) withIDs(c *Change) *Change {
	if len(p.created) == 0 {
		return c
	}
	out := *c
	out.Fields = make([]FieldChange, len(c.Fields))
	for i, f := range c.Fields {
		out.Fields[i] = f
		out.Fields[i].Pointer = state.FillMapKeys(f.Pointer, p.idOf)
		out.Fields[i].Before, out.Fields[i].After = p.identified(f.Before), p.identified(f.After)
	}
	out.Fingerprint = make(Fingerprint, len(c.Fingerprint))
	for at, v := range c.Fingerprint {
		out.Fingerprint[state.FillMapKeys(at, p.idOf)] = v
	}
	out.Steps = make([]Step, len(c.Steps))
	for i, s := range c.Steps {
		out.Steps[i] = p.stepWithIDs(c, s)
	}
	return &out
}

func (p *prover) stepWithIDs(c *Change, s Step) Step {
	for key, o := range p.created {
		id := o.ID
		if key == c.Key {
			id = o.Address
		}
		s.Path = registry.FillPlaceholder(s.Path, string(key), id)
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

// idOf is the id of an object that a step before has created, "" where none has.
func (p *prover) idOf(key state.Key) string {
	if o := p.created[key]; o != nil {
		return o.ID
	}
	return ""
}

func (p *prover) identified(v any) any {
	switch v := v.(type) {
	case IDOf:
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
