package planner_test

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// swap lets two documents exchange the values that only one of them may have.
func (c *drawnCase) swap() {
	if len(c.in.Documents) < 2 || c.draws[0].IntN(2) == 0 {
		return
	}
	a, b := c.in.Documents[0].Spec, c.in.Documents[1].Spec
	for _, f := range c.kind.Spec.Properties {
		if f.Unique && a[f.Name] != nil && b[f.Name] != nil {
			a[f.Name], b[f.Name] = b[f.Name], a[f.Name]
		}
	}
}

// wantLeftAlone wants members that no document writes to be as they were.
func (c *drawnCase) wantLeftAlone(before *state.Live) {
	for _, d := range c.in.Documents {
		was, is := before.Find(d.Key), c.in.Live.Find(d.Key)
		if was == nil {
			continue
		}
		for _, key := range jsonvalue.SortedKeys(was.Value) {
			f := c.kind.Spec.Property(key)
			_, written := d.Spec[key]
			if f == nil || written || f.ReadOnly || c.kind.Switch != nil && key == c.kind.Switch.Field {
				continue
			}
			if !sameMeaning(f, was.Value[key], is.Value[key]) {
				c.fail("%s: /%s was %s, and nobody wrote it", d.Key, key, text(was.Value[key]))
			}
		}
	}
}

// wantAsIfCreated wants written members to be as in a tenant in which the objects were
// created as they are declared now.
func (c *drawnCase) wantAsIfCreated(start *state.Live) {
	other := *c
	other.in.Live = start
	created := other.build()
	if !isComplete(created) {
		return // a change may leave out what a creation needs
	}
	want := afterPlan(c.t, other.in, created.Plan)
	for _, d := range c.in.Documents {
		is, should := c.in.Live.Find(d.Key), want.Find(d.Key)
		if c.kind.MayBeUnset() && (is == nil || should == nil) {
			continue // nothing but defaults
		}
		if is == nil || should == nil {
			c.fail("%s is not there", d.Key)
		}
		c.wantWritten(c.kind.Spec, d.Spec, is.Value, should.Value, string(d.Key))
	}
}

// wantWritten compares what is written, as deep as members are managed by themselves.
func (c *drawnCase) wantWritten(f *registry.Field, written, is, should map[string]any, at string) {
	for _, key := range jsonvalue.SortedKeys(written) {
		p := f.Property(key)
		a, _ := is[key].(map[string]any)
		b, _ := should[key].(map[string]any)
		inner, deep := written[key].(map[string]any)
		if p != nil && p.Ref == nil && p.Tree == nil && !p.Whole && deep && len(p.Properties) > 0 {
			c.wantWritten(p, inner, a, b, at+"/"+key)
			continue
		}
		if p != nil && (p.Sticky != nil || p.WriteOnly || p.MayHoldSecrets() || p.IsKeyed() || p.Free) {
			continue // it may keep more than is written
		}
		if !sameMeaning(p, is[key], should[key]) {
			c.fail("%s/%s is %s; created, it is %s", at, key, text(is[key]), text(should[key]))
		}
	}
}

// sameMeaning compares two values as the words of the registry say: trees by the
// cases in which they hold, sets without order, nothing like a default.
func sameMeaning(f *registry.Field, a, b any) bool {
	if f == nil {
		return jsonvalue.Equal(a, b)
	}
	nothing := func(v any) bool {
		list, isList := v.([]any)
		return v == nil || f.HasDefault && jsonvalue.Equal(v, f.Default) || isList && len(list) == 0
	}
	if nothing(a) || nothing(b) {
		return nothing(a) && nothing(b) || isHollow(a) && isHollow(b) || f.IsObject() && saysNothing(f, a, true) && saysNothing(f, b, true)
	}
	if f.Tree != nil {
		return sameTruth(f.Tree, a, b)
	}
	switch a := a.(type) {
	case []any:
		list, _ := b.([]any)
		return sameElements(f, a, list)
	case map[string]any:
		object, isObject := b.(map[string]any)
		return isObject && (f.Ref != nil && a["id"] == object["id"] || f.Ref == nil && (sameMembers(f, a, object) || isHollow(a) && isHollow(object)))
	}
	return jsonvalue.Equal(a, b) || f.Equal != (registry.EqualRule{}) // it has laws of its own
}

// isHollow: nothing below is a value, as in what a tenant shows of an object that is unset.
func isHollow(v any) bool {
	object, isObject := v.(map[string]any)
	for _, member := range object {
		if !isHollow(member) {
			return false
		}
	}
	return isObject || v == nil || v == ""
}

func sameMembers(f *registry.Field, a, b map[string]any) bool {
	for _, key := range f.MemberOrder(a, b) {
		if !sameMeaning(f.Property(key), a[key], b[key]) {
			return false
		}
	}
	return true
}

func sameElements(f *registry.Field, a, b []any) bool {
	if f.ListKind() != registry.Set && f.ListKind() != registry.KeyedSet {
		return slices.EqualFunc(a, b, func(x, y any) bool { return sameMeaning(f.Items, x, y) })
	}
	in := func(list []any, e any) bool {
		return slices.ContainsFunc(list, func(o any) bool { return sameMeaning(f.Items, e, o) })
	}
	return !slices.ContainsFunc(a, func(e any) bool { return !in(b, e) }) && !slices.ContainsFunc(b, func(e any) bool { return !in(a, e) })
}

// sameTruth wants two trees to hold in the same cases: each condition is true or false
// by itself. There are as many cases as conditions allow, or some of them.
func sameTruth(rule *registry.TreeRule, a, b any) bool {
	leaves := map[string]int{}
	collectLeaves(rule, a, leaves)
	collectLeaves(rule, b, leaves)
	if len(leaves) > 12 {
		return true
	}
	for cases := range 1 << len(leaves) {
		holds := func(leaf string) bool { return cases>>leaves[leaf]&1 == 1 }
		if truth(rule, a, holds) != truth(rule, b, holds) {
			return false
		}
	}
	return true
}

func collectLeaves(rule *registry.TreeRule, node any, leaves map[string]int) {
	truth(rule, node, func(leaf string) bool {
		if _, known := leaves[leaf]; !known {
			leaves[leaf] = len(leaves)
		}
		return false
	})
}

// truth asks each condition below a node; it joins what they say as the first of the
// words that join does if that is AND or ALL.
func truth(rule *registry.TreeRule, node any, holds func(string) bool) bool {
	obj, _ := node.(map[string]any)
	children, isGroup := obj[rule.Children].([]any)
	if by, _ := obj[rule.Operator].(string); isGroup && len(children) > 0 && slices.Contains(rule.Joins, by) {
		all := by == "AND" || by == "ALL"
		result := all
		for _, child := range children {
			is := truth(rule, child, holds) // every one is asked, so that all are collected
			result = all && result && is || !all && (result || is)
		}
		return result
	}
	return leafTruth(rule, obj, holds)
}

// leafTruth is what a condition says: one with several values holds if it would with
// any of them.
func leafTruth(rule *registry.TreeRule, leaf map[string]any, holds func(string) bool) bool {
	rest := map[string]any{}
	for key, v := range leaf {
		if v != nil && v != "" && (rule.One == "" || key != rule.One && key != rule.Many) && key != rule.Children {
			rest[key] = v
		}
	}
	values, _ := leaf[rule.Many].([]any)
	if one := leaf[rule.One]; rule.One != "" && one != nil && one != "" {
		values = append(slices.Clone(values), one)
	}
	if rule.One == "" || len(values) == 0 {
		return holds(string(jsonvalue.Canonical(rest)))
	}
	result := false
	for _, v := range values {
		rest["value"] = v
		is := holds(string(jsonvalue.Canonical(rest)))
		result = result || is
	}
	return result
}
