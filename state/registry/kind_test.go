package registry_test

import (
	"testing"

	"isc-sync/state/registry"
)

func TestOnlyNamesThatAreFieldsCanChange(t *testing.T) {
	orchard := func(change func(*registry.Kind)) *registry.Kind {
		k := &registry.Kind{
			Name:     "Orchard",
			Identity: []registry.IdentityField{{Name: "name", In: registry.InBody}},
			Update:   registry.UpdateRule{How: registry.UpdateByPatch},
			Spec:     &registry.Field{Properties: []*registry.Field{{Name: "name"}}},
		}
		change(k)
		return k
	}
	tests := []struct {
		name   string
		change func(*registry.Kind)
		want   bool
	}{
		{"a name that can change", func(*registry.Kind) {}, true},
		{"a name that is fixed", func(k *registry.Kind) { k.Spec.Properties[0].Immutable = registry.ImmutableAfterCreate }, false},
		{"an object that is never updated", func(k *registry.Kind) { k.Update.How = registry.UpdateNever }, false},
		{"a name only in the path", func(k *registry.Kind) { k.Identity[0].In = registry.InPath }, false},
		{"a name below another object's", func(k *registry.Kind) {
			k.Parent, k.Identity = "Farm", append([]registry.IdentityField{{Name: "farm", In: registry.InParent}}, k.Identity...)
		}, true},
		{"a name of two parts", func(k *registry.Kind) {
			k.Identity = append([]registry.IdentityField{{Name: "sort", In: registry.InBody}}, k.Identity...)
		}, false},
		{"a name that only the tenant writes", func(k *registry.Kind) { k.Spec.Properties[0].ReadOnly = true }, false},
		{"a name that is not described", func(k *registry.Kind) { k.Spec.Properties = nil }, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := orchard(tt.change).Renameable(); got != tt.want {
				t.Errorf("got %t", got)
			}
		})
	}
}
