package export_test

import (
	"testing"

	"isc-sync/internal/jsonvalue"
)

func TestARequiredFieldWithoutAValueIsWrittenAsNothing(t *testing.T) {
	tests := []struct {
		name, kind string
		value      map[string]any
		field      jsonvalue.Pointer
		want       any
	}{
		{"null", "Schema", map[string]any{"identityAttribute": nil}, "/identityAttribute", nil},
		{"absent", "Schema", map[string]any{}, "/identityAttribute", nil},
		{"an empty text", "Schema", map[string]any{"nativeObjectType": ""}, "/nativeObjectType", ""},
		{"an empty list", "Schema", map[string]any{"attributes": []any{}}, "/attributes", []any{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			spec, _ := exported(t, tt.kind, tt.value, "/elsewhere")
			v, written := tt.field.Get(spec)
			if !written || !jsonvalue.Equal(v, tt.want) {
				t.Errorf("%s is %v (written: %v), want %v", tt.field, v, written, tt.want)
			}
		})
	}
}

func TestAReferenceThatIsRequiredIsLeftOutWhereItLeadsNowhere(t *testing.T) {
	spec, _ := exported(t, "Source", map[string]any{"owner": nil, "connector": "jdbc"}, "/elsewhere")
	if v, written := jsonvalue.Pointer("/owner").Get(spec); written {
		t.Errorf("the owner is written as %v", v)
	}
}
