package apply_test

import (
	"encoding/json"
	"net/http"
	"strings"
)

// levelRules are those of a tenant with objects on three levels. The row "Nursery"
// brings a tree along. Nothing goes before what is below it.
func levelRules() map[string]groveRules {
	return map[string]groveRules{
		"orchards": {emptyFirst: true},
		"rows": {
			emptyFirst: true,
			made: func(g *grove, collection string, row map[string]any) {
				if row["name"] == "Nursery" {
					below := collection + "/" + row["id"].(string) + "/trees"
					g.rows[below] = append(g.rows[below], map[string]any{"id": "made", "name": "Cox", "height": json.Number("1")})
				}
			},
		},
		"trees": {
			create: func(body map[string]any) string {
				if body["nests"] != nil {
					return "nests are not taken"
				}
				return ""
			},
			special: func(g *grove, method, path string, body any) (int, any, bool) {
				at := strings.LastIndex(path, "/")
				ops, _ := body.([]any)
				if method != http.MethodPatch || !strings.HasSuffix(path[:at], "/trees") || !has(ops, "nests") {
					return 0, nil, false
				}
				return g.patchedApart(path[:at], path[at+1:], "nests", body)
			},
		},
	}
}

func threeLevels() map[string][]map[string]any {
	return map[string][]map[string]any{
		"/orchards":                  {{"id": "o1", "name": "North"}},
		"/orchards/o1/rows":          {{"id": "r1", "name": "First"}, {"id": "r2", "name": "Second"}},
		"/orchards/o1/rows/r1/trees": {{"id": "t1", "name": "Cox", "height": json.Number("3")}},
		"/orchards/o1/rows/r2/trees": {{"id": "t2", "name": "Cox", "height": json.Number("3")}},
	}
}

func levelScenarios() []scenario {
	return []scenario{
		{
			name: "created on three levels", rules: levelRules(), start: map[string][]map[string]any{"/orchards": {}},
			documents: "kind: Orchard\nname: South\nspec: {}\n---\nkind: Row\norchard: South\nname: First\nspec: {length: 9}\n---\nkind: Tree\norchard: South\nrow: First\nname: Gala\nspec: {height: 2, nests: [n1]}\n",
			want: []string{
				`201 POST /v2025/orchards {"name":"South"}`,
				`201 POST /v2025/orchards/new-1/rows {"length":9,"name":"First"}`,
				`201 POST /v2025/orchards/new-1/rows/new-2/trees {"height":2,"name":"Gala"}`,
				`200 PATCH /v2025/orchards/new-1/rows/new-2/trees/new-3 [{"op":"replace","path":"/nests","value":["n1"]}]`,
			},
		},
		{
			name: "created on three levels, of which the tenant makes the last", rules: levelRules(), start: map[string][]map[string]any{"/orchards": {}},
			documents: "kind: Orchard\nname: South\nspec: {}\n---\nkind: Row\norchard: South\nname: Nursery\nspec: {}\n---\nkind: Tree\norchard: South\nrow: Nursery\nname: Cox\nspec: {height: 2}\n",
			want: []string{
				`201 POST /v2025/orchards {"name":"South"}`,
				`201 POST /v2025/orchards/new-1/rows {"name":"Nursery"}`,
				`200 PATCH /v2025/orchards/new-1/rows/new-2/trees/made [{"op":"replace","path":"/height","value":2}]`,
			},
		},
		{
			name: "renamed at the top and changed two levels below", rules: levelRules(), start: threeLevels(),
			apart:     map[string][]any{"/orchards/o1/rows/r2/trees/t2/nests": {"n1"}},
			documents: "kind: Orchard\nname: South\npreviously: North\nspec: {}\n---\nkind: Tree\norchard: South\nrow: Second\nname: Cox\nspec: {height: 4}\n---\nkind: Tree\norchard: South\nrow: First\nname: Gala\nspec: {}\n",
			want: []string{
				`200 PATCH /v2025/orchards/o1 [{"op":"replace","path":"/name","value":"South"}]`,
				`201 POST /v2025/orchards/o1/rows/r1/trees {"name":"Gala"}`,
				`200 PATCH /v2025/orchards/o1/rows/r2/trees/t2 [{"op":"replace","path":"/height","value":4}]`,
			},
		},
		{
			name: "a list beside what is two levels deep", rules: levelRules(), start: threeLevels(),
			apart:     map[string][]any{"/orchards/o1/rows/r2/trees/t2/nests": {"n1"}},
			documents: "kind: Tree\norchard: North\nrow: Second\nname: Cox\nspec: {nests: [n2]}\n",
			want:      []string{`200 PATCH /v2025/orchards/o1/rows/r2/trees/t2 [{"op":"replace","path":"/nests","value":["n2"]}]`},
		},
		{
			name: "deleted on three levels", rules: levelRules(), start: threeLevels(),
			documents: "kind: Orchard\nname: North\nensure: absent\n---\nkind: Row\norchard: North\nname: First\nensure: absent\n---\nkind: Row\norchard: North\nname: Second\nensure: absent\n---\nkind: Tree\norchard: North\nrow: First\nname: Cox\nensure: absent\n---\nkind: Tree\norchard: North\nrow: Second\nname: Cox\nensure: absent\n",
			want: []string{
				`204 DELETE /v2025/orchards/o1/rows/r1/trees/t1`,
				`204 DELETE /v2025/orchards/o1/rows/r2/trees/t2`,
				`204 DELETE /v2025/orchards/o1/rows/r1`,
				`204 DELETE /v2025/orchards/o1/rows/r2`,
				`204 DELETE /v2025/orchards/o1`,
			},
		},
	}
}
