package apply_test

import (
	"maps"
	"slices"
	"strings"
)

// flagRules are those of a tenant that keeps what hangs beside a draft. Only the
// first request with one of the two queries deletes that one.
func flagRules() map[string]groveRules {
	return map[string]groveRules{"flags": {
		made:   func(_ *grove, _ string, row map[string]any) { row["hung"] = false },
		change: func(_ []any, _, after map[string]any) string { after["hung"] = false; return "" },
		special: func(g *grove, method, path string, _ any) (int, any, bool) {
			rows := g.rows["/flags"]
			id, hangs := strings.CutSuffix(strings.TrimPrefix(path, "/flags/"), "/hang")
			at := slices.IndexFunc(rows, func(row map[string]any) bool { return row["id"] == id })
			switch {
			case at < 0 || strings.Contains(id, "/"):
			case hangs:
				rows[at] = maps.Clone(rows[at])
				rows[at]["hung"] = true
				return 200, nil, true
			case method == "DELETE" && rows[at]["draft"] == true:
				rows[at] = maps.Clone(rows[at])
				delete(rows[at], "draft")
				return 204, nil, true
			}
			return 0, nil, false
		},
	}}
}

func flagScenarios() []scenario {
	hanging := func(draft bool) map[string][]map[string]any {
		row := map[string]any{"id": "p1", "name": "Fair", "text": "Come", "hung": true}
		if draft {
			row["draft"] = true
		}
		return map[string][]map[string]any{"/flags": {row}}
	}
	return []scenario{
		{
			name: "published with a parameter", rules: flagRules(), start: hanging(false),
			documents: "kind: Flag\nname: Fair\nspec: {text: Go}\n",
			want: []string{
				`200 PATCH /v2025/flags/p1 [{"op":"replace","path":"/text","value":"Go"}]`,
				"200 POST /v2025/flags/p1/hang?all=false",
			},
		},
		{
			name: "deleted in both versions", rules: flagRules(), start: hanging(true),
			documents: "kind: Flag\nname: Fair\nensure: absent\n",
			want:      []string{"204 DELETE /v2025/flags/p1?hung=false", "204 DELETE /v2025/flags/p1?hung=true"},
		},
		{
			name: "deleted in the only version", rules: flagRules(), start: hanging(false),
			documents: "kind: Flag\nname: Fair\nensure: absent\n",
			want:      []string{"204 DELETE /v2025/flags/p1?hung=false"},
		},
	}
}
