package tenant_test

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
)

// TestReferencesAreLookedUpWithFewRequests counts the requests for each form of
// a reference: names of one kind, and of one first part, are asked for together.
func TestReferencesAreLookedUpWithFewRequests(t *testing.T) {
	tests := []struct {
		name, documents string
		want            []string
	}{
		{
			"ids in a list and keys of a map are objects of one list",
			"kind: Basket\nname: new\nspec: {farmIds: [North, South], shares: {South: half, West: none}}\n",
			[]string{`/baskets name in ("new")`, `/farms name in ("North","South","West")`},
		},
		{
			"names inside a free map, by kind; literals are not looked up",
			"kind: Recipe\nname: new\nspec: {do: follow, with: {recipe: toast, farmName: North, then: {do: eat, with: {recipe: none}}, gardeners: [ann, bob, $cook]}}\n",
			[]string{`/farms name in ("North")`, `/gardeners nick in ("ann","bob")`, `/recipes name in ("new","toast")`},
		},
		{
			"an id that the tenant has beside a name is not looked up for a declared kind",
			"kind: Recipe\nname: jam\nspec: {do: boil, with: {farmName: South}}\n",
			[]string{`/farms name in ("South")`, `/recipes name in ("jam")`},
		},
		{
			"names of several parts, those with the same first parts at once",
			"kind: Basket\nname: new\nspec:\n  farm: North\n  fruits: [{sort: apple, label: Gala}, {sort: apple, label: Cox/Red}]\n  gifts: [{farm: South, sort: pear, label: Bosc}, {farm: North, sort: apple, label: Gala}]\n",
			[]string{
				`/baskets name in ("new")`, `/farms name in ("North","South")`,
				`/fruits farm.id eq "f1" and sort eq "apple" and label in ("Cox/Red","Gala")`,
				`/fruits farm.id eq "f2" and sort eq "pear" and label in ("Bosc")`,
			},
		},
		{
			"a part that the tenant says, and one more page for a name that is not there",
			"kind: Basket\nname: full\nspec: {fruits: [{sort: apple, label: Gela}]}\n",
			[]string{
				`/baskets name in ("full")`,
				`/fruits farm.id eq "f1" and sort eq "apple"`, `/fruits farm.id eq "f1" and sort eq "apple" and label in ("Gela")`,
			},
		},
		{
			"owners of two kinds", "kind: Basket\nname: new\nspec: {owners: [ann, {type: TEAM, name: Pickers}]}\n",
			[]string{`/baskets name in ("new")`, `/gardeners nick in ("ann")`, `/teams name in ("Pickers")`},
		},
		{
			"a pin asks for the name that is sent with it", "kind: Recipe\nname: new\nspec: {do: boil, with: {farmName: {id: f2}, gardeners: [{id: g1}]}}\n",
			[]string{`/farms id in ("f2")`, `/recipes name in ("new")`},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				docs, kinds := loadMadeUp(t, tt.documents)
				orchard := tenanttest.AnOrchard()
				reader := &tenant.Reader{Client: tenanttest.ClientOf(t, orchard), Kinds: kinds, Version: "v2025"}
				if _, err := reader.Declared(t.Context(), docs); err != nil {
					t.Fatal(err)
				}
				if got := orchard.Log(); !slices.Equal(got, tt.want) {
					t.Errorf("asked\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
				}
			})
		})
	}
}
