package apply_test

import (
	"fmt"
	"slices"
)

// mailboxRules are those of a tenant that only replaces members, and knows four.
func mailboxRules() map[string]groveRules {
	return map[string]groveRules{"mailboxes": {
		media: "application/json",
		members: func(ops []any, before map[string]any) (map[string]any, string) {
			after := copied(before).(map[string]any)
			for _, op := range ops {
				op := op.(map[string]any)
				path, _ := op["path"].(string)
				value, sent := op["value"]
				if op["op"] != "replace" || !sent || !slices.Contains([]string{"/label", "/slots", "/names", "/locked"}, path) {
					return nil, fmt.Sprint("not like this: ", op)
				}
				after[path[1:]] = value
			}
			return after, ""
		},
	}}
}

func mailboxScenarios() []scenario {
	old := map[string]any{"id": "front", "label": "House", "names": []any{"Anna", "Ben"}, "locked": true}
	return []scenario{{
		name: "members that are replaced", rules: mailboxRules(), start: map[string][]map[string]any{"/mailboxes": {old}},
		documents: "kind: Mailbox\ndoor: front\nspec: {label: null, slots: 2, names: [Ben, Carla], locked: true}\n",
		want: []string{
			`200 PATCH /v2025/mailboxes/front [{"op":"replace","path":"/label","value":null},{"op":"replace","path":"/slots","value":2},{"op":"replace","path":"/names","value":["Ben","Carla"]}]`,
		},
	}}
}
