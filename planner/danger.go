package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// dangerWalk looks for changes that the kind calls dangerous.
type dangerWalk struct {
	visit func(at jsonvalue.Pointer, why string)
}

// compare walks what is described and differs. Of what goes and harms as a
// whole, the parts are not told again.
func (w dangerWalk) compare(f *registry.Field, before, after value, at jsonvalue.Pointer) {
	if f == nil || before.ok && after.ok && jsonvalue.Equal(before.v, after.v) {
		return
	}
	if w.rules(f, before, after, at) && !after.ok {
		return
	}
	for _, p := range f.Properties {
		w.compare(p, memberOf(before.v, p.Name), memberOf(after.v, p.Name), at.Append(p.Name))
	}
	if list, isList := before.v.([]any); isList && f.IsKeyed() {
		w.elements(f, list, after, at)
	}
}

func (w dangerWalk) elements(f *registry.Field, before []any, after value, at jsonvalue.Pointer) {
	list, _ := after.v.([]any)
	places := indexByKey(f, list)
	for i, key := range keysOf(f, before) {
		now := value{}
		if j, stays := places[key]; stays {
			now = present(list[j])
		}
		w.compare(f.Items, present(before[i]), now, at.Index(i))
	}
}

func (w dangerWalk) rules(f *registry.Field, before, after value, at jsonvalue.Pointer) (harms bool) {
	for _, rule := range f.Danger {
		if happened(rule, before, after) {
			w.visit(at, rule.Why)
			harms = true
		}
	}
	return harms
}

func happened(rule registry.DangerRule, before, after value) bool {
	if rule.IfField != "" {
		if is, _ := memberOf(before.v, rule.IfField).v.(bool); !is {
			return false
		}
	}
	switch rule.When {
	case registry.DangerRemove:
		return before.ok && !after.ok
	case registry.DangerChange:
		return !before.isNothing() && after.ok
	case registry.DangerDrop:
		return holdsMember(before, rule.Value) && !holdsMember(after, rule.Value)
	case registry.DangerTake:
		return before.v != rule.Value && after.v == rule.Value
	case registry.DangerSet:
		return before.v != true && after.v == true
	case registry.DangerUnset:
		return before.v == true && after.v != true
	case registry.DangerEmpty:
		return holdsElements(before) && !holdsElements(after)
	}
	return false
}

func holdsElements(v value) bool {
	list, _ := v.v.([]any)
	return len(list) > 0
}

func holdsMember(v value, member string) bool {
	list, _ := v.v.([]any)
	for _, e := range list {
		if e == member {
			return true
		}
	}
	return false
}
