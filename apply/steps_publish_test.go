package apply_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"isc-sync/apply"
)

// sieveRules are those of a tenant that takes sieves whole by POST, uses them
// once they are published, and removes them by a POST with their ids.
func sieveRules() map[string]groveRules {
	return map[string]groveRules{"sieves": {
		made: func(_ *grove, _ string, row map[string]any) { row["state"] = "DRAFT" },
		special: func(g *grove, method, path string, body any) (int, any, bool) {
			rows := g.rows["/sieves"]
			if method == "POST" && path == "/sieves/delete" {
				g.rows["/sieves"] = slices.DeleteFunc(rows, func(row map[string]any) bool { return slices.Contains(body.([]any), row["id"]) })
				return 204, nil, true
			}
			id, publishes := strings.CutSuffix(strings.TrimPrefix(path, "/sieves/"), "/publish")
			at := slices.IndexFunc(rows, func(row map[string]any) bool { return row["id"] == id })
			if method != "POST" || at < 0 {
				return 0, nil, false
			}
			row := maps.Clone(rows[at])
			row["state"] = "IN_USE"
			if !publishes {
				row = maps.Clone(body.(map[string]any))
				row["state"] = "DRAFT"
			}
			rows[at] = row
			return 200, row, true
		},
	}}
}

// bellRules are those of a tenant that does not show which bells were rung.
func bellRules() map[string]groveRules {
	return map[string]groveRules{"bells": {special: func(_ *grove, method, path string, body any) (int, any, bool) {
		if method != "POST" || path != "/bells/ring" {
			return 0, nil, false
		}
		if ids, _ := body.([]any); len(ids) != 1 {
			return 400, refusal("which bell?"), true
		}
		return 200, nil, true
	}}}
}

const ring = `200 POST /v2025/bells/ring ["t1"]`

func publishScenarios() []scenario {
	sieve := func(state string) map[string][]map[string]any {
		return map[string][]map[string]any{"/sieves": {{"id": "s1", "name": "Fine", "mesh": json.Number("1"), "state": state}}}
	}
	return []scenario{
		{
			name: "published after a change", rules: sieveRules(), start: sieve("IN_USE"),
			documents: "kind: Sieve\nname: Fine\nspec: {mesh: 2}\n",
			want:      []string{`200 POST /v2025/sieves/s1 {"id":"s1","mesh":2,"name":"Fine","state":"IN_USE"}`, "200 POST /v2025/sieves/s1/publish"},
		},
		{
			name: "published after its creation", rules: sieveRules(), start: map[string][]map[string]any{"/sieves": {}},
			documents: "kind: Sieve\nname: New\nspec: {mesh: 2}\n",
			want:      []string{`201 POST /v2025/sieves {"mesh":2,"name":"New"}`, "200 POST /v2025/sieves/new-1/publish"},
		},
		{
			name: "published because nobody did", rules: sieveRules(), start: sieve("DRAFT"),
			documents: "kind: Sieve\nname: Fine\nspec: {mesh: 1}\n", want: []string{"200 POST /v2025/sieves/s1/publish"},
		},
		{
			name: "a deletion by POST with ids", rules: sieveRules(), start: sieve("IN_USE"),
			documents: "kind: Sieve\nname: Fine\nensure: absent\n", want: []string{`204 POST /v2025/sieves/delete ["s1"]`},
		},
	}
}

// unseen is a publication that the tenant does not show.
func unseen() scenario {
	return scenario{
		name: "published unseen", rules: bellRules(), start: map[string][]map[string]any{"/bells": {{"id": "t1", "name": "Noon", "tone": "high", "rung": true}}},
		documents: "kind: Bell\nname: Noon\nspec: {tone: deep}\n",
		want:      []string{`200 PATCH /v2025/bells/t1 [{"op":"replace","path":"/tone","value":"deep"}]`, ring},
	}
}

// TestAnInvisiblePublicationIsRepeatedBySavedPlans ends the run before the
// publication. Only the saved plan knows of it.
func TestAnInvisiblePublicationIsRepeatedBySavedPlans(t *testing.T) {
	s := unseen()
	s.inGrove(t, func(b *bench, g *grove) {
		g.fault = func(n int) groveFault {
			if n == 2 {
				return refused
			}
			return fine
		}
		p := b.plan()
		if got := outcomes(b.apply(p, apply.Options{Workers: 1})); got["Bell/Noon#1"] != apply.Applied || got["Bell/Noon#2"] != apply.Failed {
			t.Errorf("outcomes %v", got)
		}
		g.fault = nil
		if left := b.plan(); !left.Empty() {
			t.Errorf("a new plan knows of it:\n%s", left.Encode())
		}
		b.wantDone(b.apply(p, apply.Options{Workers: 1, Done: b.proven("saved", p)}))
		if !slices.Equal(g.log, s.want) {
			t.Errorf("the writes are\n%s", strings.Join(g.log, "\n"))
		}
	})
}

// TestALostPublicationIsRepeated loses the answer; a publication may be received
// twice.
func TestALostPublicationIsRepeated(t *testing.T) {
	s := unseen()
	for _, fault := range []groveFault{lostBefore, lostAfter} {
		s.inGrove(t, func(b *bench, g *grove) {
			g.fault = func(n int) groveFault {
				if n == 2 {
					return fault
				}
				return fine
			}
			b.wantDone(b.apply(b.plan(), apply.Options{Workers: 1}))
			if g.log[len(g.log)-1] != ring {
				t.Errorf("the writes are\n%s", strings.Join(g.log, "\n"))
			}
		})
	}
}
