package apply_test

import (
	"encoding/json"
	"slices"
)

// pressRules are those of a tenant that creates presses with few members, and
// has some that must, or must not, change in one request.
func pressRules() map[string]groveRules {
	only := func(names ...string) func(map[string]any) string {
		return func(body map[string]any) string {
			for name := range body {
				if !slices.Contains(names, name) {
					return name + " is not taken"
				}
			}
			return ""
		}
	}
	return map[string]groveRules{
		"presses": {
			create: only("name", "fruit", "recipe", "least", "most"),
			change: func(ops []any, _, _ map[string]any) string {
				switch {
				case has(ops, "fruit") && has(ops, "recipe"):
					return "fruit and recipe in one request"
				case has(ops, "least") != has(ops, "most"):
					return "least without most"
				}
				return ""
			},
			made: func(g *grove, collection string, row map[string]any) {
				row["cloths"] = []any{}
				if row["name"] == "With vat" {
					g.last++
					below := collection + "/" + row["id"].(string) + "/vats"
					g.rows[below] = append(g.rows[below], map[string]any{"id": "made", "name": "First", "size": json.Number("10"), "taps": []any{}})
				}
			},
		},
		"vats": {create: only("name", "size")},
	}
}

func press() map[string][]map[string]any {
	return map[string][]map[string]any{"/presses": {{
		"id": "p1", "name": "Cider", "fruit": "apple", "recipe": []any{"crush"}, "least": json.Number("1"), "most": json.Number("5"), "cloths": []any{"linen"},
	}}}
}

func pressScenarios() []scenario {
	return []scenario{
		{
			name: "created with a few members", rules: pressRules(), start: map[string][]map[string]any{"/presses": {}},
			documents: "kind: Press\nname: New\nspec: {fruit: pear, recipe: [wash], least: 1, most: 2, cloths: [jute], keeper: {title: miller}}\n",
			want: []string{
				`201 POST /v2025/presses {"fruit":"pear","least":1,"most":2,"name":"New","recipe":["wash"]}`,
				`200 PATCH /v2025/presses/new-1 [{"op":"add","path":"/cloths","value":["jute"]},{"op":"add","path":"/keeper","value":{"title":"miller"}}]`,
			},
		},
		{
			name: "created with a child that the tenant makes, too", rules: pressRules(), start: map[string][]map[string]any{"/presses": {}},
			documents: "kind: Press\nname: With vat\nspec: {fruit: pear}\n---\nkind: Vat\npress: With vat\nname: First\nspec: {size: 20, taps: [upper]}\n---\nkind: Vat\npress: With vat\nname: Second\nspec: {size: 5, taps: [lower]}\n",
			want: []string{
				`201 POST /v2025/presses {"fruit":"pear","name":"With vat"}`,
				`200 PATCH /v2025/presses/new-1/vats/made [{"op":"replace","path":"/size","value":20}]`,
				`201 POST /v2025/presses/new-1/vats {"name":"Second","size":5}`,
				`200 PATCH /v2025/presses/new-1/vats/made [{"op":"add","path":"/taps/-","value":"upper"}]`,
				`200 PATCH /v2025/presses/new-1/vats/new-3 [{"op":"add","path":"/taps","value":["lower"]}]`,
			},
		},
		{
			name: "members that change together", rules: pressRules(), start: press(),
			documents: "kind: Press\nname: Cider\nspec: {least: 2, cloths: [jute, linen]}\n",
			want:      []string{`200 PATCH /v2025/presses/p1 [{"op":"replace","path":"/least","value":2},{"op":"add","path":"/cloths/-","value":"jute"},{"op":"replace","path":"/most","value":5}]`},
		},
		{
			name: "members that do not change together", rules: pressRules(), start: press(),
			documents: "kind: Press\nname: Cider\nspec: {fruit: pear, recipe: [wash, crush], most: 9}\n",
			want: []string{
				`200 PATCH /v2025/presses/p1 [{"op":"replace","path":"/fruit","value":"pear"},{"op":"replace","path":"/most","value":9},{"op":"replace","path":"/least","value":1}]`,
				`200 PATCH /v2025/presses/p1 [{"op":"add","path":"/recipe/0","value":"wash"}]`,
			},
		},
	}
}
