package export_test

import (
	"testing"

	"isc-sync/internal/export"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
)

func TestASecretThatNoAnswerHasIsExportedWhereTheObjectHasIt(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	tests := []struct{ name, live, want string }{
		{"none", `{}`, `{}`},
		{"shown by another member", `{"pinSince":"today"}`, `{"pin":{"$env":"BLUE_PIN"}}`},
		{"of an object", `{"lock":{"sort":"DIAL","dial":{"turns":3,"code":null}}}`, `{"lock":{"dial":{"code":{"$env":"BLUE_DIAL_CODE"},"turns":3},"sort":"DIAL"}}`},
		{"of an object that is not shown and has to be there", `{"lock":{"sort":"DIAL","dial":null}}`, `{"lock":{"dial":{"code":{"$env":"BLUE_DIAL_CODE"}},"sort":"DIAL"}}`},
		{"of an object that cannot be there", `{"lock":{"sort":"KEY","dial":null}}`, `{"lock":{"sort":"KEY"}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			value, err := jsonvalue.Decode([]byte(tt.live))
			if err != nil {
				t.Fatal(err)
			}
			live := state.NewLive()
			live.Add(&state.Object{Key: "Locker/Blue", Kind: kinds.Find("Locker"), ID: "1", Value: value.(map[string]any)})
			out := export.Documents(export.Input{Kinds: kinds, Live: live, Directory: &state.Directory{}})
			spec := jsonvalue.Map(out.Documents[0].Spec, func(v any) (any, bool) {
				env, is := v.(state.Env)
				return map[string]any{"$env": env.Name}, is
			})
			if got := string(jsonvalue.Canonical(spec)); got != tt.want {
				t.Errorf("exported %s, want %s", got, tt.want)
			}
		})
	}
}
