package apply_test

// ladderRules are those of a tenant that lists the ladders of all presses together.
func ladderRules() map[string]groveRules {
	return map[string]groveRules{"ladders": {made: func(_ *grove, _ string, row map[string]any) {
		row["press"] = map[string]any{"id": row["pressId"], "type": "PRESS"}
	}}}
}

func ladderScenarios() []scenario {
	return []scenario{
		{
			name: "created with the new parent in its body", rules: ladderRules(), start: map[string][]map[string]any{"/presses": {}, "/ladders": {}},
			documents: "kind: Press\nname: South\nspec: {fruit: apple}\n---\nkind: Ladder\npress: South\nname: Long\nspec: {rungs: 9}\n",
			want:      []string{`201 POST /v2025/presses {"fruit":"apple","name":"South"}`, `201 POST /v2025/ladders {"name":"Long","pressId":"new-1","rungs":9}`},
		},
		{
			name: "created with its parent in its body, and changed", rules: ladderRules(), start: map[string][]map[string]any{
				"/presses": {{"id": "o1", "name": "North", "fruit": "pear"}}, "/ladders": {{"id": "l1", "name": "Old", "press": map[string]any{"id": "o1"}}},
			},
			documents: "kind: Ladder\npress: North\nname: Long\nspec: {}\n---\nkind: Ladder\npress: North\nname: Old\nspec: {rungs: 3}\n",
			want: []string{
				`201 POST /v2025/ladders {"name":"Long","pressId":"o1"}`,
				`200 PATCH /v2025/ladders/l1 [{"op":"add","path":"/rungs","value":3}]`,
			},
		},
	}
}
