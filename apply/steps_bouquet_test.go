package apply_test

// bouquetRules are those of a tenant that accepts flowers as texts and shows them as
// objects. Of roses there are red ones and white ones.
func bouquetRules() map[string]groveRules {
	flower := func(id string, of any) any { return map[string]any{"id": id, "of": of} }
	show := func(row map[string]any) {
		list, _ := row["flowers"].([]any)
		texts, shown := map[any]bool{}, []any{}
		for _, e := range list {
			texts[e] = true
		}
		for _, e := range list {
			switch {
			case e == "red" || e == "white":
				shown = append(shown, flower(e.(string), "rose"))
			case e == "rose" && !texts["red"] && !texts["white"]:
				shown = append(shown, flower("rose", nil), flower("red", "rose"), flower("white", "rose"))
			default:
				shown = append(shown, flower(e.(string), nil))
			}
		}
		row["flowers"] = shown
	}
	return map[string]groveRules{"bouquets": {
		made: func(_ *grove, _ string, row map[string]any) { show(row) },
		change: func(_ []any, _, after map[string]any) string {
			list, _ := after["flowers"].([]any)
			for _, e := range list {
				if _, isText := e.(string); !isText {
					return "flowers are texts"
				}
			}
			show(after)
			return ""
		},
	}}
}

func bouquetScenarios() []scenario {
	start := func() map[string][]map[string]any {
		return map[string][]map[string]any{"/bouquets": {{"id": "b1", "name": "Big", "flowers": []any{
			map[string]any{"id": "white", "of": "rose"}, map[string]any{"id": "rose", "of": nil}, map[string]any{"id": "red", "of": "rose"},
		}}}}
	}
	return []scenario{
		{
			name: "flowers that bring others along", rules: bouquetRules(), start: map[string][]map[string]any{"/bouquets": {}},
			documents: "kind: Bouquet\nname: New\nspec: {flowers: [rose, lily]}\n",
			want:      []string{`201 POST /v2025/bouquets {"flowers":["lily","rose"],"name":"New"}`},
		},
		{
			name: "a flower beside one that brought others along", rules: bouquetRules(), start: start(),
			documents: "kind: Bouquet\nname: Big\nspec: {flowers: [rose, lily]}\n",
			want:      []string{`200 PATCH /v2025/bouquets/b1 [{"op":"replace","path":"/flowers","value":["rose","lily"]}]`},
		},
		{
			name: "some of what was brought along", rules: bouquetRules(), start: start(),
			documents: "kind: Bouquet\nname: Big\nspec: {flowers: [rose, red]}\n",
			want:      []string{`200 PATCH /v2025/bouquets/b1 [{"op":"replace","path":"/flowers","value":["rose","red"]}]`},
		},
	}
}
