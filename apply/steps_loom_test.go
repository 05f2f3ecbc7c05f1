package apply_test

import (
	"slices"
	"strings"
)

// loomRules are those of a tenant whose looms have marks instead of ids, which writes
// their plans in its own way, and in which a cloth copies the plan of its loom.
func loomRules() map[string]groveRules {
	respell := func(loom map[string]any) {
		if plan, is := loom["plan"].(string); is {
			loom["plan"] = "<?xml version='1.0'?>" + strings.ReplaceAll(plan, "/>", "></plan>")
		}
	}
	return map[string]groveRules{
		"looms": {
			id: "mark",
			create: func(body map[string]any) string {
				if body["plan"] != nil {
					return "a new loom has no plan"
				}
				return ""
			},
			made: func(_ *grove, _ string, loom map[string]any) {
				loom["plan"], loom["notes"] = "<draft/>", map[string]any{"made": "today"}
			},
			briefly: func(loom map[string]any) map[string]any {
				return map[string]any{"mark": loom["mark"], "name": loom["name"], "sort": loom["sort"], "width": loom["width"]}
			},
			change: func(_ []any, _, after map[string]any) string {
				respell(after)
				return ""
			},
		},
		"cloths": {special: func(g *grove, method, path string, body any) (int, any, bool) {
			cloth, _ := body.(map[string]any)
			complete := slices.ContainsFunc(g.rows["/looms"], func(loom map[string]any) bool {
				return loom["mark"] == cloth["loom"] && loom["plan"] != "<draft/>"
			})
			if method != "POST" || path != "/cloths" || complete {
				return 0, nil, false
			}
			return 400, refusal("the loom has no plan yet"), true
		}},
	}
}

func loomScenarios() []scenario {
	loom := map[string]any{"mark": "l1", "name": "Big", "sort": "own Big", "width": 1, "plan": `<plan b="2" a="1"/>`}
	return []scenario{
		{
			name: "what refers to an object that is copied waits until that is complete", rules: loomRules(),
			start:     map[string][]map[string]any{"/looms": {}, "/cloths": {}},
			documents: "kind: Loom\nname: Big\nspec: {sort: own Big, width: 2, notes: {by: Ada}, plan: '<plan a=\"1\"/>'}\n---\nkind: Cloth\nname: Sheet\nspec: {loom: Big}\n",
			want: []string{
				`201 POST /v2025/looms {"name":"Big","sort":"own Big","width":2}`,
				`200 PATCH /v2025/looms/new-1 [{"op":"add","path":"/notes/by","value":"Ada"},{"op":"add","path":"/plan","value":"<plan a=\"1\"/>"}]`,
				`201 POST /v2025/cloths {"loom":"new-1","name":"Sheet"}`,
			},
		},
		{
			name: "a map that the tenant does not make with the object is made", rules: map[string]groveRules{"looms": {id: "mark"}},
			start:     map[string][]map[string]any{"/looms": {}, "/cloths": {}},
			documents: "kind: Loom\nname: Big\nspec: {sort: own Big, notes: {by: Ada, on: Monday}}\n",
			want: []string{
				`201 POST /v2025/looms {"name":"Big","sort":"own Big"}`,
				`200 PATCH /v2025/looms/new-1 [{"op":"add","path":"/notes","value":{}},{"op":"add","path":"/notes/by","value":"Ada"},{"op":"add","path":"/notes/on","value":"Monday"}]`,
			},
		},
		{
			name: "XML in other words is not sent along", rules: loomRules(),
			start:     map[string][]map[string]any{"/looms": {loom}, "/cloths": {}},
			documents: "kind: Loom\nname: Big\nspec: {width: 2, plan: '<plan a=\"1\" b=\"2\"></plan>'}\n",
			want:      []string{`200 PATCH /v2025/looms/l1 [{"op":"replace","path":"/width","value":2}]`},
		},
	}
}
