package propose

import (
	"encoding/json"
	"testing"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// TestListsInListsAreComparedOnce would not end if each level were compared
// anew for the one above.
func TestListsInListsAreComparedOnce(t *testing.T) {
	const depth = 300
	nest := func(n string) any {
		var v any = json.Number(n)
		for range depth {
			v = []any{json.Number(n), v}
		}
		return v
	}
	kind := &registry.Kind{Name: "Any", Update: registry.UpdateRule{How: registry.UpdateByPut}, Spec: &registry.Field{Free: true}}
	live := &state.Object{Kind: kind, Value: map[string]any{"a": nest("1")}}
	p := &Proposer{View: &View{}, Doc: &state.Document{Kind: kind, Spec: map[string]any{"a": nest("2")}}, Live: live, Found: &Findings{}}
	proposed, changed := p.Propose()
	if e, _ := p.Edits(proposed); !changed || len(e.Patch) != 1 {
		t.Errorf("changed %v by %d operations, want one that replaces the list", changed, len(e.Patch))
	}
}
