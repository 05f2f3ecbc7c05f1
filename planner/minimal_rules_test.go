package planner_test

import (
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/state/registry"
)

// marked is a value in which each part knows the place in live that it has, and
// whether it came with an operation.
type marked struct {
	value   any // of a leaf
	members map[string]*marked
	list    []*marked
	isList  bool
	// place is where it stands in live; hasPlace is false for added elements.
	place    jsonvalue.Pointer
	hasPlace bool
	new      bool
}

func mark(v any, at jsonvalue.Pointer, isNew bool) *marked {
	m := &marked{value: v, place: at, hasPlace: true, new: isNew}
	switch v := v.(type) {
	case map[string]any:
		m.members = map[string]*marked{}
		for key, e := range v {
			m.members[key] = mark(e, at.Append(key), isNew)
		}
	case []any:
		m.isList = true
		for i, e := range v {
			m.list = append(m.list, mark(e, at.Index(i), isNew))
		}
	}
	return m
}

// admissible applies a patch that is known to fit and checks the result's parts
// against the rules.
func admissible(spec *registry.Field, live map[string]any, patch patch.Patch) bool {
	root := mark(live, "", false)
	for _, op := range patch {
		if !root.do(spec, op, op.Path.Tokens()) {
			return false
		}
	}
	return root.allowed(spec, live)
}

// do carries an operation out; false says that no patch may have it.
func (m *marked) do(f *registry.Field, op patch.Op, tokens []string) bool {
	if m.new {
		return false // two operations on one place
	}
	token := tokens[0]
	if len(tokens) > 1 {
		return m.child(token).do(f.Below(token), op, tokens[1:])
	}
	if m.isList {
		return m.doInList(f, op, token)
	}
	if token == "k" {
		return false // an element's key
	}
	if op.Op == patch.Remove {
		delete(m.members, token)
		return true
	}
	m.members[token] = mark(op.Value, m.place.Append(token), true)
	return true
}

func member(v any, key string) any {
	obj, _ := v.(map[string]any)
	return obj[key]
}

func (m *marked) child(token string) *marked {
	if m.isList {
		i, _ := strconv.Atoi(token)
		return m.list[i]
	}
	return m.members[token]
}

func (m *marked) doInList(f *registry.Field, op patch.Op, token string) bool {
	i := len(m.list)
	if token != "-" {
		i, _ = strconv.Atoi(token)
	}
	isSet := f != nil && f.List == registry.Set
	switch op.Op {
	case patch.Remove:
		m.list = append(m.list[:i:i], m.list[i+1:]...)
		return !isSet
	case patch.Replace:
		old := m.list[i]
		m.list[i] = mark(op.Value, old.place, true)
		m.list[i].hasPlace = old.hasPlace
		return !isSet && (!f.IsKeyed() || f.SameKey(op.Value, old.value))
	}
	added := mark(op.Value, "", true)
	added.hasPlace = false
	m.list = append(m.list[:i:i], append([]*marked{added}, m.list[i:]...)...)
	return true
}

// allowed tells whether nothing new in m holds what live has at its place.
func (m *marked) allowed(f *registry.Field, live map[string]any) bool {
	if m.new {
		was, had := m.place.Get(live)
		_, wasObject := was.(map[string]any)
		if wasObject && f != nil && f.Patch == registry.PatchKey {
			return false
		}
		if had && f != nil && f.List == registry.Set {
			return losesMember(was, m.value)
		}
		return !had || !sameLeaf(f, was, m.value)
	}
	for key, child := range m.members {
		if !child.allowed(f.Below(key), live) {
			return false
		}
	}
	return !m.isList || m.allowedList(f, live)
}

func losesMember(was, is any) bool {
	before, _ := was.([]any)
	after, isList := is.([]any)
	for _, e := range before {
		if !holds(after, e) {
			return true
		}
	}
	return !isList || len(before) == 0
}

func holds(list []any, member any) bool {
	for _, e := range list {
		if jsonvalue.Equal(e, member) {
			return true
		}
	}
	return false
}

// allowedList looks between each two elements that stay: what goes there and
// what comes there have nothing in common.
func (m *marked) allowedList(f *registry.Field, live map[string]any) bool {
	was, _ := m.place.Get(live)
	before, _ := was.([]any)
	gone, comes := 0, []*marked{}
	for _, e := range append(m.list, nil) {
		if e != nil && !e.hasPlace {
			comes = append(comes, e)
			continue
		}
		until := len(before)
		if e != nil {
			until, _ = strconv.Atoi(e.place.Last())
			if !e.allowed(f.Below("0"), live) {
				return false
			}
		}
		for ; gone < until; gone++ {
			for _, c := range comes {
				if sameLeaf(f.Below("0"), before[gone], c.value) {
					return false
				}
			}
		}
		gone, comes = until+1, nil
	}
	return true
}

// sameLeaf tells whether two values have a leaf in common at any place that one
// could call aligned.
func sameLeaf(f *registry.Field, a, b any) bool {
	if jsonvalue.Equal(a, b) {
		return true
	}
	switch x := a.(type) {
	case map[string]any:
		y, _ := b.(map[string]any)
		for key, e := range x {
			if other, both := y[key]; both && sameLeaf(f.Below(key), e, other) {
				return true
			}
		}
	case []any:
		y, _ := b.([]any)
		for _, e := range x {
			for _, other := range y {
				if sameLeaf(f.Below("0"), e, other) {
					return true
				}
			}
		}
	}
	return false
}
