package apply

import (
	"context"
	"maps"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/internal/tenant"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// update makes the planned edits, if the object still is what they were made
// for.
func (j *job) update(ctx context.Context) Result {
	now, end := j.asPlanned(ctx, func(ctx context.Context) (*state.Object, error) {
		now, err := j.current(ctx)
		return orUnset(j.call.Location, now), err
	})
	if end != nil {
		return *end
	}
	now = j.opts.Planner.Arranged(j.expected(), now)
	patch, err := j.settlePatch(j.step.Patch)
	if err != nil {
		return j.ended(ctx, err)
	}
	return j.edit(ctx, now, plan.Edits{Patch: patch, Put: j.call.endpoint == j.call.Kind.API.Replace}, Applied)
}

// orUnset lets a singleton that the tenant does not show be an empty one.
func orUnset(l tenant.Location, now *state.Object) *state.Object {
	if now != nil || !l.Kind.Singleton {
		return now
	}
	return &state.Object{Key: l.Key, Kind: l.Kind, Parent: l.Parent(), Value: emptyValue(l.Kind), Default: true}
}

func emptyValue(kind *registry.Kind) map[string]any {
	if kind.Root == "" {
		return map[string]any{}
	}
	return map[string]any{kind.Root.Last(): []any{}}
}

// expected is what the object must still be like: after an own write its
// answer, before it what was planned against.
func (j *job) expected() plan.Fingerprint {
	made := j.kept(j.change.Key)
	if made == nil {
		return j.change.Fingerprint.After(j.earlierPatches(), plan.Fingerprint{})
	}
	body, _ := j.change.Steps[0].Body.(map[string]any)
	baseline := j.opts.Planner.Baseline(made, j.withSwitch(body), j.step.Patch)
	for _, f := range j.call.Kind.OwnLists() {
		if _, answered := made.Value[f.Name]; !answered {
			delete(baseline, jsonvalue.Pointer("").Append(f.Name)) // answers to writes lack it
		}
	}
	return j.change.Fingerprint.After(j.earlierPatches(), baseline)
}

// earlierPatches are what the steps of this change before this one edit.
func (j *job) earlierPatches() (all patch.Patch) {
	for i := range j.change.Steps {
		s := &j.change.Steps[i]
		if s == j.step {
			break
		}
		all = append(all, s.Patch...)
		if f, _ := s.CalledSet(j.call.Kind); f != nil {
			all = append(all, patch.Op{Op: patch.Replace, Path: jsonvalue.Pointer("").Append(f.Name)})
		}
	}
	return all
}

// withSwitch adds the switch of the kind to what a step relies on: an earlier
// step may have turned it, and the tenant must show that before the next one.
func (j *job) withSwitch(declared map[string]any) map[string]any {
	rule := j.call.Kind.Switch
	if rule == nil {
		return declared
	}
	out := map[string]any{rule.Field: false}
	maps.Copy(out, declared)
	return out
}

// editing is a set of edits on its way to the tenant.
type editing struct {
	*job
	edits plan.Edits
	// before is the object that the edits were made for, now the one last read.
	before, now *state.Object
	// touched is what the edits make of it, as a document would say it.
	touched map[string]any
	vars    map[string]string
}

// edit sends edits of the object that was just read.
func (j *job) edit(ctx context.Context, now *state.Object, e plan.Edits, outcome Outcome) Result {
	wanted, err := edited(now, e.Patch)
	if err != nil {
		return j.ended(ctx, err)
	}
	before, _ := now.Kind.Spec.WithoutNames(map[string]any(now.Value)).(map[string]any)
	ed := &editing{
		job: j, edits: e, before: now, now: now,
		touched: j.opts.Planner.Touched(now.Kind, before, wanted), vars: j.varsFor(now),
	}
	w := writing{Location: j.call.Location, before: before, sent: ed.touched, put: ed.endpoint() == now.Kind.API.Replace}
	meaning := j.meaning(replaces)
	if isPatched(now.Kind, e) {
		meaning = j.meaning(patches)
	}
	response, err := j.send(ctx, write{build: ed.build, isAnswer: w.isAnswer, look: ed.look, meaning: meaning, twice: safeTwice(ed.sending())})
	if err != nil {
		return j.ended(ctx, err)
	}
	return j.concluded(ctx, w, response, outcome)
}

// endpoint is where the edits are sent.
func (e *editing) endpoint() *registry.Endpoint { return endpointFor(e.before.Kind, e.edits.Put) }

// sending is what the edits send.
func (e *editing) sending() sending {
	s := sending{method: e.endpoint().Method, repeatable: e.endpoint().Repeatable}
	if isPatched(e.before.Kind, e.edits) {
		s.patch, s.before = e.edits.Patch, e.before.Value
	}
	return s
}

// build makes the request anew each time, so that a repeated PUT holds what
// others changed meanwhile.
func (e *editing) build() (rest.Request, error) {
	return e.editRequest(e.now, e.reader.Version, e.vars, e.edits)
}

// look reports whether the edits took place: not so far, if the object is as it
// was wherever they touch it; and they did, if it is now as proposed.
func (e *editing) look(ctx context.Context) (verdict, error) {
	seen, err := e.reader.Current(ctx, e.call.Location)
	if err != nil {
		return unclear, err
	}
	if seen = orUnset(e.call.Location, seen); seen == nil {
		return unclear, nil
	}
	baseline := e.opts.Planner.Baseline(e.before, e.touched, e.edits.Patch)
	e.now = e.opts.Planner.Arranged(baseline, seen)
	same := len(e.opts.Planner.Stale(baseline, seen)) == 0
	if same && sameSecrets(e.before, seen, e.edits.Patch) {
		return untouched, nil
	}
	if altered, _ := e.opts.Planner.Deviations(e.adoptInput(seen, e.touched)); len(altered) > 0 {
		return unclear, nil
	}
	return happened, nil
}

// sameSecrets compares the stored text wherever a patch sends a variable: a
// secret cannot be compared otherwise.
func sameSecrets(before, now *state.Object, patch patch.Patch) bool {
	for _, op := range patch {
		if len(plan.Variables(op.Value)) == 0 {
			continue
		}
		a, had := op.Path.Get(map[string]any(before.Value))
		b, has := op.Path.Get(map[string]any(now.Value))
		if had != has || !jsonvalue.Equal(a, b) {
			return false
		}
	}
	return true
}

// varsFor are the path variables by which the tenant answered.
func (j *job) varsFor(now *state.Object) map[string]string {
	j.call.Vars = j.call.varsFor(now.Address)
	return j.call.Vars
}
