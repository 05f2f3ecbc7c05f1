package apply_test

import "slices"

// bannerRules are those of a tenant that takes banners as forms: one that does not have a
// field does not keep its value, and the crest is lost.
func bannerRules() map[string]groveRules {
	sewn := func(body map[string]any) (map[string]any, string) {
		after := map[string]any{"id": body["name"], "crest": nil}
		for _, field := range []string{"name", "motto", "color", "border"} {
			after[field] = body[field]
			if body[field] == "" {
				after[field] = nil
			}
		}
		for field := range body {
			if !slices.Contains([]string{"name", "motto", "color", "border"}, field) {
				return nil, "unknown field " + field
			}
		}
		return after, ""
	}
	return map[string]groveRules{"banners": {
		create: func(body map[string]any) string { _, why := sewn(body); return why },
		put:    func(_, body map[string]any) (map[string]any, string) { return sewn(body) },
		made:   func(_ *grove, _ string, row map[string]any) { row["id"] = row["name"] },
	}}
}

func bannerScenarios() []scenario {
	old := map[string]any{"id": "inn", "name": "inn", "motto": "Rest", "color": "red", "border": nil, "crest": "/crests/1"}
	return []scenario{
		{
			name: "an object that is a form", rules: bannerRules(), start: map[string][]map[string]any{"/banners": {old}},
			documents: "kind: Banner\nname: inn\nspec: {motto: Eat, color: null}\n---\nkind: Banner\nname: mill\nspec: {motto: Grind, border: blue}\n",
			want: []string{
				`200 PUT /v2025/banners/inn {"color":"","motto":"Eat","name":"inn"}`,
				`201 POST /v2025/banners {"border":"blue","motto":"Grind","name":"mill"}`,
			},
		},
		{
			name: "a form that keeps what no document writes", rules: bannerRules(), start: map[string][]map[string]any{"/banners": {old}},
			documents: "kind: Banner\nname: inn\nspec: {border: blue}\n",
			want:      []string{`200 PUT /v2025/banners/inn {"border":"blue","color":"red","motto":"Rest","name":"inn"}`},
		},
	}
}
