package export_test

import (
	"slices"
	"testing"

	"isc-sync/internal/export"
	"isc-sync/internal/jsonvalue"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func TestOnlyTheBrokenPlaceIsLeftOut(t *testing.T) {
	const why = ": the live value cannot be written back (broken Unicode or a duplicate key)"
	source := func() map[string]any {
		return map[string]any{"description": "people", "connectorAttributes": map[string]any{
			"host": "ldap.example.com", "deep": map[string]any{"motto": "bad", "port": "636"}, "names": []any{"a", "bad"},
		}}
	}
	schema := func() map[string]any {
		return map[string]any{"attributes": []any{map[string]any{"name": "cn", "type": "STRING", "description": "bad"}}}
	}
	tests := []struct {
		name, kind string
		value      map[string]any
		flaw       jsonvalue.Pointer
		// out is what the export names; kept is left in.
		out, kept jsonvalue.Pointer
	}{
		{"a field", "Source", source(), "/description", "/description", "/connectorAttributes/host"},
		{"one key of a free map", "Source", source(), "/connectorAttributes/host", "/connectorAttributes/host", "/connectorAttributes/deep/motto"},
		{"one key of a map below it", "Source", source(), "/connectorAttributes/deep/motto", "/connectorAttributes/deep/motto", "/connectorAttributes/deep/port"},
		{"a list that is managed whole", "Source", source(), "/connectorAttributes/names/1", "/connectorAttributes/names", "/connectorAttributes/host"},
		{"a member of a keyed element", "Schema", schema(), "/attributes/0/description", "/attributes/0/description", "/attributes/0/name"},
		{"a keyed list with a broken key", "Schema", schema(), "/attributes/0/name", "/attributes", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			spec, leftOut := exported(t, tt.kind, tt.value, tt.flaw)
			if v, written := tt.out.Get(spec); written {
				t.Errorf("%s is written as %v", tt.out, v)
			}
			if _, written := tt.kept.Get(spec); !written {
				t.Errorf("%s is missing in %v", tt.kept, spec)
			}
			if want := []string{keyOf(tt.kind) + "#" + string(tt.out) + why}; !slices.Equal(leftOut, want) {
				t.Errorf("left out %q, want %q", leftOut, want)
			}
		})
	}
}

func keyOf(kind string) string {
	if kind == "Schema" {
		return "Schema/HR/account"
	}
	return kind + "/HR"
}

// exported is the document of one live object with a flaw.
func exported(t *testing.T, kind string, value map[string]any, flaw jsonvalue.Pointer) (spec any, leftOut []string) {
	t.Helper()
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	live := state.NewLive()
	live.Add(&state.Object{Key: state.Key(keyOf(kind)), Kind: kinds.Find(kind), ID: "1", Value: value, Malformed: []jsonvalue.Pointer{flaw}})
	out := export.Documents(export.Input{Kinds: kinds, Live: live, Directory: &state.Directory{}})
	return any(out.Documents[0].Spec), out.LeftOut
}
