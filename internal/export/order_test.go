package export_test

import (
	"encoding/json"
	"testing"

	"isc-sync/internal/jsonvalue"
)

func TestNumbersAreSpelledAsTheyAreSent(t *testing.T) {
	live := map[string]any{"a": json.Number("10.0"), "b": []any{json.Number("1E+2"), json.Number("1.50")}, "c": json.Number("12345678901234567890")}
	spec, _ := exported(t, "Source", map[string]any{"connectorAttributes": live}, "/elsewhere")
	for at, want := range map[jsonvalue.Pointer]json.Number{
		"/connectorAttributes/a": "10", "/connectorAttributes/b/0": "100", "/connectorAttributes/b/1": "1.5",
		"/connectorAttributes/c": "12345678901234567890",
	} {
		if got, _ := at.Get(spec); got != want {
			t.Errorf("%s is written as %v, want %s", at, got, want)
		}
	}
}

func TestListsWithoutAnOrderAreWrittenInOneOrder(t *testing.T) {
	element := func(name string, enabled bool) any {
		return map[string]any{"name": name, "displayName": name, "enabled": enabled, "target": name}
	}
	tests := []struct {
		name, kind string
		field      jsonvalue.Pointer
		live, want []any
	}{
		{"a set", "Source", "/features", []any{"PASSWORD", "ENABLE"}, []any{"ENABLE", "PASSWORD"}},
		{
			"a keyed set", "AttributeSync", "/attributes",
			[]any{element("uid", false), element("email", true)},
			[]any{map[string]any{"name": "email", "enabled": true, "target": "email"}, map[string]any{"name": "uid", "enabled": false, "target": "uid"}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			spec, _ := exported(t, tt.kind, map[string]any{tt.field.Last(): tt.live}, "/elsewhere")
			if got, _ := tt.field.Get(spec); !jsonvalue.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
