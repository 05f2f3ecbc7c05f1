package planner

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// dangerFinder finds changes that the kind calls dangerous.
type dangerFinder struct {
	// created: the object is new, so that only rules about new objects count.
	created bool
	// element is the place of the element in which it looks, and called what the text of
	// the plan calls that: with the keys of elements and not their indexes.
	element jsonvalue.Pointer
	called  string
	visit   func(at jsonvalue.Pointer, label, why string)
}

// label is what the text of the plan calls a place.
func (w dangerFinder) label(at jsonvalue.Pointer) string {
	return w.called + string(at[len(w.element):])
}

// inside is the finder for one element of a list.
func (w dangerFinder) inside(f *registry.Field, e any, list jsonvalue.Pointer, place int) dangerFinder {
	in := w
	in.element = list.Index(place)
	in.called = w.label(in.element)
	if parts, known := f.ElementKey(e); known {
		in.called = w.label(list) + "[" + registry.KeyLabel(parts) + "]"
	}
	return in
}

// compare visits the described values that differ. If removing a complete
// value is already reported, its parts are not reported separately.
func (w dangerFinder) compare(f *registry.Field, before, after jsonvalue.Optional, at jsonvalue.Pointer) {
	if !f.HoldsDangers() || before.Exists && after.Exists && jsonvalue.Equal(before.Value, after.Value) {
		return
	}
	if w.rules(f, before, after, at) && !after.Exists {
		return
	}
	for _, p := range f.Properties {
		w.compare(p, jsonvalue.MemberOf(before.Value, p.Name), jsonvalue.MemberOf(after.Value, p.Name), at.Append(p.Name))
	}
	if f.IsKeyed() {
		w.elements(f, before, after, at)
	}
}

func (w dangerFinder) elements(f *registry.Field, before, after jsonvalue.Optional, at jsonvalue.Pointer) {
	was, _ := before.Value.([]any)
	is, _ := after.Value.([]any)
	places, former := element.Index(f, is), element.Index(f, was)
	for i, key := range element.Keys(f, was) {
		now, place := jsonvalue.Optional{}, i
		if j, stays := places[key]; stays {
			now, place = jsonvalue.Present(is[j]), j // as its changed fields have it
		}
		w.inside(f, was[i], at, place).compare(f.Items, jsonvalue.Present(was[i]), now, at.Index(place))
	}
	said := map[string]bool{}
	added := dangerFinder{visit: func(_ jsonvalue.Pointer, _, why string) {
		if !said[why] { // of the list, as a live element may be at the same index
			w.visit(at, w.label(at), why)
		}
		said[why] = true
	}}
	for j, key := range element.Keys(f, is) {
		if _, stayed := former[key]; !stayed {
			added.compare(f.Items, jsonvalue.Optional{}, jsonvalue.Present(is[j]), "")
		}
	}
}

func (w dangerFinder) rules(f *registry.Field, before, after jsonvalue.Optional, at jsonvalue.Pointer) (harms bool) {
	for _, rule := range f.Danger {
		if (rule.Created || !w.created) && ruleMatches(f, rule, before, after) {
			w.visit(at, w.label(at), rule.Why)
			harms = true
		}
	}
	return harms
}

func ruleMatches(f *registry.Field, rule registry.DangerRule, before, after jsonvalue.Optional) bool {
	if rule.IfField != "" {
		if is := jsonvalue.MemberOf(before.Value, rule.IfField).Value; is == nil || is == false || is == "" {
			return false
		}
	}
	switch rule.When {
	case registry.DangerRemove:
		return before.Exists && !after.Exists
	case registry.DangerChange:
		return !before.IsNothing() && (after.Exists || !f.HasDanger(registry.DangerRemove))
	case registry.DangerDrop:
		return holdsMember(before, rule.Value) && !holdsMember(after, rule.Value)
	case registry.DangerTake:
		return before.Value != rule.Value && after.Value == rule.Value
	case registry.DangerSet:
		return before.Value != true && after.Value == true
	case registry.DangerUnset:
		return before.Value == true && after.Value != true
	case registry.DangerGain:
		return before.IsNothing() && !after.IsNothing()
	case registry.DangerLose:
		return loses(before.Value, after.Value, f)
	case registry.DangerEmpty:
		return holdsElements(before) && !holdsElements(after)
	}
	return false
}

func holdsElements(v jsonvalue.Optional) bool {
	list, _ := v.Value.([]any)
	return len(list) > 0
}

func holdsMember(v jsonvalue.Optional, member string) bool {
	list, _ := v.Value.([]any)
	for _, e := range list {
		if e == member {
			return true
		}
	}
	return false
}

// loses reports whether some element of a list is no longer in it.
func loses(before, after any, f *registry.Field) bool {
	was, _ := before.([]any)
	is, _ := after.([]any)
	return element.Missing(f, was, is) > 0 || f.Lines != nil && losesEntries(f.Lines, before, after)
}

// losesEntries reports whether some entry of a text is no longer in it.
func losesEntries(rule *registry.LinesRule, before, after any) bool {
	was, _ := before.(string)
	is, _ := after.(string)
	if file, isFile := after.(state.File); isFile {
		is = file.Text
	}
	entries := rule.Entries(is)
	return slices.ContainsFunc(rule.Entries(was), func(entry string) bool { return !slices.Contains(entries, entry) })
}
