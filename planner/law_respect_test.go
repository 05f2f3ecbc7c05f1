package planner_test

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/planner/fingerprint"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
)

// respectful lets somebody change a leaf of the live object between plan and
// apply. If the fingerprint still holds, the patch must fit, and their edit
// must be there afterwards or have been of a declared field's own value.
func respectful(t *rapid.T, c lawCase, r planner.Result) string {
	step := onlyStep(r.Plan)
	if step == nil || len(r.Problems) > 0 || len(c.live.Malformed) > 0 {
		return ""
	}
	theirs := *c.live
	at, edited := edit(t, c.live.Value)
	theirs.Value = edited
	print := r.Plan.Changes[0].Fingerprint
	for _, drift := range fingerprint.Stale(print, c.kind, c.live) {
		return fmt.Sprintf("%s is stale against the very object that the plan was made for: %s is not %s", drift.Pointer, text(drift.Current), text(drift.Planned))
	}
	if len(fingerprint.Stale(print, c.kind, &theirs)) > 0 || hides(print, at) {
		return ""
	}
	ops, _, err := plan.FillKept(step.Patch, theirs.Value)
	if err != nil {
		return "" // noticed as well
	}
	got, err := ops.Apply(theirs.Value)
	if err != nil {
		return "the patch no longer fits: " + err.Error()
	}
	if wrong := c.oracle().untouched(c.kind.Spec, theirs.Value, got, c.doc.Spec, ""); wrong != "" {
		return "after an edit at " + string(at) + ": " + wrong
	}
	return ""
}

// hides reports whether a fingerprint hides the value at a pointer, which may
// have come from a variable: then an edit of it is not noticed.
func hides(fp plan.Fingerprint, at jsonvalue.Pointer) bool {
	for here := at; here != ""; here = here.Parent() {
		planned, noted := fp[here]
		if !noted {
			continue
		}
		if whole, is := jsonvalue.Pointer("/$whole").Get(planned); is {
			planned = whole
		}
		v, _ := at[len(here):].Get(planned)
		if text(v) == text(map[string]any{"$secret": true}) {
			return true
		}
	}
	return false
}

// edit changes, adds or removes one member somewhere.
func edit(t *rapid.T, value map[string]any) (jsonvalue.Pointer, map[string]any) {
	var objects []jsonvalue.Pointer
	walkObjects(value, "", func(at jsonvalue.Pointer) { objects = append(objects, at) })
	at := rapid.SampledFrom(objects).Draw(t, "edited object")
	v, _ := at.Get(value)
	keys := append(jsonvalue.SortedKeys(v.(map[string]any)), "theirs")
	at = at.Append(rapid.SampledFrom(keys).Draw(t, "edited member"))
	op := patch.Op{Op: patch.Add, Path: at, Value: "theirs"}
	if _, there := at.Get(value); there && rapid.Bool().Draw(t, "removed") {
		op.Op = patch.Remove
	}
	edited, err := patch.Patch{op}.Apply(value)
	if err != nil {
		t.Fatal(err)
	}
	return at, edited.(map[string]any)
}

// extended adds a member somewhere.
func extended(t *rapid.T, value map[string]any) map[string]any {
	var objects []jsonvalue.Pointer
	walkObjects(value, "", func(at jsonvalue.Pointer) { objects = append(objects, at) })
	at := rapid.SampledFrom(objects).Draw(t, "extended object")
	extended, err := patch.Patch{{Op: patch.Add, Path: at.Append("theirs"), Value: "theirs"}}.Apply(value)
	if err != nil {
		t.Fatal(err)
	}
	return extended.(map[string]any)
}

func walkObjects(v any, at jsonvalue.Pointer, visit func(jsonvalue.Pointer)) {
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			walkObjects(e, at.Index(i), visit)
		}
	case map[string]any:
		visit(at)
		for _, key := range jsonvalue.SortedKeys(v) {
			walkObjects(v[key], at.Append(key), visit)
		}
	}
}

// provable saves the plan and lets somebody add something that nobody manages.
// If the fingerprint still holds, so does the plan.
func provable(t *rapid.T, c lawCase, r planner.Result) string {
	if onlyStep(r.Plan) == nil || len(r.Problems) > 0 || len(c.live.Malformed) > 0 {
		return ""
	}
	saved, err := plan.Decode(r.Plan.Encode())
	if err != nil {
		return err.Error()
	}
	theirs := *c.live
	if rapid.Bool().Draw(t, "edited") {
		theirs.Value = extended(t, c.live.Value)
	}
	change := &saved.Changes[0]
	stale := len(fingerprint.Stale(change.Fingerprint, c.kind, &theirs)) > 0
	c.in.Live = liveWith(&theirs)
	proof := planner.Prove(saved, c.in, planner.Build(c.in))
	switch {
	case stale && len(proof.Stale)+len(proof.Doubts)+len(proof.Done) == 0:
		return "the fingerprint does not hold, and the plan does"
	case len(proof.Doubts) > 0:
		return fmt.Sprintf("the plan is not believed: %v\n%s\n%s", proof.Doubts, text(c.in.Live.Find(c.live.Key).Value), fmt.Sprint(change.Fingerprint))
	case !stale && len(proof.Stale) > 0 && !losesMore(proof.Stale[0]):
		return fmt.Sprintf("the fingerprint holds, and the plan does not: %v", proof.Stale)
	}
	return ""
}

// losesMore reports whether somebody edited what the change removes. The
// fingerprint does not hold it, but the plan shows it.
func losesMore(s plan.StaleChange) bool {
	absent := text(map[string]any{"$absent": true})
	return len(s.Drift) > 0 && !slices.ContainsFunc(s.Drift, func(d plan.Drift) bool { return text(d.Current) == absent })
}
