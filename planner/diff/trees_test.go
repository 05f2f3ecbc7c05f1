package diff_test

import (
	"fmt"
	"slices"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenanttest"
	"isc-sync/planner/diff"
	"isc-sync/planner/plan"
)

func TestOfATreeOnlyWhatMeansSomethingElseIsShown(t *testing.T) {
	const padded = `{"rule":{"is":"ANY","farmId":null,"color":"","rules":[` +
		`{"is":"ALL","color":"","rules":[{"is":"OF","farmId":null,"color":null,"colors":["red"],"rules":null}]},` +
		`{"is":"ALL","color":"","rules":[{"is":"OF","farmId":null,"color":null,"colors":["green"],"rules":null}]}]}}`
	for _, tt := range []struct {
		name, live, proposed string
		want                 []string
	}{
		{
			"one more condition", padded,
			`{"rule":{"is":"ANY","rules":[{"is":"OF","color":"blue"},{"is":"OF","colors":["green"]},{"is":"OF","color":"red"}]}}`,
			[]string{`/rule/rules/0 absent -> {"color":"blue","is":"OF"}`},
		},
		{
			"one less", padded, `{"rule":{"is":"ANY","rules":[{"is":"OF","color":"red"},{"is":"ANY","rules":[{"is":"OF","color":"red"}]}]}}`,
			[]string{`/rule/rules/0 {"color":"green","is":"OF"} -> absent`},
		},
		{
			"one beside the only one", `{"rule":{"is":"OF","color":null,"colors":["red"],"rules":null}}`,
			`{"rule":{"is":"ALL","rules":[{"is":"OF","color":"red"},{"is":"OF","color":"blue"}]}}`,
			[]string{`/rule/rules/0 absent -> {"color":"blue","is":"OF"}`},
		},
		{
			"another beside a group", `{"rule":{"is":"ALL","rules":[{"is":"OF","color":"red"},{"is":"OF","color":"blue"}]}}`,
			`{"rule":{"is":"ANY","rules":[{"is":"OF","color":"green"},{"is":"ALL","rules":[{"is":"OF","color":"blue"},{"is":"OF","color":"red"}]}]}}`,
			[]string{`/rule/rules/0 absent -> {"color":"green","is":"OF"}`},
		},
		{"joined otherwise", padded, `{"rule":{"is":"ALL","rules":[{"is":"OF","color":"green"},{"is":"OF","color":"red"}]}}`, []string{`/rule/is "ANY" -> "ALL"`}},
		{
			"another value of the only one", `{"rule":{"is":"ANY","rules":[{"is":"ALL","color":"","rules":[{"is":"OF","colors":["red"],"rules":null}]}]}}`,
			`{"rule":{"is":"OF","color":"blue"}}`, []string{`/rule/color "red" -> "blue"`},
		},
		{
			"none at all", `{"rule":{"is":"ANY","rules":[{"is":"ALL","color":"","rules":[{"is":"OF","colors":["red"],"rules":null}]}]}}`, `{}`,
			[]string{`/rule {"color":"red","is":"OF"} -> absent`},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			kinds, _ := tenanttest.MadeUp(t)
			live, err := jsonvalue.Decode([]byte(tt.live))
			proposed, also := jsonvalue.Decode([]byte(tt.proposed))
			if err != nil || also != nil {
				t.Fatal(err, also)
			}
			var got []string
			for _, f := range diff.Fields(diff.Pairings{}, kinds.Find("Basket").Spec, live, proposed, "") {
				got = append(got, fmt.Sprintf("%s %s -> %s", f.Pointer, plan.Show(f.Before), plan.Show(f.After)))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got\n%q\nwant\n%q", got, tt.want)
			}
		})
	}
}
