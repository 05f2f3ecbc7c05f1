package planner

import (
	"testing"

	"isc-sync/state"
	"isc-sync/state/registry"
)

func TestWhatUsesAnObjectIsCalledByItsNameWhereThatIsKnown(t *testing.T) {
	s := &scope{Input: Input{Live: state.NewLive(), Directory: state.NewDirectory()}}
	s.Live.Add(&state.Object{Key: "Farm/North", ID: "f1", Kind: &registry.Kind{Name: "Farm", Spec: &registry.Field{}}})
	s.Directory.Add("Team", state.Entry{ID: "t1", Name: "pickers", Display: "The Pickers"})
	for _, c := range []struct{ id, text, want string }{
		{"f1", `the farm "f1" uses it`, `the farm "North" uses it`},
		{"t1", `the team "t1" uses it`, `the team "The Pickers" uses it`},
		{"f9", `the farm "f9" uses it`, `the farm "f9" uses it`},
		{"f1", "Farm/North uses it", "Farm/North uses it"},
		{"", `the object "" uses it`, `the object "" uses it`},
	} {
		h := state.Dependents{Refuse: []state.Dependent{{ID: c.id, Text: c.text}}}
		if got, _ := s.refusal(h, &registry.Preflight{}, &state.Object{}); got != c.want {
			t.Errorf("%s: %s, want %s", c.id, got, c.want)
		}
	}
}

func TestWhatUsesAnObjectTwiceIsNamedOnce(t *testing.T) {
	s := &scope{Input: Input{Live: state.NewLive(), Directory: state.NewDirectory()}}
	north, south := state.Dependent{ID: "f1", Text: "Farm/North uses it"}, state.Dependent{ID: "f2", Text: "Farm/South uses it"}
	h := state.Dependents{Refuse: []state.Dependent{north, south, north}}
	if got, _ := s.refusal(h, &registry.Preflight{}, &state.Object{}); got != "Farm/North uses it; Farm/South uses it" {
		t.Error(got)
	}
}
