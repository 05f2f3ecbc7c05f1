package planner

import (
	"bytes"
	"maps"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// differenceOf returns how a saved change differs from the one that is
// planned now, or "". The position of documents and the wave of a step do not
// matter.
func differenceOf(kind *registry.Kind, live *state.Object, c, now *plan.Change) string {
	switch {
	case c.Action != now.Action:
		return "the documents and the tenant give a " + string(now.Action)
	case c.Name != now.Name || c.Parent != now.Parent || !maps.Equal(c.Identity, now.Identity):
		return "its name differs from that in its document"
	case c.Action == plan.Delete && !showsDeletion(c, now):
		return "its fields do not show what the deletion removes"
	case c.Action != plan.Delete && !sameFields(kind, c.Fields, now.Fields):
		return "its fields are not what the documents and the tenant give"
	}
	different := differenceOfSteps(kind, c.Steps, now.Steps)
	if different != "" && !(c.Action == plan.Update && live != nil && len(c.Steps) == 1 && len(now.Steps) == 1 && c.Steps[0].OrAdopt == now.Steps[0].OrAdopt && sameEffect(live, c.Steps, now.Steps)) {
		return different
	}
	return ""
}

const differentFingerprint = "its fingerprint is not what the documents and the tenant give"

func differenceOfSteps(kind *registry.Kind, steps, now []plan.Step) string {
	if len(steps) != len(now) {
		return "its steps are not those that the documents and the tenant give"
	}
	for i, s := range steps {
		if !bytes.Equal(stepText(kind, s), stepText(kind, now[i])) {
			return "the step " + s.ID + " is not what the documents and the tenant give"
		}
		for _, id := range now[i].Needs {
			if !slices.Contains(s.Needs, id) {
				return "the step " + s.ID + " does not wait for " + id
			}
		}
	}
	return ""
}

// sameEffect reports whether the patches of steps are sent to the same place,
// have the same result, and use the same variables. Undeclared members may
// decide which of two such patches is the shorter one.
func sameEffect(live *state.Object, a, b []plan.Step) bool {
	patches, places := make([]patch.Patch, 2), make([][]string, 2)
	for i, steps := range [][]plan.Step{a, b} {
		for _, s := range steps {
			members, isCall := s.Body.([]any)
			if s.Body != nil && !isCall {
				return false
			}
			patches[i] = append(patches[i], s.Patch...)
			places[i] = append(places[i], s.Method+" "+s.Path+" "+string(jsonvalue.Canonical(plan.WithMarkers(members))))
		}
		places[i] = slices.Compact(places[i])
	}
	if !slices.Equal(places[0], places[1]) {
		return false
	}
	x, err := plan.WithMaps(live, patches[0]).Apply(map[string]any(live.Value))
	y, otherErr := plan.WithMaps(live, patches[1]).Apply(map[string]any(live.Value))
	if err != nil || otherErr != nil || !slices.Equal(variablesIn(patches[0]), variablesIn(patches[1])) {
		return false
	}
	return bytes.Equal(jsonvalue.Canonical(plan.WithMarkers(x)), jsonvalue.Canonical(plan.WithMarkers(y)))
}

// variablesIn returns the variables that a patch sends, sorted.
func variablesIn(p patch.Patch) []string {
	var names []string
	for _, op := range p {
		names = append(names, plan.Variables(op.Value)...)
	}
	slices.Sort(names)
	return names
}

// stepText is what a step sends, independent of the order of sets and of the names in
// references: the tenant finds objects by their ids.
func stepText(kind *registry.Kind, s plan.Step) []byte {
	s.ID, s.Wave, s.Needs = "", 0, nil
	sent := func(f *registry.Field, v any) any { return element.Unordered(f, element.Unnamed(f, v)) }
	if set, _ := s.CalledSet(kind); set != nil {
		s.Body = sent(set, s.Body)
	} else if s.Body != nil {
		s.Body = sent(kind.Spec, s.Body)
	}
	ops := s.Patch
	s.Patch = nil
	for _, op := range ops {
		s.Patch = append(s.Patch, patch.Op{Op: op.Op, Path: op.Path, Value: sent(kind.Spec.At(op.Path), op.Value)})
	}
	return plan.EncodeStep(s)
}

// sameFingerprint reports whether two fingerprints have the same places.
// Their values are compared with the tenant.
func sameFingerprint(a, b plan.Fingerprint) bool {
	return maps.EqualFunc(a, b, func(a, b any) bool { return plan.MarkOf(a) == plan.MarkOf(b) })
}

func sameField(kind *registry.Kind) func(a, b plan.FieldChange) bool {
	same := func(f *registry.Field, a, b any) bool {
		return bytes.Equal(plan.EncodeValue(element.Unordered(f, a)), plan.EncodeValue(element.Unordered(f, b)))
	}
	return func(a, b plan.FieldChange) bool {
		f := kind.Spec.At(a.Pointer)
		return a.Pointer == b.Pointer && a.Sensitive == b.Sensitive && a.Secret == b.Secret &&
			same(f, element.Unnamed(f, a.Before), element.Unnamed(f, b.Before)) && same(f, a.After, b.After)
	}
}

// showsDeletion reports whether the fields of a deletion show that something
// is removed. The content of an object may change until it is deleted.
func showsDeletion(c, now *plan.Change) bool {
	added := func(f plan.FieldChange) bool { _, absent := f.After.(plan.Absent); return !absent }
	was := slices.DeleteFunc(slices.Clone(c.Fields), func(f plan.FieldChange) bool { return !added(f) })
	is := slices.DeleteFunc(slices.Clone(now.Fields), func(f plan.FieldChange) bool { return !added(f) })
	return slices.EqualFunc(was, is, func(a, b plan.FieldChange) bool { return a.Pointer == b.Pointer }) && (len(c.Fields) > 0 || len(now.Fields) == 0)
}
