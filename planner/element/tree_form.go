package element

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// InFormOf returns a tree as another one writes its nodes: a condition that both have
// is taken from there, with all that nothing describes, and a value is in a list if
// those there are.
func InFormOf(f *registry.Field, live, tree any) any {
	form := treeForm{rule: f.Tree, known: map[string]any{}}
	form.learn(f, live)
	return form.write(f, tree)
}

// treeForm is how a tree writes its conditions.
type treeForm struct {
	rule *registry.TreeRule
	// known are the conditions by their meaning.
	known     map[string]any
	one, many bool
}

func (t *treeForm) learn(f *registry.Field, node any) {
	obj, _ := node.(map[string]any)
	if !t.rule.JoinedBy(obj) {
		if _, has := t.known[t.key(f, obj)]; !has && obj != nil {
			t.known[t.key(f, obj)] = withoutNulls(f, obj)
		}
		t.one = t.one || obj[t.rule.One] != nil
		t.many = t.many || obj[t.rule.Many] != nil
		return
	}
	children, _ := obj[t.rule.Children].([]any)
	for _, e := range children {
		t.learn(nodeBelow(t.rule, f), e)
	}
}

func (t *treeForm) key(f *registry.Field, node map[string]any) string {
	return treeKey(meaning(t.rule, f, t.rule.Shorten(node)))
}

func (t *treeForm) write(f *registry.Field, node any) any {
	obj, isObject := node.(map[string]any)
	if !isObject {
		return node
	}
	out := jsonvalue.CopyObject(obj)
	if !t.rule.JoinedBy(obj) {
		if known, has := t.known[t.key(f, obj)]; has {
			return known
		}
		if one := obj[t.rule.One]; t.many && !t.one && one != nil && obj[t.rule.Many] == nil {
			delete(out, t.rule.One)
			out[t.rule.Many] = []any{one}
		}
		return out
	}
	out = withoutPadding(f, obj)
	children, _ := obj[t.rule.Children].([]any)
	written := make([]any, len(children))
	for i, e := range children {
		written[i] = t.write(nodeBelow(t.rule, f), e)
	}
	out[t.rule.Children] = written
	return out
}

// withoutPadding returns a group without the described members that only conditions
// have: tenants answer with null or "" there, and do not take that back.
func withoutPadding(f *registry.Field, group map[string]any) map[string]any {
	out := withoutNulls(f, group)
	for key, v := range group {
		if v == "" && f.Property(key) != nil {
			delete(out, key)
		}
	}
	return out
}

// withoutNulls returns a condition without the described members that are null.
func withoutNulls(f *registry.Field, node map[string]any) map[string]any {
	out := jsonvalue.CopyObject(node)
	for key, v := range node {
		if v == nil && f.Property(key) != nil {
			delete(out, key)
		}
	}
	return out
}
