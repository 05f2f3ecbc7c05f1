package element_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenanttest"
	"isc-sync/planner/element"
	"isc-sync/state/registry"
)

// trees are conditions on baskets, of at most some levels.
func trees(levels int) *rapid.Generator[map[string]any] {
	return rapid.Custom(func(t *rapid.T) map[string]any {
		if levels == 1 || rapid.Bool().Draw(t, "leaf") {
			colors := rapid.SliceOfNDistinct(rapid.SampledFrom([]any{"red", "green", "blue"}), 1, 2, rapid.ID).Draw(t, "colors")
			if len(colors) == 1 && rapid.Bool().Draw(t, "one") {
				return map[string]any{"is": "OF", "color": colors[0]}
			}
			return map[string]any{"is": "OF", "colors": colors}
		}
		by := rapid.SampledFrom([]any{"ALL", "ANY"}).Draw(t, "by")
		children := rapid.SliceOfN(trees(levels-1), 1, 3).Draw(t, "children")
		return join(by, children...)
	})
}

func join(by any, children ...map[string]any) map[string]any {
	list := make([]any, len(children))
	for i, child := range children {
		list[i] = child
	}
	return map[string]any{"is": by, "rules": list}
}

// disguised writes a tree in another way that means the same.
func disguised(t *rapid.T, node map[string]any) map[string]any {
	out := jsonvalue.CopyObject(node)
	if list, isGroup := out["rules"].([]any); isGroup {
		var rules []any
		for _, child := range list {
			rules = append(rules, disguised(t, child.(map[string]any)))
		}
		if rapid.Bool().Draw(t, "repeat") {
			rules = append(rules, disguised(t, list[0].(map[string]any)))
		}
		if n := len(rules); n > 1 && rapid.Bool().Draw(t, "turn") {
			slices.Reverse(rules)
		}
		if n := len(rules); n > 2 && rapid.Bool().Draw(t, "nest") {
			rules = append(rules[:n-2:n-2], map[string]any{"is": out["is"], "rules": rules[n-2:]})
		}
		out["rules"], out["color"] = rules, rapid.SampledFrom([]any{nil, ""}).Draw(t, "empty")
	} else if one, alone := out["color"]; alone && rapid.Bool().Draw(t, "list") {
		out["color"], out["colors"], out["rules"] = nil, []any{one}, nil
	}
	if rapid.Bool().Draw(t, "pad") {
		out = join(rapid.SampledFrom([]any{"ALL", "ANY"}).Draw(t, "around"), out)
		out["shape"] = "nobody describes it"
	}
	return out
}

func ruleOfBaskets(t testing.TB) *registry.Field {
	kinds, _ := tenanttest.MadeUp(t)
	return kinds.Find("Basket").Spec.Property("rule")
}

func TestTreesThatAreDisguisedMeanTheSame(t *testing.T) {
	f := ruleOfBaskets(t)
	rapid.Check(t, func(t *rapid.T) {
		tree := trees(4).Draw(t, "tree")
		other := disguised(t, tree)
		if !element.SameTree(f, tree, other) {
			t.Errorf("%v and %v differ", tree, other)
		}
		if a, b := element.Plain(f, tree), element.Plain(f, element.Plain(f, tree)); !jsonvalue.Equal(a, b) {
			t.Errorf("%v is plainly %v, and that %v", tree, a, b)
		}
	})
}

func TestATreeInAnotherFormMeansTheSame(t *testing.T) {
	f := ruleOfBaskets(t)
	rapid.Check(t, func(t *rapid.T) {
		tree, live := trees(3).Draw(t, "tree"), trees(3).Draw(t, "live")
		for name, other := range map[string]any{"shortened": f.Tree.Shorten(tree), "in the form of live": element.InFormOf(f, live, tree)} {
			if !element.SameTree(f, tree, other) {
				t.Errorf("%s, %v is %v", name, tree, other)
			}
		}
		short := f.Tree.Shorten(tree)
		if again := f.Tree.Shorten(short); !jsonvalue.Equal(short, again) {
			t.Errorf("%v is shortened to %v, and that to %v", tree, short, again)
		}
	})
}

func TestTreesWithOtherConditionsDiffer(t *testing.T) {
	f := ruleOfBaskets(t)
	rapid.Check(t, func(t *rapid.T) {
		tree := trees(3).Draw(t, "tree")
		if other := join("ANY", tree, map[string]any{"is": "OF", "color": "white"}); element.SameTree(f, tree, other) {
			t.Errorf("%v and %v are the same", tree, other)
		}
		if other := join("ALL", tree, map[string]any{"is": "OF", "color": "white"}); element.SameTree(f, join("ANY", tree, map[string]any{"is": "OF", "color": "white"}), other) {
			t.Errorf("%v means the same with ANY", other)
		}
	})
}
