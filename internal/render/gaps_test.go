package render

import (
	"fmt"
	"slices"
	"testing"

	"isc-sync/state"
)

func TestGapsOfOneReasonAreToldTogether(t *testing.T) {
	var gaps []state.Gap
	for i := range 7 {
		of := state.NewKey("Source", fmt.Sprintf("S%d", i))
		gaps = append(gaps,
			state.Gap{What: "Schedule", Of: of, Why: fmt.Sprintf("500 Oh (E, tracking id %d)", i)},
			state.Gap{Of: of, Why: fmt.Sprintf("502 Ah (tracking id %d)", i)})
	}
	gaps = append(gaps,
		state.Gap{What: "Schema", Of: "Source/S1", Why: "501 No (E, tracking id 1)"},
		state.Gap{Of: "PasswordPolicy/A", Why: "gone"}, state.Gap{Of: "PasswordPolicy/B", Why: "gone"},
		state.Gap{What: "Source", Why: "not read completely"}, state.Gap{Why: "Identity names: no"})
	want := []string{
		"Schedule: 7 sources (S0, S1, S2, S3, S4 and 2 more): 500 Oh (E)",
		"7 sources (S0, S1, S2, S3, S4 and 2 more): 502 Ah",
		"Schema of Source/S1: 501 No (E, tracking id 1)",
		"2 password policies (A, B): gone",
		"Source: not read completely", "Identity names: no",
	}
	if got := gapLines(gaps); !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	if all := gapTexts(gaps); len(all) != len(gaps) || all[0] != "Schedule of Source/S0: 500 Oh (E, tracking id 0)" {
		t.Errorf("JSON keeps %q", all)
	}
}
