package since

import (
	"errors"
	"strings"
	"testing"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

func TestRollbackAsksForWhatWasThen(t *testing.T) {
	present := strings.Replace(source, "host: h, ", "host: h, added: x, ", 1) + schema + group
	b := Rollback(load(t, source), load(t, present))
	if g := b.Documents.Find("GovernanceGroup/Odd \a \"#~1~0"); g == nil || !g.Absent || g.Spec != nil {
		t.Errorf("what was added is not absent: %+v", g)
	}
	attributes, _ := b.Documents.Find("Source/HR").Spec["connectorAttributes"].(map[string]any)
	if v, has := attributes["added"]; v != nil || !has {
		t.Errorf("what was added is not null: %v", attributes)
	}
	if len(b.Left) != 1 || b.Left[0].Key != "Schema/HR/account" {
		t.Errorf("left: %+v", b.Left)
	}
	if again := Rollback(load(t, present), load(t, present)); len(again.Left) != 0 || len(again.Documents) != 3 || len(texts(Compare(load(t, present), again.Documents))) != 0 {
		t.Errorf("the way back to the same is %+v", again)
	}
}

func TestRollbackRenamesBack(t *testing.T) {
	present := strings.Replace(source, "name: HR", "name: People\npreviously: HR", 1) + strings.Replace(schema, "source: HR", "source: People", 1)
	b := Rollback(load(t, source+schema), load(t, present))
	if d := b.Documents.Find("Source/HR"); len(b.Documents) != 2 || d == nil || d.Previously != "People" {
		t.Errorf("got %d documents: %+v", len(b.Documents), d)
	}
}

func TestRollbackKeepsTheParentOfWhatWasDeclared(t *testing.T) {
	b := Rollback(load(t, schema[len("---\n"):]), load(t, source+schema))
	if len(b.Left) != 1 || b.Left[0].Key != "Source/HR" || b.Documents.Find("Source/HR") != nil {
		t.Errorf("%+v", b)
	}
}

func TestLostNamesSecretsAndWhatIsGone(t *testing.T) {
	then := "kind: Source\nname: HR\nspec:\n  connectorAttributes: {password: !env PASSWORD, host: h}\n"
	b := Rollback(load(t, then), load(t, then))
	for name, c := range map[string]struct {
		change plan.Change
		want   int
	}{
		"created": {plan.Change{Key: "Source/HR", Action: plan.Create}, 2},
		"changed": {plan.Change{Key: "Source/HR", Action: plan.Update}, 1},
		"deleted": {plan.Change{Key: "Source/HR", Action: plan.Delete}, 0},
		"other":   {plan.Change{Key: state.Key("Source/Other"), Action: plan.Create}, 0},
	} {
		p := &plan.Plan{Changes: []plan.Change{c.change}}
		lost := b.Lost(p, "REV", func(string) (string, error) { return "", errors.New("none") })
		if len(lost) != c.want {
			t.Errorf("%s: %+v", name, lost)
		}
		for _, n := range lost {
			if n.Code != plan.NoteLost {
				t.Errorf("%s: %+v", name, n)
			}
		}
	}
}
