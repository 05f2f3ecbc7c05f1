package export_test

import (
	"slices"
	"testing"

	"isc-sync/internal/export"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
)

func TestATreeIsWrittenInItsShortestForm(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	tests := []struct{ name, rule, spec, leftOut string }{
		{"padded", `{"is":"ANY","color":"","rules":[{"is":"ALL","rules":[{"is":"OF","color":null,"colors":["red"]}]}]}`, `{"rule":{"is":"OF","color":"red"}}`, ""},
		{
			"deep, but for groups that mean nothing",
			`{"is":"ALL","rules":[{"is":"ALL","rules":[{"is":"ALL","rules":[{"is":"ANY","rules":[{"is":"OF","color":"red"},{"is":"OF","color":"blue"}]}]}]}]}`,
			`{"rule":{"is":"ANY","rules":[{"is":"OF","color":"blue"},{"is":"OF","color":"red"}]}}`, "",
		},
		{"a condition on an empty text", `{"is":"OF","color":"","colors":null,"rules":null}`, `{"rule":{"is":"OF","color":""}}`, ""},
		{"a condition on an empty text in a list", `{"is":"OF","color":null,"colors":[""]}`, `{"rule":{"is":"OF","color":""}}`, ""},
		{"a value in both forms", `{"is":"OF","color":"red","colors":["red"]}`, `{"rule":{"is":"OF","color":"red"}}`, ""},
		{
			"empty texts below a padded group", `{"is":"ANY","color":"","rules":[{"is":"OF","color":""},{"is":"OF","colors":["","red"],"color":""}]}`,
			`{"rule":{"is":"ANY","rules":[{"is":"OF","color":""},{"is":"OF","colors":["","red"]}]}}`, "",
		},
		{
			"too deep for a document",
			`{"is":"ALL","rules":[{"is":"OF","color":"red"},{"is":"ANY","rules":[{"is":"OF","color":"blue"},{"is":"ALL","rules":[{"is":"OF","color":"red"},{"is":"OF","color":"green"}]}]}]}`,
			`{}`, "Basket/b#/rule: its conditions nest more than 3 levels deep",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			value, err := jsonvalue.Decode([]byte(`{"name":"b","rule":` + tt.rule + `}`))
			if err != nil {
				t.Fatal(err)
			}
			live := state.NewLive()
			live.Add(&state.Object{Key: "Basket/b", Kind: kinds.Find("Basket"), ID: "1", Value: value.(map[string]any)})
			out := export.Documents(export.Input{Kinds: kinds, Live: live, Directory: &state.Directory{}})
			want, _ := jsonvalue.Decode([]byte(tt.spec))
			if !jsonvalue.Equal(any(out.Documents[0].Spec), want) {
				t.Errorf("wrote %s, want %s", jsonvalue.Canonical(out.Documents[0].Spec), tt.spec)
			}
			if tt.leftOut != "" && !slices.Equal(out.LeftOut, []string{tt.leftOut}) || tt.leftOut == "" && len(out.LeftOut) > 0 {
				t.Errorf("left out %q, want %q", out.LeftOut, tt.leftOut)
			}
		})
	}
}
