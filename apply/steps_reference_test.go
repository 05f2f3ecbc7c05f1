package apply_test

// referenceScenarios are changes whose references are not known before others
// are made: by id in a set, as the key of a map, and by name beside an id.
func referenceScenarios() []scenario {
	empty := map[string][]map[string]any{"/farms": {}, "/baskets": {}, "/recipes": {}, "/gardeners": {}, "/fruits": {}, "/teams": {}}
	with := func(path string, rows ...map[string]any) map[string][]map[string]any {
		out := map[string][]map[string]any{}
		for p, r := range empty {
			out[p] = r
		}
		out[path] = rows
		return out
	}
	return []scenario{
		{
			name: "what is created refers to what is created", start: empty,
			documents: "kind: Farm\nname: North\nspec: {}\n---\nkind: Basket\nname: b\nspec: {farmIds: [North], shares: {North: half}}\n---\nkind: Recipe\nname: jam\nspec: {do: boil, with: {farmName: North}}\n",
			want: []string{
				`201 POST /v2025/farms {"name":"North"}`,
				`201 POST /v2025/baskets {"farmIds":["new-1"],"name":"b","shares":{"new-1":"half"}}`,
				`201 POST /v2025/recipes {"do":"boil","name":"jam","with":{"farmId":"new-1","farmName":"North"}}`,
			},
		},
		{
			name:      "what is changed refers to what is created",
			start:     with("/baskets", map[string]any{"id": "b1", "name": "b", "shares": map[string]any{"f9": "half"}}),
			documents: "kind: Farm\nname: North\nspec: {}\n---\nkind: Basket\nname: b\nspec: {shares: {North: half, \"{id: f9}\": half}}\n",
			want: []string{
				`201 POST /v2025/farms {"name":"North"}`,
				`200 PATCH /v2025/baskets/b1 [{"op":"add","path":"/shares/new-1","value":"half"}]`,
			},
		},
		{
			name: "recipes that follow each other", start: empty,
			documents: "kind: Recipe\nname: egg\nspec: {do: follow, with: {recipe: hen}}\n---\nkind: Recipe\nname: hen\nspec: {do: follow, with: {recipe: egg}}\n",
			want: []string{
				`201 POST /v2025/recipes {"do":"follow","name":"hen"}`,
				`201 POST /v2025/recipes {"do":"follow","name":"egg","with":{"recipe":"hen"}}`,
				`200 PUT /v2025/recipes/new-1 {"do":"follow","id":"new-1","name":"hen","with":{"recipe":"egg"}}`,
			},
		},
	}
}
