package apply

import (
	"testing"

	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

func TestWavesAreAsManyAsTheirNumbersWhateverTheseAre(t *testing.T) {
	step := func(id string, wave int) plan.Step { return plan.Step{ID: id, Wave: wave} }
	waves := wavesOf(&plan.Plan{Changes: []plan.Change{
		{Key: "Source/A", Steps: []plan.Step{step("a", 1), step("b", 1_000_000_000_000_000)}},
		{Key: "Source/B", Steps: []plan.Step{step("c", 1), step("d", -5)}},
	}}, &registry.Kinds{})
	got := ""
	for _, wave := range waves {
		for _, queue := range wave {
			for _, it := range queue {
				got += it.step.ID
			}
			got += " "
		}
		got += "| "
	}
	if want := "d | a c | b | "; got != want {
		t.Errorf("the waves are %q, want %q", got, want)
	}
}
