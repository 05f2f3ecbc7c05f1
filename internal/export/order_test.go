package export_test

import (
	"testing"

	"isc-sync/internal/jsonvalue"
)

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
			[]any{map[string]any{"name": "email", "enabled": true}, map[string]any{"name": "uid", "enabled": false}},
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
