package apply_test

import (
	"encoding/json"
	"maps"
)

// settingRules are those of a tenant that has settings: an almanac, whose numbers
// must fit, and a pantry, which a POST creates and a PUT changes.
func settingRules() map[string]groveRules {
	number := func(v any) float64 {
		n, _ := v.(json.Number)
		f, _ := n.Float64()
		return f
	}
	return map[string]groveRules{"settings": {
		change: func(ops []any, _, after map[string]any) string {
			if ops != nil && number(after["sowing"]) >= number(after["harvest"]) {
				return "sowing after the harvest"
			}
			return ""
		},
		put: func(before, body map[string]any) (map[string]any, string) {
			after := maps.Clone(before)
			maps.Copy(after, body)
			return after, ""
		},
		special: func(g *grove, method, path string, body any) (int, any, bool) {
			if method != "POST" || path != "/settings/pantry" {
				return 0, nil, false
			}
			row := map[string]any{"shelves": json.Number("3"), "cold": false}
			maps.Copy(row, body.(map[string]any))
			row["id"] = "pantry"
			g.rows["/settings"] = append(g.rows["/settings"], row)
			return 200, row, true
		},
	}}
}

func settingScenarios() []scenario {
	almanac := map[string]any{"id": "almanac", "sowing": json.Number("80"), "harvest": json.Number("90"), "leap": false}
	pantry := map[string]any{"id": "pantry", "shelves": json.Number("4"), "cold": false, "jars": []any{"plums"}}
	both := "kind: Almanac\nspec: {sowing: 100, harvest: 250}\n---\nkind: Pantry\nspec: {cold: true}\n"
	patch := `200 PATCH /v2025/settings/almanac [{"op":"replace","path":"/sowing","value":100},{"op":"replace","path":"/harvest","value":250}]`
	return []scenario{
		{
			name: "settings that the tenant has", rules: settingRules(), start: map[string][]map[string]any{"/settings": {almanac, pantry}}, documents: both,
			want: []string{patch, `200 PUT /v2025/settings/pantry {"cold":true,"jars":["plums"],"shelves":4}`},
		},
		{
			name: "a setting that is created", rules: settingRules(), start: map[string][]map[string]any{"/settings": {almanac}}, documents: both,
			want: []string{patch, `200 POST /v2025/settings/pantry {"cold":true}`},
		},
	}
}
