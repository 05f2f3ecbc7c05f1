package apply_test

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"isc-sync/apply"
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
				lightUp(g, cmp.Or(g.lampAt, 3))
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

// lightUp makes lamps for new farms, which come with the n-th list that is read after
// the farm.
func lightUp(g *grove, n int) {
	if g.coming == nil {
		g.coming = map[string]int{}
	}
	for _, farm := range g.rows["/farms"] {
		name := farm["name"]
		if slices.ContainsFunc(g.rows["/lamps"], func(row map[string]any) bool { return row["name"] == name }) {
			continue
		}
		if g.coming["lamp of "+name.(string)]++; g.coming["lamp of "+name.(string)] >= n {
			g.rows["/lamps"] = append(g.rows["/lamps"], map[string]any{"id": "of-" + farm["id"].(string), "name": name, "watts": 25})
		}
	}
}

// comingLampsScenario creates farms, with which lamps come some time later.
func comingLampsScenario() scenario {
	return scenario{
		name: "lamps that come with farms", rules: lampRules(), unforeseen: 1,
		start:     map[string][]map[string]any{"/lamps": {{"id": "l1", "name": "Desk", "watts": 40}}},
		documents: "kind: Farm\nname: North\nspec: {}\n---\nkind: Farm\nname: South\nspec: {}\n---\nkind: Lamp\nname: North\nspec: {watts: 60}\n---\nkind: Lamp\nname: South\nspec: {watts: 25}\n",
		want: []string{
			`201 POST /v2025/farms {"name":"North"}`, `201 POST /v2025/farms {"name":"South"}`,
			`200 PATCH /v2025/lamps/of-new-1 [{"op":"replace","path":"/watts","value":60}]`,
		},
	}
}

// comingLamp creates a farm whose lamp comes with the n-th list, in a tenant that has others.
func comingLamp(t *testing.T, n int, documents string) (*bench, *grove) {
	s := comingLampsScenario()
	s.documents = documents
	s.start["/lamps"] = append(s.start["/lamps"], map[string]any{"id": "l2", "name": "Hall", "watts": 60})
	g := s.newGrove()
	b := s.bench(t, g)
	g.lampAt = n
	return b, g
}

// TestWhatComesLaterIsLookedForWithTheFewestRequests: each look lists the ids once, for all
// that wait, and reads each object once.
func TestWhatComesLaterIsLookedForWithTheFewestRequests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, g := comingLamp(t, 6, comingLampsScenario().documents)
		p := b.plan()
		g.listed = nil
		b.wantDone(b.apply(p, apply.Options{Workers: 2}))
		want := map[string]int{"/lamps": 6, "/lamps/l1": 1, "/lamps/l2": 1, "/lamps/of-new-1": 2, "/lamps/of-new-2": 2}
		for path, most := range want {
			if g.listed[path] > most || g.listed[path] == 0 {
				t.Errorf("%s was read %d times, want at most %d", path, g.listed[path], most)
			}
		}
	})
}

// TestWhatComesTooLateIsLeftToTheNextRun: nothing is sent for it, and its bringer is done.
func TestWhatComesTooLateIsLeftToTheNextRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, g := comingLamp(t, 30, "kind: Farm\nname: North\nspec: {}\n---\nkind: Lamp\nname: North\nspec: {watts: 60}\n")
		report := b.apply(b.plan(), apply.Options{})
		late := report.Steps[1]
		if late.Outcome != apply.Skipped || !strings.Contains(late.Cause, "has not made it yet") || !strings.Contains(late.Hint, "Farm/North") || report.ExitCode() != 3 {
			t.Errorf("exit code %d, and the step is %+v", report.ExitCode(), late)
		}
		if len(g.log) != 1 {
			t.Errorf("the writes are\n%s", strings.Join(g.log, "\n"))
		}
		g.lampAt = 1
		b.wantDone(b.apply(b.plan(), apply.Options{}))
		b.wantNothingLeft()
	})
}
