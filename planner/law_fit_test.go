package planner_test

import (
	"encoding/json"
	"fmt"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/state/registry"
)

// limitedFields are two numbers of which one is a limit for the other, and a boolean
// that cannot be set together with the smaller one.
func limitedFields(t *rapid.T) []*registry.Field {
	number := func(name string) *registry.Field {
		return &registry.Field{Name: name, Types: []string{"integer", "null"}}
	}
	small, great := number("small"), number("great")
	if rapid.Bool().Draw(t, "at most") {
		small.AtMost, great.HasDefault, great.Default = "great", true, json.Number("0")
	} else {
		small.LessThan = "great"
	}
	alone := &registry.Field{Name: "alone", Types: []string{"boolean", "null"}, NotWith: []string{"small"}}
	return []*registry.Field{small, great, alone}
}

// fitting wants members that limit each other to fit after a plan, unless it leaves
// them as they were.
func fitting(_ *rapid.T, c lawCase, r planner.Result) string {
	small := c.kind.Spec.Property("small")
	if small == nil || !isPlain(c, r) {
		return ""
	}
	after := c.after(r)
	same := func(names ...string) bool {
		for _, name := range names {
			if !jsonvalue.Equal(c.live.Value[name], after[name]) {
				return false
			}
		}
		return true
	}
	x, y, known := numbersIn(after, "small", "great")
	strict := small.LessThan != ""
	if known && !same("small", "great") && (strict && x >= y || !strict && x > y && y != 0) {
		return fmt.Sprintf("small is %v and great is %v", x, y)
	}
	both := func(o map[string]any) bool { return isSomething(o["alone"]) && isSomething(o["small"]) }
	if both(after) && !both(c.live.Value) {
		return fmt.Sprintf("alone is set together with small, which is %v", after["small"])
	}
	return ""
}

func isSomething(v any) bool {
	list, isList := v.([]any)
	return v != nil && v != false && v != "" && !(isList && len(list) == 0)
}

func numbersIn(o map[string]any, a, b string) (x, y float64, known bool) {
	first, isNumber := o[a].(json.Number)
	second, areNumbers := o[b].(json.Number)
	if !isNumber || !areNumbers {
		return 0, 0, false
	}
	x, errX := first.Float64()
	y, errY := second.Float64()
	return x, y, errX == nil && errY == nil
}
