package documents_test

import (
	"strings"
	"testing"
)

func TestTreesHaveWhatTheirNodesNeed(t *testing.T) {
	const leaf = "{is: OF, grain: rye, size: big}"
	tests := []struct{ name, rule, want string }{
		{"a condition", leaf, ""},
		{"a group", "{is: ANY, lets: [" + leaf + ", {is: ALL, lets: [{is: THERE, grain: oat}]}]}", ""},
		{"padding", "{is: ANY, grain: null, size: null, lets: [{is: OF, grain: rye, size: '', lets: null}]}", ""},
		{"padding on the last level", "{is: ANY, lets: [{is: ALL, lets: [{is: OF, grain: rye, size: big, lets: null}]}]}", ""},
		{"a group of null on the last level", "{is: ANY, lets: [{is: ALL, lets: [{is: ANY, lets: null}]}]}", "3:53: Funnel/f#/rule/lets/0/lets/0/is: conditions nest more than 3 levels deep"},
		{"a condition without what it compares", "{is: OF, size: big}", "3:19: Funnel/f#/rule/is: OF needs grain"},
		{"a condition without a value", "{is: OF, grain: rye}", "3:19: Funnel/f#/rule/is: OF needs a value to compare with\n  hint: write size"},
		{"a value that nothing compares with", "{is: THERE, grain: rye, size: big}", "3:44: Funnel/f#/rule/size: THERE compares with no value"},
		{"a condition with children", "{is: THERE, grain: rye, lets: [" + leaf + "]}", "3:44: Funnel/f#/rule/lets: THERE is a condition, which has no lets"},
		{"a group of nothing", "{is: ALL}", "3:19: Funnel/f#/rule/is: ALL joins conditions, and lets has none"},
		{"a group of an empty list", "{is: ALL, lets: []}", "3:30: Funnel/f#/rule/lets: ALL joins conditions, and lets has none"},
		{"a group that compares", "{is: ALL, grain: rye, lets: [" + leaf + "]}", "3:31: Funnel/f#/rule/grain: ALL joins conditions and has no grain of its own"},
		{"a group with a value", "{is: ALL, size: big, lets: [" + leaf + "]}", "3:30: Funnel/f#/rule/size: ALL joins conditions and has no size of its own"},
		{"the same group twice", "{is: ALL, lets: [" + leaf + ", {is: ALL, lets: [" + leaf + "]}]}", "3:69: Funnel/f#/rule/lets/1/is: ALL cannot be directly below ALL"},
		{"a group on the last level", "{is: ANY, lets: [{is: ALL, lets: [{is: ANY}]}]}", "3:53: Funnel/f#/rule/lets/0/lets/0/is: conditions nest more than 3 levels deep"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := loadMadeUp(t, "kind: Funnel\nname: f\nspec: {rule: "+tt.rule+"}\n")
			if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func TestConditionsHaveOneValueOrSeveral(t *testing.T) {
	tests := []struct{ name, rule, want string }{
		{"one", "{is: OF, color: red}", ""},
		{"several", "{is: OF, colors: [red]}", ""},
		{"one beside an empty list", "{is: OF, color: red, colors: []}", ""},
		{"both", "{is: OF, color: red, colors: [blue]}", "colors: color and colors are both set\n  hint: write color for one value, or colors for several"},
		{"neither", "{is: OF, colors: []}", "is: OF needs a value to compare with\n  hint: write color or colors"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := loadMadeUp(t, "kind: Basket\nname: b\nspec: {rule: "+tt.rule+"}\n")
			if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}
