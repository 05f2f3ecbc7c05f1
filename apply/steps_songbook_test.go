package apply_test

// songbookRules are those of a tenant that has a songbook: a text, sent as a file.
func songbookRules() map[string]groveRules {
	return map[string]groveRules{"settings": {
		special: func(g *grove, method, path string, body any) (int, any, bool) {
			form, _ := body.(map[string]any)
			sheet, _ := form["sheet"].(map[string]any)
			if method != "PUT" || path != "/settings/songbook" || len(form) != 1 || sheet == nil {
				return 0, nil, false
			}
			status := 200
			if len(g.rows["/settings"]) == 0 {
				status = 201
			}
			g.rows["/settings"] = []map[string]any{{"id": "songbook", plainText: sheet["text"]}}
			return status, nil, true
		},
	}}
}

func songbookScenarios() []scenario {
	old := map[string]any{"id": "songbook", plainText: "Ring\r\nHarvest"}
	form := ` {"sheet":{"name":"Songbook.txt","text":"Ring\nDance\n"}}`
	return []scenario{
		{
			name: "a text that the tenant has", rules: songbookRules(), start: map[string][]map[string]any{"/settings": {old}},
			documents: "kind: Songbook\nspec:\n  sheet: |\n    Ring\n    Dance\n", want: []string{"200 PUT /v2025/settings/songbook" + form},
		},
		{
			name: "a text that comes into being", rules: songbookRules(),
			documents: "kind: Songbook\nspec:\n  sheet: |\n    Ring\n    Dance\n", want: []string{"201 PUT /v2025/settings/songbook" + form},
		},
		{
			name: "a text that was empty", rules: songbookRules(), start: map[string][]map[string]any{"/settings": {{"id": "songbook", plainText: ""}}},
			documents: "kind: Songbook\nspec:\n  sheet: |\n    Ring\n    Dance\n", want: []string{"200 PUT /v2025/settings/songbook" + form},
		},
		{
			name: "a text that has the same lines", rules: songbookRules(), start: map[string][]map[string]any{"/settings": {old}},
			documents: "kind: Songbook\nspec:\n  sheet: |\n    Ring\n    Harvest\n",
		},
	}
}
