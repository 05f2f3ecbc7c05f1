package diff

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Edits returns the edits that turn the live object into the proposed one: a patch
// or PUT of the whole object, and calls for sets that are changed by calls.
func Edits(s secrecy.Rules, proposed map[string]any, paired Pairings) plan.Edits {
	sets, fields, rest := setEdits(s, proposed, paired)
	e := patchFor(s, rest, paired)
	e.Sets, e.Fields, e.Proposed = sets, append(e.Fields, fields...), proposed
	return e
}

// patchFor finds the smallest patch that the API accepts and proves it. It
// falls back to larger ones: complete top-level members, and finally PUT.
func patchFor(s secrecy.Rules, proposed map[string]any, paired Pairings) plan.Edits {
	rule, live := s.Kind.Update, s.Live.Value
	if rule.How != registry.UpdateByPatch {
		return putEdits(s, proposed, paired, rule.Reason)
	}
	if rule.PutIf.Names(live) {
		return putEdits(s, proposed, paired, rule.PutIf.Reason)
	}
	d := differFor(s.Kind, paired).diff(s.Kind.Spec, live, proposed, "")
	d.ops = withCompanions(s.Kind, d.ops, proposed)
	whole, sayable := onlyWith(rule, d.ops, live, proposed)
	if d.ops = whole; !sayable || rule.Ops != nil && replacesServersMap(whole, s) {
		return putEdits(s, proposed, paired, "PUT, because a JSON Patch of this kind can only "+opsList(rule))
	}
	if bad := firstUnsendable(withoutValues(s, d.ops), s); bad != nil {
		return putEdits(s, proposed, paired, whyUnsendable(*bad))
	}
	e := plan.Edits{Patch: d.ops, Fields: s.Hide(d.fields), Proposed: proposed}
	if proves(e.Patch, live, proposed) {
		e.Patch = withoutValues(s, e.Patch)
		return e
	}
	e.Patch = withCompanions(s.Kind, wholeMembers(s.Kind, live, proposed), proposed)
	e.Reason = "the smallest patch could not be proven, so whole members are replaced"
	if _, sayable = onlyWith(rule, e.Patch, live, proposed); sayable && !replacesServersMap(e.Patch, s) && firstUnsendable(withoutValues(s, e.Patch), s) == nil && proves(e.Patch, live, proposed) {
		e.Patch = withoutValues(s, e.Patch)
		return e
	}
	return putEdits(s, proposed, paired, "no patch could be proven to give the proposed object")
}

// proves applies a patch to live in memory and compares the result with the
// proposed object.
func proves(patch patch.Patch, live, proposed map[string]any) bool {
	got, err := patch.Apply(live)
	return err == nil && jsonvalue.Equal(got, proposed)
}

// putEdits returns the smallest edits for a PUT, which is not bound to the
// patch model.
func putEdits(s secrecy.Rules, proposed map[string]any, paired Pairings, reason string) plan.Edits {
	live := s.Live.Value
	d := differ{acceptAny, paired}.diff(s.Kind.Spec, live, proposed, "")
	e := plan.Edits{Patch: d.ops, Fields: s.Hide(d.fields), Proposed: proposed, Put: true, Reason: reason}
	if !proves(e.Patch, live, proposed) {
		e.Patch = wholeMembers(s.Kind, live, proposed)
	}
	e.Patch = withVariables(s, withKept(s, e.Patch, s.Hides))
	return e
}

// withoutValues returns a patch as the plan shows it, whether variables are set or not:
// without their values and, if the object cannot be sent whole instead, without anything
// else that the tenant keeps and that must not be shown.
func withoutValues(s secrecy.Rules, ops patch.Patch) patch.Patch {
	hides := s.Hides
	if s.Kind.API.Replace != nil {
		hides = func(at jsonvalue.Pointer, v any) bool { return s.Covers(at, v) && !s.IsCipher(at, v) }
	}
	return withVariables(s, withKept(s, ops, hides))
}

// firstUnsendable returns an operation that cannot be sent as a patch: its
// value is not in the vendor's model, or contains cipher text, which must not
// enter a plan.
func firstUnsendable(ops patch.Patch, s secrecy.Rules) *patch.Op {
	for i, op := range ops {
		if op.Op == patch.Remove {
			continue
		}
		if !isLegal(op.Value) || s.Carries(op.Path, op.Value) || state.HoldsUnwritable(op.Value) {
			return &ops[i]
		}
	}
	return nil
}

// replacesServersMap reports whether a patch of complete members replaces a
// map that is only patched key by key.
func replacesServersMap(patch patch.Patch, s secrecy.Rules) bool {
	for _, op := range patch {
		live, _ := op.Path.Get(map[string]any(s.Live.Value))
		if holdsServersMap(s.Kind.Spec.At(op.Path), live) {
			return true
		}
	}
	return false
}

func whyUnsendable(op patch.Op) string {
	if isLegal(op.Value) {
		return fmt.Sprintf("PUT, because the smallest legal patch would carry a stored secret at %s", op.Path)
	}
	return fmt.Sprintf("PUT, because a JSON Patch of this API cannot carry %s at %s", describeIllegal(op.Value), op.Path)
}

func describeIllegal(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case []any:
		return "an array of these elements"
	case map[string]any:
		return "this object"
	default:
		return fmt.Sprintf("the number %v", v)
	}
}

// wholeMembers replaces each top-level member that differs.
func wholeMembers(kind *registry.Kind, live, proposed map[string]any) patch.Patch {
	var ops patch.Patch
	for _, key := range kind.Spec.MemberOrder(live, proposed) {
		before, had := live[key]
		after, has := proposed[key]
		at := jsonvalue.Pointer("").Append(key)
		switch {
		case had && has && jsonvalue.Equal(before, after):
		case !has:
			ops = append(ops, patch.Op{Op: patch.Remove, Path: at})
		case !had || before == nil:
			ops = append(ops, patch.Op{Op: patch.Add, Path: at, Value: after})
		default:
			ops = append(ops, patch.Op{Op: patch.Replace, Path: at, Value: after})
		}
	}
	return ops
}
