package element_test

import (
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
)

func TestAGroupIsWrittenWithoutThePaddingOfTheTenant(t *testing.T) {
	f := ruleOfBaskets(t)
	live := join("ANY", map[string]any{"is": "OF", "color": nil, "colors": []any{"red"}, "shelf": "top"}, map[string]any{"is": "OF", "colors": []any{"green"}})
	proposed := join("ANY", map[string]any{"is": "OF", "color": "red"}, map[string]any{"is": "OF", "color": ""})
	proposed["color"], proposed["farmId"], proposed["theirs"] = "", nil, "x"
	want := join("ANY", map[string]any{"is": "OF", "colors": []any{"red"}, "shelf": "top"}, map[string]any{"is": "OF", "colors": []any{""}})
	want["theirs"] = "x"
	if got := element.InFormOf(f, live, proposed); !jsonvalue.Equal(got, want) {
		t.Errorf("got %s, want %s", jsonvalue.Canonical(got), jsonvalue.Canonical(want))
	}
}
