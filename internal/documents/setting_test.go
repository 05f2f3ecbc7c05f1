package documents_test

import (
	"strings"
	"testing"
)

func TestASettingIsDeclaredByItsKindAlone(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing beside kind", "spec: {sowing: 3, harvest: 4}", ""},
		{"a name", "name: Ours\nspec: {}", "d.yaml:2:1: Almanac: unknown key \"name\"\n  hint: remove it: the tenant has an Almanac once, without a name"},
		{"an id", "id: x\nspec: {}", "d.yaml:2:1: Almanac: unknown key \"id\""},
		{"metadata", "metadata: {}\nspec: {}", "and it has no name"},
		{"a former name", "previously: x\nspec: {}", "an Almanac cannot be renamed"},
		{"a deletion", "ensure: absent", "an Almanac cannot be deleted"},
		{"a field beside kind", "sowing: 3\nspec: {}", "move it below spec"},
		{"twice", "spec: {}\n---\nkind: Almanac\nspec: {}", "d.yaml:4:1: Almanac: the resource is declared twice"},
		{"a number out of its range", "spec: {harvest: 400}", "d.yaml:2:17: Almanac#/harvest: must be at most 366"},
		{"a number that is not less", "spec: {sowing: 4, harvest: 4}", "d.yaml:2:16: Almanac#/sowing: sowing is 4, which is not less than harvest, which is 4"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := loadMadeUp(t, "kind: Almanac\n"+tt.text+"\n")
			if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}
