package apply_test

import "strings"

// jarRules are those of a tenant that refuses the names of farms, and spells marks in
// its own way.
func jarRules() map[string]groveRules {
	check := func(v any) string {
		list, _ := v.([]any)
		for _, e := range list {
			if farm, isObject := e.(map[string]any); isObject && farm["name"] != nil {
				return "a farm has no name"
			}
		}
		return ""
	}
	spell := func(jar map[string]any) {
		marks, _ := jar["marks"].([]any)
		for i, mark := range marks {
			marks[i] = strings.ToUpper(strings.ReplaceAll(mark.(string), "-", ""))
		}
	}
	return map[string]groveRules{"jars": {
		create: func(body map[string]any) string {
			spell(body)
			return check(body["farms"])
		},
		change: func(ops []any, _, after map[string]any) string {
			spell(after)
			for _, op := range ops {
				op := op.(map[string]any)
				if why := check([]any{op["value"]}) + check(op["value"]); why != "" {
					return why
				}
			}
			return ""
		},
	}}
}

func jarScenarios() []scenario {
	farms := []map[string]any{{"id": "f1", "name": "North"}, {"id": "f2", "name": "South"}, {"id": "f3", "name": "East"}}
	ref := func(id, name string) any { return map[string]any{"type": "FARM", "id": id, "name": name} }
	jar := map[string]any{"id": "j1", "name": "plum", "sort": "JAM", "sugar": "cane", "farms": []any{ref("f1", "North"), ref("f2", "South")}}
	return []scenario{
		{
			name: "references are sent without names, and texts as they are kept", rules: jarRules(),
			start:     map[string][]map[string]any{"/farms": farms, "/jars": {}},
			documents: "kind: Jar\nname: plum\nspec: {sugar: cane, farms: [North], marks: [best-of]}\n",
			want:      []string{`201 POST /v2025/jars {"farms":[{"id":"f1","type":"FARM"}],"marks":["BESTOF"],"name":"plum","sort":"JAM","sugar":"cane"}`},
		},
		{
			name: "references that stay are sent without names, too", rules: jarRules(),
			start:     map[string][]map[string]any{"/farms": farms, "/jars": {jar}},
			documents: "kind: Jar\nname: plum\nspec: {farms: [East, North]}\n",
			want:      []string{`200 PATCH /v2025/jars/j1 [{"op":"replace","path":"/farms","value":[{"id":"f1","type":"FARM"},{"id":"f3","type":"FARM"}]}]`},
		},
	}
}
