package planner_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// wantSettled does in memory what a plan says, and wants the next plan to have
// nothing left to do.
func wantSettled(t rapid.TB, in planner.Input, plan *plan.Plan) {
	t.Helper()
	in.Live = afterPlan(t, in, plan)
	in.Options.Rotate, in.Options.Upload = nil, nil
	next := planner.Build(in)
	if !next.Plan.Empty() || len(next.Problems) > 0 {
		t.Errorf("after the plan was applied there is still something to do:\n%s%s", opsText(next.Plan), problemsText(next.Problems))
	}
}

// world is a tenant on which a plan is carried out.
type world struct {
	planner.Input
	t    rapid.TB
	now  map[state.Key]*state.Object
	made map[state.Key]string
}

// afterPlan returns the tenant as it is once every step of a plan is done.
func afterPlan(t rapid.TB, in planner.Input, p *plan.Plan) *state.Live {
	t.Helper()
	w := world{Input: in, t: t, now: map[state.Key]*state.Object{}, made: map[state.Key]string{}}
	for _, o := range in.Live.All() {
		w.now[o.Key] = o
	}
	for _, c := range p.Changes {
		if c.Action == plan.Create {
			w.made[c.Key] = fmt.Sprintf("new-%d", len(w.made))
		}
	}
	for _, c := range p.Changes {
		w.do(c)
	}
	return w.live()
}

func (w world) do(c plan.Change) {
	switch c.Action {
	case plan.Delete:
		delete(w.now, c.LiveKey)
		return
	case plan.Create:
		kind := w.Kinds.Find(c.Kind)
		w.now[c.Key] = &state.Object{Key: c.Key, Kind: kind, ID: w.made[c.Key], Address: w.made[c.Key], Value: map[string]any{kind.IDMember(): w.made[c.Key]}}
	case plan.Update:
		w.rename(c)
		o := *w.now[c.Key]
		w.now[c.Key] = &o
	}
	for i, s := range c.Steps {
		w.step(w.now[c.Key], s)
		if c.Action == plan.Create && i == 0 {
			showDefaults(w.now[c.Key].Kind.Spec, w.now[c.Key].Value)
		}
	}
}

// showDefaults adds what a tenant shows of members that a creation does not have.
func showDefaults(f *registry.Field, v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			showDefaults(f.Element(), e)
		}
	case map[string]any:
		if f == nil || f.Ref != nil || f.Tree != nil {
			return
		}
		for _, p := range f.Properties {
			if _, sent := v[p.Name]; !sent && p.HasDefault && p.Default != nil && !p.ReadOnly && !f.Excludes(p, v) {
				v[p.Name] = p.Default
			}
			showDefaults(p, v[p.Name])
		}
	}
}

// rename moves an object, and what belongs to it, to its new key, unless its
// parent took it along before.
func (w world) rename(c plan.Change) {
	o, known := w.now[c.LiveKey]
	if c.Key == c.LiveKey || !known {
		return
	}
	delete(w.now, c.LiveKey)
	w.now[c.Key] = o
	for _, key := range slices.Collect(maps.Keys(w.now)) {
		o := w.now[key]
		if state.ParentKey(o.Kind, key) == c.LiveKey {
			delete(w.now, key)
			w.now[state.Below(o.Kind, key, c.Key)] = o
		}
	}
}

func (w world) step(o *state.Object, s plan.Step) {
	o.Value = jsonvalue.Clone(o.Value).(map[string]any)
	if rule := o.Kind.Publish; rule != nil && rule.Field != "" && publishes(o.Kind, s) {
		o.Value[rule.Field] = rule.Value
	}
	if f, call := s.CalledSet(o.Kind); f != nil {
		o.Value[f.Name] = afterCall(o.Value[f.Name], s.Body.([]any), call == f.Calls.Remove)
	}
	body, _ := s.Body.(map[string]any)
	for key, v := range body {
		o.Value[key] = w.stored(o, v, jsonvalue.Pointer("").Append(key))
	}
	ops, _, err := plan.FillKept(s.Patch, o.Value)
	if err != nil {
		w.t.Fatalf("%s: %v", s.ID, err)
	}
	for _, op := range ops {
		op.Value = w.stored(o, op.Value, op.Path)
		value, err := plan.WithMaps(o, patch.Patch{op}).Apply(o.Value)
		if err != nil {
			w.t.Fatalf("%s: %v", s.ID, err)
		}
		o.Value = value.(map[string]any)
	}
	hideSecrets(o.Kind.Spec, o.Value)
	numberElements(o.Kind.Spec, o.Value)
}

// numberElements writes the places of elements into them where tenants do.
func numberElements(f *registry.Field, v any) {
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			element, isObject := e.(map[string]any)
			for _, p := range members(f.Element()) {
				if isObject && p.Position {
					element[p.Name] = json.Number(fmt.Sprint(i + 1))
				}
			}
			numberElements(f.Element(), e)
		}
	case map[string]any:
		for _, p := range members(f) {
			numberElements(p, v[p.Name])
		}
	}
}

func members(f *registry.Field) []*registry.Field {
	if f == nil || f.Ref != nil {
		return nil
	}
	return f.Properties
}

// hideSecrets takes out what no answer of a tenant has.
func hideSecrets(f *registry.Field, v any) {
	object, isObject := v.(map[string]any)
	if !isObject || f == nil || !f.HoldsUnseen() {
		return
	}
	for _, p := range f.Properties {
		if secret, has := object[p.Name]; has && p.WriteOnly {
			delete(object, p.Name)
			if p.ShownBy != "" && secret != nil {
				object[p.ShownBy] = "since today"
			}
		}
		hideSecrets(p, object[p.Name])
	}
}

// afterCall is a set after members were added or removed.
func afterCall(set any, members []any, removes bool) []any {
	list, _ := set.([]any)
	if !removes {
		return slices.Concat(list, members)
	}
	id := func(v any) any { return v.(map[string]any)["id"] }
	return slices.DeleteFunc(slices.Clone(list), func(e any) bool {
		return slices.ContainsFunc(members, func(m any) bool { return id(m) == id(e) })
	})
}

// publishes reports whether a step is a publication.
func publishes(kind *registry.Kind, s plan.Step) bool {
	if kind.API.Publish == nil {
		return false
	}
	_, _, is := kind.API.Publish.Match(s.Path)
	return is && s.Body == nil && s.Patch == nil
}

// stored is a value as the tenant keeps it: with ids, texts of files, values
// of variables, and cipher text for secrets.
func (w world) stored(o *state.Object, v any, at jsonvalue.Pointer) any {
	switch v := v.(type) {
	case plan.IDOf:
		return w.made[v.Key]
	case state.File:
		return v.Text
	case state.Env:
		return w.variable(o, v, at)
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = w.stored(o, e, at.Index(i))
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, e := range v {
			out[key] = w.stored(o, e, at.Append(key))
		}
		return padded(o.Kind.Spec.At(at), o.Kind.Spec.At(at.Parent().Parent()), out)
	}
	return v
}

// padded puts two groups around a whole tree of conditions, as tenants do.
func padded(f, above *registry.Field, tree map[string]any) map[string]any {
	if f == nil || f.Tree == nil || above != nil && above.Tree != nil {
		return tree
	}
	for _, by := range f.Tree.Joins {
		tree = map[string]any{f.Tree.Operator: by, f.Tree.Children: []any{tree}}
	}
	return tree
}

func (w world) variable(o *state.Object, env state.Env, at jsonvalue.Pointer) any {
	if state.IsSecret(o.Kind, o, at) {
		return "cipher text of " + env.Name
	}
	value, err := state.TypedEnv(o.Kind.Spec.At(at), w.Options.Env[env.Name])
	if err != nil {
		w.t.Fatal(err)
	}
	return value
}

// live puts the objects together again, parents first.
func (w world) live() *state.Live {
	live := emptied(w.Live)
	for _, kind := range w.Kinds.All() {
		for _, key := range slices.Sorted(maps.Keys(w.now)) {
			if o := *w.now[key]; o.Kind == kind {
				o.Key = key
				add(live, &o)
			}
		}
	}
	return live
}

// add takes an object in unless what it belonged to is gone.
func add(live *state.Live, o *state.Object) {
	if parent := state.ParentKey(o.Kind, o.Key); parent != "" {
		o.Parent = live.Find(parent)
		if o.Parent == nil {
			return
		}
	}
	live.Add(o)
}

// emptied is a tenant without objects. What they are created from stays.
func emptied(live *state.Live) *state.Live {
	return live.Without(func(*state.Object) bool { return true })
}
