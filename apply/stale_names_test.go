package apply_test

import (
	"testing"

	"isc-sync/apply"
)

// TestANewNameInAListOfReferencesIsNotStale renames a gardener between plan and apply,
// and puts another one in its place: ids are compared, names are for users.
func TestANewNameInAListOfReferencesIsNotStale(t *testing.T) {
	owner := func(id, name string) map[string]any {
		return map[string]any{"type": "GARDENER", "id": id, "name": name}
	}
	for _, test := range []struct {
		name string
		now  []any
		want apply.Outcome
	}{
		{"another name", []any{owner("2", "Bea B."), owner("1", "Ada A.")}, apply.Applied},
		{"another object of the same name", []any{owner("1", "Ada"), owner("3", "Bea")}, apply.Stale},
		{"one more", []any{owner("1", "Ada"), owner("2", "Bea"), owner("3", "Cyd")}, apply.Stale},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := scenario{
				documents: "kind: Basket\nname: b\nspec: {motto: new, owners: [ada, bea]}\n",
				start: map[string][]map[string]any{
					"/baskets":   {{"id": "b1", "name": "b", "motto": "old", "owners": []any{owner("1", "Ada"), owner("2", "Bea")}}},
					"/gardeners": {{"id": "1", "nick": "ada"}, {"id": "2", "nick": "bea"}, {"id": "3", "nick": "cyd"}},
					"/farms":     {}, "/fruits": {}, "/teams": {},
				},
			}
			s.inGrove(t, func(b *bench, g *grove) {
				p := b.plan()
				g.rows["/baskets"][0]["owners"] = test.now
				if got := outcomes(b.apply(p, apply.Options{Workers: 1})); got["Basket/b#1"] != test.want {
					t.Errorf("outcomes %v, want %s", got, test.want)
				}
			})
		})
	}
}
