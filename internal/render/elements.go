package render

import (
	"strconv"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// elements knows the names of the elements of a change's lists. A plan
// addresses them by index; their names are in the fingerprint, which has the
// keys of every list that is indexed into.
type elements struct {
	before, after map[jsonvalue.Pointer]any
	spec          *registry.Field
	legend        plan.Legend
}

func elementsOf(c *plan.Change) elements {
	e := elements{before: map[jsonvalue.Pointer]any{}, after: map[jsonvalue.Pointer]any{}, spec: c.Spec, legend: c.Legend}
	for at, v := range c.Fingerprint {
		if plan.MarkOf(v) == plan.MarkWhole {
			v = v.(map[string]any)[plan.MarkWhole]
		}
		if list, ok := v.([]any); ok {
			e.before[at] = list
			e.after[at] = edited(list, at, c.Steps)
		}
	}
	return e
}

// edited returns the list as the steps leave it, as far as its names matter.
func edited(list []any, at jsonvalue.Pointer, steps []plan.Step) any {
	const box = "/list"
	var ops patch.Patch
	for _, s := range steps {
		for _, op := range s.Patch {
			switch {
			case op.Path.Contains(at) && op.Op != patch.Remove:
				if v, ok := at[len(op.Path):].Get(op.Value); ok {
					ops = append(ops, patch.Op{Op: patch.Replace, Path: box, Value: v})
				}
			case at != op.Path && at.Contains(op.Path) && op.Op != patch.Replace && isPlace(op.Path.Last()):
				ops = append(ops, patch.Op{Op: op.Op, Path: box + op.Path[len(at):], Value: op.Value})
			}
		}
	}
	boxed, err := ops.Apply(map[string]any{"list": list})
	if err != nil {
		return nil // the fingerprint holds less than the patch edits: no names
	}
	return boxed.(map[string]any)["list"]
}

func isPlace(token string) bool {
	_, ok := jsonvalue.ArrayIndex(token)
	return ok || token == "-"
}

// label returns a pointer as users read it: with the name of each element on
// its way, and without the index of a member of a set.
func (e elements) label(f plan.FieldChange) string {
	last := ""
	for _, v := range []any{f.After, f.Before} {
		if name := e.nameOf(f.Pointer.Parent(), v); last == "" && name != "" && isPlace(f.Pointer.Last()) {
			last = name
		}
	}
	lists := e.after
	if last == "" && isAbsent(f.After) && !f.Sensitive && isPlace(f.Pointer.Last()) {
		lists = e.before // it has no place any more
	}
	return e.spell(f.Pointer, lists, last)
}

// labelHarm is the same for a place whose change harms: what is
// removed has the place that it had, and the rest the place that it will have.
func (e elements) labelHarm(fields []plan.FieldChange, at jsonvalue.Pointer) string {
	for _, f := range fields {
		switch {
		case f.Pointer != at:
		case f.Secret == plan.SecretRemoved:
			return e.spell(at, e.before, "")
		case isAbsent(f.After) && !isAbsent(f.Before):
			return e.label(f)
		}
	}
	return e.spell(at, e.after, "")
}

// spell writes a pointer token by token. last is the name of the element that
// it ends at, where that is known.
func (e elements) spell(at jsonvalue.Pointer, lists map[jsonvalue.Pointer]any, last string) string {
	var b strings.Builder
	here := jsonvalue.Pointer("")
	for _, token := range at.Tokens() {
		list := here
		here = here.Append(token)
		name, unique := "", true
		if isPlace(token) {
			name, unique = e.nameIn(lists, list, here)
		}
		if here == at && last != "" {
			name = bareName(last)
		}
		b.WriteString(e.token(list, here, name, unique))
	}
	return b.String()
}

// token writes one step of a pointer.
func (e elements) token(list, here jsonvalue.Pointer, name string, unique bool) string {
	step := clean(string(here[len(list):]))
	switch {
	case name != "" && unique:
		return "[" + name + "]"
	case name != "":
		return step + "[" + name + "]"
	case isPlace(here.Last()) && e.isSet(list):
		return ""
	}
	return step
}

// isSet reports whether the places of a list's elements mean nothing.
func (e elements) isSet(list jsonvalue.Pointer) bool {
	f := e.spec.At(list)
	return f != nil && f.List == registry.Set
}

// nameIn returns what the element at a place calls itself, and whether it is
// the only one of its list.
func (e elements) nameIn(lists map[jsonvalue.Pointer]any, list, here jsonvalue.Pointer) (string, bool) {
	for root := here.Parent(); root != ""; root = root.Parent() {
		element, _ := here[len(root):].Get(lists[root])
		name := nameOf(element)
		if name == "" {
			if key := e.nameOf(list, element); key != "" {
				return bareName(key), true
			}
			continue
		}
		others := siblings(lists[root], here[len(root):])
		if more := distinct(name, element, others); more != "" {
			return bareName(name) + ", " + bareName(more), true
		}
		return bareName(name), alone(name, others)
	}
	return "", true
}

func siblings(list any, at jsonvalue.Pointer) []any {
	v, _ := at.Parent().Get(list)
	elements, _ := v.([]any)
	return elements
}

// alone reports whether no two elements have the name.
func alone(name string, all []any) bool {
	same := 0
	for _, e := range all {
		if nameOf(e) == name {
			same++
		}
	}
	return same < 2
}

// distinct returns the first text of an element that it does not share with
// others of its name, "" if there are no others: one identity attribute can feed
// several account attributes.
func distinct(name string, element any, others []any) string {
	obj, _ := element.(map[string]any)
	for _, member := range jsonvalue.SortedKeys(obj) {
		text, isText := obj[member].(string)
		for _, o := range others {
			other, _ := o.(map[string]any)
			if there, also := other[member].(string); isText && also && nameOf(o) == name && there != text {
				return text
			}
		}
	}
	return ""
}

// nameOf returns what an element of a list calls itself, or its key.
func (e elements) nameOf(list jsonvalue.Pointer, v any) string {
	if name := nameOf(v); name != "" {
		return name
	}
	if parts, keyed := e.spec.At(list).ElementKey(v); keyed {
		return registry.KeyLabel(e.legend.NamesFor(parts))
	}
	return ""
}

// nameOf returns what an element calls itself. A reference is named by its
// value, not by its place.
func nameOf(v any) string {
	obj, ok := v.(map[string]any)
	if !ok || referenceName(obj) != "" {
		return ""
	}
	name, _ := obj["name"].(string)
	return name
}

// bareName is a name as it is in a label, in quotes where it could be taken for
// something else.
func bareName(name string) string {
	if name == "" || strings.ContainsAny(name, "[]\"\\/ ") || !isClean(name) {
		return quote(name)
	}
	return name
}

// place returns the list that contains a pointer's element, and its index.
func place(at jsonvalue.Pointer) (jsonvalue.Pointer, int, bool) {
	i, err := strconv.Atoi(at.Last())
	return at.Parent(), i, err == nil
}
