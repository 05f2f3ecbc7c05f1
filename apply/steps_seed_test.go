package apply_test

import (
	"slices"
	"testing"

	"isc-sync/apply"
)

// seedScenario is one of a tenant that shows a new object after so many reads, and makes
// one of a name.
func seedScenario(reads int) scenario {
	once := func(g *grove, method, path string, body any) (int, any, bool) {
		same := slices.ContainsFunc(g.rows["/seeds"], func(row map[string]any) bool {
			seed, _ := body.(map[string]any)
			return row["name"] == seed["name"]
		})
		return 202, map[string]any{}, same && method == "POST" && path == "/seeds"
	}
	return scenario{
		name: "created later", more: 1, rules: map[string]groveRules{"seeds": {appears: reads, special: once}}, start: map[string][]map[string]any{"/seeds": {}},
		documents: "kind: Seed\nname: Oak\nspec: {depth: 3}\n", want: []string{`202 POST /v2025/seeds {"depth":3,"name":"Oak"}`},
	}
}

// TestAnObjectThatAppearsTooLateIsUnknown accepts a creation of which nothing comes.
func TestAnObjectThatAppearsTooLateIsUnknown(t *testing.T) {
	s := seedScenario(50)
	s.inGrove(t, func(b *bench, g *grove) {
		got := outcomes(b.apply(b.plan(), apply.Options{Workers: 1}))
		if got["Seed/Oak#1"] == apply.Applied || !slices.Equal(g.log, s.want) {
			t.Errorf("outcomes %v, writes %v", got, g.log)
		}
	})
}
