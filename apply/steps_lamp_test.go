package apply_test

import (
	"maps"
	"slices"
	"strings"

	"isc-sync/internal/simulator/jsonpatch"
)

// lampRules are those of a tenant that lists lamps by their ids alone, and shows a lamp
// without its id.
func lampRules() map[string]groveRules {
	at := func(g *grove, path string) int {
		return slices.IndexFunc(g.rows["/lamps"], func(row map[string]any) bool { return path == "/lamps/"+row["id"].(string) })
	}
	bare := func(row map[string]any) map[string]any {
		shown := maps.Clone(row)
		delete(shown, "id")
		return shown
	}
	return map[string]groveRules{"lamps": {
		shown: func(g *grove, path string) (int, any, bool) {
			if path == "/lamps" {
				rows := []any{}
				for _, row := range g.rows["/lamps"] {
					rows = append(rows, map[string]any{"id": row["id"]})
				}
				return 200, rows, true
			}
			i := at(g, path)
			if i < 0 {
				return 0, nil, false
			}
			return 200, bare(g.rows["/lamps"][i]), true
		},
		special: func(g *grove, _, path string, body any) (int, any, bool) {
			i := at(g, path)
			if i < 0 || !strings.HasPrefix(path, "/lamps/") {
				return 0, nil, false
			}
			ops, err := jsonpatch.Decode(body)
			if err != nil {
				return 400, refusal(err.Error()), true
			}
			after, err := jsonpatch.Apply(copied(g.rows["/lamps"][i]), ops)
			if err != nil {
				return 400, refusal(err.Error()), true
			}
			g.rows["/lamps"][i] = after.(map[string]any)
			return 200, bare(g.rows["/lamps"][i]), true
		},
	}}
}

// lampScenario changes a lamp that shows no id.
func lampScenario() scenario {
	return scenario{
		name: "lamps without ids", rules: lampRules(),
		start:     map[string][]map[string]any{"/lamps": {{"id": "l1", "name": "Desk", "watts": 40}, {"id": "l2", "name": "Hall", "watts": 60}}},
		documents: "kind: Lamp\nname: Desk\nspec: {watts: 60}\n---\nkind: Lamp\nname: Hall\nspec: {watts: 60}\n",
		want:      []string{`200 PATCH /v2025/lamps/l1 [{"op":"replace","path":"/watts","value":60}]`},
	}
}
