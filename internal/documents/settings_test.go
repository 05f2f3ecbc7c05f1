package documents

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"isc-sync/state"
)

const settingsText = `apiVersion: v2024
ignore: ['Source/*#/connectorAttributes/*Token']
secrets: {resendWhenEmpty: false}
guard: {maxDeletes: 3, maxChanges: 20%, protect: [Source/HR*], reserve: 10}
vars: {a: 1, b: two}
environments:
  prod:
    baseURL: https://acme.api.identitynow.com
    vars: {b: [3]}
    guard: {maxDeletes: 0, protect: [Source/Payroll]}
  test: {}
`

func TestSettings(t *testing.T) {
	three, none := 3, 0
	base := state.Settings{
		APIVersion: "v2024",
		Ignore:     []state.IgnoreRule{{Key: state.Pattern{Text: "Source/*"}, Pointer: "/connectorAttributes/*Token"}},
		Vars:       map[string]any{"a": json.Number("1"), "b": "two"},
		Secrets:    state.SecretSettings{KeepEmpty: true},
		Guard: state.GuardSettings{
			MaxDeletes: &three, MaxChanges: &state.Limit{Number: 20, Percent: true}, Protect: state.PatternsOf("Source/HR*"), Reserve: 10,
		},
	}
	prod := base
	prod.BaseURL = "https://acme.api.identitynow.com"
	prod.Vars = map[string]any{"a": json.Number("1"), "b": []any{json.Number("3")}}
	prod.Guard.MaxDeletes = &none
	prod.Guard.Protect = state.PatternsOf("Source/HR*", "Source/Payroll")
	for env, want := range map[string]state.Settings{"": base, "test": base, "prod": prod} {
		set, err := loadTree(t, map[string]string{"isc-sync.yaml": settingsText}, Options{Env: env})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(set.Settings, want) {
			t.Errorf("environment %q: settings = %+v, want %+v", env, set.Settings, want)
		}
	}
}

func TestUnknownEnvironment(t *testing.T) {
	cases := []struct{ name, text, env, want string }{
		{"a misspelt one is guessed", settingsText, "prd", `did you mean "prod"?`},
		{"others are listed", settingsText, "staging", "there are prod, test"},
		{"without settings it is said where to write it", "", "prod", "under environments in isc-sync.yaml"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{}
			if c.text != "" {
				files["isc-sync.yaml"] = c.text
			}
			_, err := loadTree(t, files, Options{Env: c.env})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Load = %v, want %q", err, c.want)
			}
		})
	}
}

func TestVersionOfOptionsWins(t *testing.T) {
	set, err := loadTree(t, map[string]string{"isc-sync.yaml": settingsText}, Options{APIVersion: "beta"})
	if err != nil || set.APIVersion != "beta" {
		t.Errorf("Load = %+v, %v, want API version beta", set, err)
	}
}
