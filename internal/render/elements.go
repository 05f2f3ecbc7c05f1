package render

import (
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
)

// elements knows what people call the elements of a change's lists. A plan
// addresses them by their place; their names are in the fingerprint, which
// holds the keys of every list that is indexed into.
type elements struct {
	before, after map[jsonvalue.Pointer]any
}

func elementsOf(c *planner.Change) elements {
	e := elements{before: map[jsonvalue.Pointer]any{}, after: map[jsonvalue.Pointer]any{}}
	for at, v := range c.Fingerprint {
		if list, ok := v.([]any); ok {
			e.before[at] = list
			e.after[at] = edited(list, at, c.Steps)
		}
	}
	return e
}

// edited returns the list as the steps leave it, as far as its names matter.
func edited(list []any, at jsonvalue.Pointer, steps []planner.Step) any {
	const box = "/list"
	var patch planner.Patch
	for _, s := range steps {
		for _, op := range s.Patch {
			if at != op.Path && at.Contains(op.Path) && op.Op != planner.OpReplace && isPlace(op.Path.Last()) {
				patch = append(patch, planner.Op{Op: op.Op, Path: box + op.Path[len(at):], Value: op.Value})
			}
		}
	}
	boxed, err := patch.Apply(map[string]any{"list": list})
	if err != nil {
		return nil // the fingerprint holds less than the patch edits: no names
	}
	return boxed.(map[string]any)["list"]
}

func isPlace(token string) bool {
	_, ok := jsonvalue.ArrayIndex(token)
	return ok || token == "-"
}

// name returns what the innermost named element that a pointer leads through
// is called, "" if there is none.
func (e elements) name(f planner.FieldChange) string {
	at := f.Pointer
	if isPlace(at.Last()) {
		for _, v := range []any{f.After, f.Before} {
			if name := nameOf(v); name != "" {
				return name
			}
		}
	}
	if isAbsent(f.After) && !f.Sensitive {
		at = at.Parent() // what goes has no place any more, what it stood in has
	}
	return find(e.after, at)
}

// nameBefore is the same for a pointer into the live object.
func (e elements) nameBefore(at jsonvalue.Pointer) string { return find(e.before, at) }

func find(lists map[jsonvalue.Pointer]any, at jsonvalue.Pointer) string {
	for here := at; here != ""; here = here.Parent() {
		if !isPlace(here.Last()) {
			continue
		}
		for root := here.Parent(); root != ""; root = root.Parent() {
			element, ok := here[len(root):].Get(lists[root])
			if name := nameOf(element); ok && name != "" {
				return distinct(name, element, siblings(lists[root], here[len(root):]))
			}
		}
	}
	return ""
}

func siblings(list any, at jsonvalue.Pointer) []any {
	v, _ := at.Parent().Get(list)
	elements, _ := v.([]any)
	return elements
}

// distinct adds to the name of an element the first text that it does not share
// with others of that name: one identity attribute can feed several account
// attributes.
func distinct(name string, element any, others []any) string {
	obj, _ := element.(map[string]any)
	for _, member := range jsonvalue.SortedKeys(obj) {
		text, isText := obj[member].(string)
		for _, o := range others {
			other, _ := o.(map[string]any)
			if there, also := other[member].(string); isText && also && nameOf(o) == name && there != text {
				return name + ", " + text
			}
		}
	}
	return name
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

// label returns a pointer with the name of the element that it leads to.
func label(at jsonvalue.Pointer, name string) string {
	if name == "" || name == at.Last() {
		return clean(string(at))
	}
	return clean(string(at)) + " (" + clean(name) + ")"
}

// place returns the list that a pointer's element stands in, and where.
func place(at jsonvalue.Pointer) (jsonvalue.Pointer, int, bool) {
	i, err := strconv.Atoi(at.Last())
	return at.Parent(), i, err == nil
}
