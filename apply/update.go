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

// update sends the planned edits, if the object has not changed since the plan
// was made.
func (j *job) update(ctx context.Context) Result {
	now, end := j.asPlanned(ctx, func(ctx context.Context) (*state.Object, error) {
		now, err := j.current(ctx)
		return orUnset(j.call.Location, now), err
	})
	if end != nil {
		return *end
	}
	now = j.opts.Planner.Reordered(j.expected(), now)
	patch, err := j.patchOf(now)
	if err != nil {
		return j.errorResult(ctx, err)
	}
	return j.withoutKept(j.edit(ctx, now, plan.Edits{Patch: plan.WithMaps(now, patch), Put: j.call.endpoint == j.call.Kind.API.Replace}, Applied))
}

// orUnset returns an empty object for a singleton that the tenant does not show, or for
// what another object has.
func orUnset(l tenant.Location, now *state.Object) *state.Object {
	if now != nil || !l.Kind.Singleton && l.Kind.About == "" {
		return now
	}
	return &state.Object{Key: l.Key, Kind: l.Kind, Parent: l.Parent(), Value: emptyValue(l.Kind), Default: true}
}

func emptyValue(kind *registry.Kind) map[string]any {
	if kind.Root == "" || kind.IsText() {
		return map[string]any{}
	}
	return map[string]any{kind.Root.Last(): []any{}}
}

// expected returns the fingerprint that the object must still have: of the
// answer to this run's last write, or of the plan before the first write.
func (j *job) expected() plan.Fingerprint {
	made := j.lastWritten(j.change.Key)
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

// earlierPatches returns the operations of the earlier steps of this change.
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
// step may have changed it, and the tenant must show that before the next step.
func (j *job) withSwitch(declared map[string]any) map[string]any {
	rule := j.call.Kind.Switch
	if rule == nil {
		return declared
	}
	out := map[string]any{rule.Field: false}
	maps.Copy(out, declared)
	return out
}

// editing is the state of edits that are being sent.
type editing struct {
	*job
	edits plan.Edits
	// before is the object that the edits were computed for, now the one read last.
	before, now *state.Object
	// changed are the members that the edits change, in the form of a document.
	changed map[string]any
	vars    map[string]string
}

// edit sends edits of the object that was just read.
func (j *job) edit(ctx context.Context, now *state.Object, e plan.Edits, outcome Outcome) Result {
	wanted, err := applyEdits(now, e.Patch)
	if err != nil {
		return j.errorResult(ctx, err)
	}
	before, _ := now.Kind.Spec.WithoutNames(map[string]any(now.Value)).(map[string]any)
	ed := &editing{
		job: j, edits: e, before: now, now: now,
		changed: j.opts.Planner.ChangedMembers(now.Kind, before, wanted), vars: j.varsFor(now),
	}
	w := expectedAnswer{Location: j.call.Location, before: before, sent: ed.changed, put: ed.endpoint() == now.Kind.API.Replace}
	meaning := j.intentFor(replaces)
	if isPatched(now.Kind, e) || meaning.members {
		meaning = j.intentFor(patches)
	}
	response, err := j.send(ctx, write{build: ed.build, isAnswer: w.isAnswer, check: ed.check, intent: meaning, repeatable: isRepeatable(ed.traits())})
	if err != nil {
		return j.errorResult(ctx, err)
	}
	return j.finishWrite(ctx, w, response, outcome)
}

// endpoint returns the endpoint that receives the edits.
func (e *editing) endpoint() *registry.Endpoint { return endpointFor(e.before.Kind, e.edits.Put) }

// traits returns the properties of the write.
func (e *editing) traits() writeTraits {
	s := writeTraits{method: e.endpoint().Method, repeatable: e.endpoint().Repeatable}
	if isPatched(e.before.Kind, e.edits) {
		s.patch, s.before = e.edits.Patch, e.before.Value
	}
	return s
}

// build computes the request again each time, so that a repeated PUT keeps the
// changes of others.
func (e *editing) build() (rest.Request, error) {
	r, err := e.editRequest(e.now, e.reader.Version, e.vars, e.edits)
	r.Secrets = append(r.Secrets, e.kept...)
	return r, err
}

// check reports whether the edits were applied: not so far if the object is
// unchanged in all that they touch; they were if it is now as proposed.
func (e *editing) check(ctx context.Context) (verdict, error) {
	seen, err := e.reader.Current(ctx, e.call.Location)
	if err != nil {
		return writeUnknown, err
	}
	if seen = orUnset(e.call.Location, seen); seen == nil {
		return writeUnknown, nil
	}
	baseline := e.opts.Planner.Baseline(e.before, e.changed, e.edits.Patch)
	e.now = e.opts.Planner.Reordered(baseline, seen)
	same := len(e.opts.Planner.Stale(baseline, seen)) == 0
	if same && sameSecrets(e.before, seen, e.edits.Patch) {
		return writeNotApplied, nil
	}
	if altered, _ := e.opts.Planner.ServerChanges(e.adoptInput(seen, e.changed)); len(altered) > 0 {
		return writeUnknown, nil
	}
	return writeApplied, nil
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

// varsFor sets and returns the path variables of an object that was read.
func (j *job) varsFor(now *state.Object) map[string]string {
	j.call.Vars = j.call.varsFor(now.Address)
	return j.call.Vars
}
