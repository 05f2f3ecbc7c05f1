package tenant_test

import (
	"slices"
	"testing"

	"isc-sync/internal/tenant"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Of a list that shows ids alone, each object is read by its id and keeps it. One that
// went meanwhile is left out. To count them, the list is enough.
func TestABareListIsReadByItsIDs(t *testing.T) {
	ways := map[string]func(*tenant.Reader) (*tenant.Snapshot, error){
		"an export": func(r *tenant.Reader) (*tenant.Snapshot, error) {
			return r.Everything(t.Context(), []*registry.Kind{r.Kinds.Find("Lamp")}, nil)
		},
		"a plan": func(r *tenant.Reader) (*tenant.Snapshot, error) {
			return r.Declared(t.Context(), state.Documents{{Key: "Lamp/Desk", Kind: r.Kinds.Find("Lamp"), Identity: []string{"Desk"}, Spec: map[string]any{}}})
		},
	}
	for name, read := range ways {
		s := &strict{lists: map[string]*strictList{
			"/lamps":    {rows: []map[string]any{{"id": "l1"}, {"id": "l2"}, {"id": "l3"}}, noGet: true},
			"/lamps/l1": {one: map[string]any{"name": "Desk", "watts": 40}},
			"/lamps/l2": {one: map[string]any{"name": "Hall"}},
		}}
		r := guildReader(t, s)
		snapshot, err := read(r)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := calledOf(snapshot, "Lamp"), []string{"Lamp/Desk l1", "Lamp/Hall l2"}; !slices.Equal(got, want) {
			t.Errorf("%s read %q, want %q", name, got, want)
		}
		location := tenant.Location{Kind: r.Kinds.Find("Lamp"), Key: "Lamp/Desk", Vars: map[string]string{"id": "l1"}}
		if o, err := r.Get(t.Context(), location); err != nil || o.ID != "l1" || o.Address != "l1" {
			t.Errorf("read again it is %v: %v", o, err)
		}
	}
}
