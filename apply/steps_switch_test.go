package apply_test

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"isc-sync/apply"
)

// millRules are those of a tenant that creates mills off, and lets nobody touch
// one that turns.
func millRules() map[string]groveRules {
	return map[string]groveRules{"mills": {
		create: func(body map[string]any) string {
			if body["turning"] == true {
				return "a new mill cannot turn"
			}
			return ""
		},
		change: func(_ []any, before, after map[string]any) string {
			for _, name := range []string{"name", "grain", "stones"} {
				if (before["turning"] == true || after["turning"] == true) && differs(before, after, name) {
					return "the mill turns"
				}
			}
			return ""
		},
		delete: func(before map[string]any) string {
			if before["turning"] == true {
				return "the mill turns"
			}
			return ""
		},
		made: func(_ *grove, _ string, row map[string]any) { row["turning"] = false },
	}}
}

func mill(turning bool) map[string][]map[string]any {
	return map[string][]map[string]any{"/mills": {{"id": "m1", "name": "Upper", "grain": "wheat", "stones": []any{"granite"}, "turning": turning}}}
}

const (
	millOff   = `200 PATCH /v2025/mills/m1 [{"op":"replace","path":"/turning","value":false}]`
	millRye   = `200 PATCH /v2025/mills/m1 [{"op":"replace","path":"/grain","value":"rye"}]`
	millOn    = `200 PATCH /v2025/mills/m1 [{"op":"replace","path":"/turning","value":true}]`
	changeOfA = "kind: Mill\nname: Upper\nspec: {grain: rye, turning: true}\n"
)

func switchScenarios() []scenario {
	return []scenario{
		{
			name: "change of an object that is on", rules: millRules(), start: mill(true),
			documents: changeOfA, want: []string{millOff, millRye, millOn},
		},
		{
			name: "an element is added to an object that is on", rules: millRules(), start: mill(true),
			documents: "kind: Mill\nname: Upper\nspec: {stones: [sand, granite], turning: true}\n",
			want:      []string{millOff, `200 PATCH /v2025/mills/m1 [{"op":"add","path":"/stones/0","value":"sand"}]`, millOn},
		},
		{
			name: "switched off with a change", rules: millRules(), start: mill(true),
			documents: "kind: Mill\nname: Upper\nspec: {grain: rye, turning: false}\n", want: []string{millOff, millRye},
		},
		{
			name: "switched on with a change", rules: millRules(), start: mill(false),
			documents: changeOfA, want: []string{millRye, millOn},
		},
		{
			name: "created on", rules: millRules(), start: map[string][]map[string]any{"/mills": {}},
			documents: "kind: Mill\nname: New\nspec: {grain: rye, turning: true}\n",
			want: []string{
				`201 POST /v2025/mills {"grain":"rye","name":"New","turning":false}`,
				`200 PATCH /v2025/mills/new-1 [{"op":"replace","path":"/turning","value":true}]`,
			},
		},
		{
			name: "deleted while on", rules: millRules(), start: mill(true),
			documents: "kind: Mill\nname: Upper\nensure: absent\n", want: []string{millOff, "204 DELETE /v2025/mills/m1"},
		},
	}
}

// inGrove runs a test at a fresh tenant of a scenario.
func (s scenario) inGrove(t *testing.T, test func(*bench, *grove)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		g := s.newGrove()
		test(s.bench(t, g), g)
	})
}

func TestAChangeWaitsUntilTheObjectReadsAsOff(t *testing.T) {
	s := switchScenarios()[0]
	s.inGrove(t, func(b *bench, g *grove) {
		p := b.plan()
		g.behind, g.old = 2, map[string]oldRow{}
		b.wantDone(b.apply(p, apply.Options{Workers: 1}))
		if len(g.log) != 3 {
			t.Errorf("the writes are\n%s", strings.Join(g.log, "\n"))
		}
	})
}

// refusing refuses the writes from one number to another.
func refusing(from, to int) func(int) groveFault {
	return func(n int) groveFault {
		if from <= n && n <= to {
			return refused
		}
		return fine
	}
}

// A tenant may refuse a change or a deletion for a moment although it shows the object
// as off.
func TestARefusalRightAfterTheSwitchIsTriedAgain(t *testing.T) {
	for _, s := range switchScenarios() {
		if s.name != "change of an object that is on" && s.name != "deleted while on" {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			s.inGrove(t, func(b *bench, g *grove) {
				g.fault = refusing(2, 3)
				b.wantDone(b.apply(b.plan(), apply.Options{Workers: 1}))
				if !slices.Equal(g.log, s.want) {
					t.Errorf("the writes are\n%s", strings.Join(g.log, "\n"))
				}
			})
		})
	}
}

func TestAnObjectWhoseChangeIsRefusedIsSwitchedOnAgain(t *testing.T) {
	s := switchScenarios()[0]
	s.inGrove(t, func(b *bench, g *grove) {
		g.fault = refusing(2, 4)
		got := outcomes(b.apply(b.plan(), apply.Options{Workers: 1}))
		if got["Mill/Upper#2"] != apply.Failed || got["Mill/Upper#3"] != apply.Applied || g.rows["/mills"][0]["turning"] != true {
			t.Errorf("outcomes %v, and the tenant has\n%s", got, g.content())
		}
	})
}

func TestTheReportSaysThatAnObjectIsLeftOff(t *testing.T) {
	for _, s := range switchScenarios() {
		if s.name != "change of an object that is on" && s.name != "deleted while on" {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			s.inGrove(t, func(b *bench, g *grove) {
				g.fault = refusing(len(s.want), 9)
				report := b.apply(b.plan(), apply.Options{Workers: 1})
				last := report.Steps[len(report.Steps)-1]
				if last.Outcome != apply.Failed || !strings.HasSuffix(last.Cause, "; the object is switched off now") || !strings.HasSuffix(last.Hint, "apply again to finish the change") {
					t.Errorf("the last step ends with %+v", last)
				}
			})
		})
	}
}

func TestAnInterruptLeavesNoObjectOff(t *testing.T) {
	s := switchScenarios()[0]
	s.inGrove(t, func(b *bench, g *grove) {
		stop := make(chan struct{})
		g.then = func(n int) {
			if n == 1 {
				close(stop)
			}
		}
		b.wantDone(b.apply(b.plan(), apply.Options{Workers: 1, Stop: stop}))
		if g.rows["/mills"][0]["turning"] != true {
			t.Errorf("the tenant has\n%s", g.content())
		}
	})
}

// TestAnObjectThatSomebodyChangesMeanwhileIsNotOverwritten edits the object
// between two steps.
func TestAnObjectThatSomebodyChangesMeanwhileIsNotOverwritten(t *testing.T) {
	s := switchScenarios()[0]
	s.inGrove(t, func(b *bench, g *grove) {
		g.then = func(n int) {
			if n == 1 {
				g.rows["/mills"][0]["grain"] = "spelt"
			}
		}
		report := b.apply(b.plan(), apply.Options{Workers: 1})
		got := outcomes(report)
		if got["Mill/Upper#2"] != apply.Stale || got["Mill/Upper#3"] != apply.Applied || g.rows["/mills"][0]["grain"] != "spelt" || report.ExitCode() != 3 {
			t.Errorf("outcomes %v, and the tenant has\n%s", got, g.content())
		}
	})
}
