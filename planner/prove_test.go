package planner_test

import (
	"maps"
	"slices"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// wantProven saves a plan and wants it to hold: before anything was done, and
// after each wave of it.
func wantProven(t rapid.TB, in planner.Input, p *plan.Plan) {
	t.Helper()
	saved, err := plan.Decode(p.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if doubts := plan.CheckForm(saved, in.Kinds); len(doubts) > 0 {
		t.Errorf("%v", doubts)
	}
	last := 0
	for _, c := range p.Changes {
		for _, s := range c.Steps {
			last = max(last, s.Wave)
		}
	}
	if len(in.Options.Rotate)+len(in.Options.Upload) > 0 {
		last = 0 // what is sent because somebody asks for it is never done
	}
	turned := in
	turned.Live = reordered(in.Live)
	wantProvenAfter(t, turned, p, saved, 0)
	turned.Live = renamedReferences(turned.Live)
	if len(planner.Build(turned).Problems) == len(planner.Build(in).Problems) { // no document is understood by these names
		wantProvenAfter(t, turned, p, saved, 0)
	}
	for wave := range last + 1 {
		wantProvenAfter(t, in, p, saved, wave)
	}
}

// reordered returns the live objects with every set in the opposite order, as a tenant
// may show it at the next read.
func reordered(live *state.Live) *state.Live {
	return mapped(live, func(f *registry.Field, v any, _ jsonvalue.Pointer) (any, bool) {
		list, isList := v.([]any)
		if !isList || f.ListKind() != registry.Set {
			return nil, false
		}
		list = slices.Clone(list)
		slices.Reverse(list)
		return list, true
	})
}

// renamedReferences returns the live objects with other names in their references to
// objects, as if what they refer to had been renamed.
func renamedReferences(live *state.Live) *state.Live {
	return mapped(live, func(f *registry.Field, v any, _ jsonvalue.Pointer) (any, bool) {
		object, isObject := v.(map[string]any)
		name, named := object["name"].(string)
		if !isObject || !named || !f.IsReference() || object["id"] == nil {
			return nil, false
		}
		object = maps.Clone(object)
		object["name"] = name + ", renamed"
		return object, true
	})
}

// mapped returns the live objects with values that a function replaces.
func mapped(live *state.Live, replace func(*registry.Field, any, jsonvalue.Pointer) (any, bool)) *state.Live {
	all := live.All()
	slices.SortStableFunc(all, func(a, b *state.Object) int { return a.Kind.Depth() - b.Kind.Depth() })
	out := emptied(live)
	for _, o := range all {
		turned := *o
		turned.Value = registry.Map(o.Kind.Spec, map[string]any(o.Value), "", replace).(map[string]any)
		add(out, &turned)
	}
	return out
}

func wantProvenAfter(t rapid.TB, in planner.Input, plan, saved *plan.Plan, wave int) {
	t.Helper()
	part := upTo(plan, wave)
	if wave > 0 {
		in.Live = afterPlan(t, in, part)
	}
	proof := planner.Prove(saved, in, planner.Build(in))
	if len(proof.Doubts) > 0 {
		t.Errorf("after wave %d: %v", wave, proof.Doubts)
	}
	for _, s := range proof.Stale {
		t.Errorf("after wave %d: %s is stale: %s %v", wave, s.Change.Key, s.Cause, s.Drift)
	}
	for _, c := range part.Changes {
		for _, s := range c.Steps {
			kind := in.Kinds.Find(c.Kind)
			unseen := publishes(kind, s) && (kind.Publish.Field == "" || kind.Publish.Once) // it is taken again
			if _, is := proof.Done[s.ID]; !is && !unseen {
				t.Errorf("after wave %d: %s is not done", wave, s.ID)
			}
		}
	}
}

// upTo returns the part of a plan that is in the first waves. A deletion of
// which only the first step is done is an update so far.
func upTo(p *plan.Plan, wave int) *plan.Plan {
	part := *p
	part.Changes = nil
	for _, c := range p.Changes {
		all := c.Steps
		c.Steps = nil
		for _, s := range all {
			if s.Wave <= wave {
				c.Steps = append(c.Steps, s)
			}
		}
		if len(c.Steps) < len(all) && c.Action == plan.Delete {
			c.Action = plan.Update
		}
		if len(c.Steps) > 0 {
			part.Changes = append(part.Changes, c)
		}
	}
	return &part
}
