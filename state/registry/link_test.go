package registry_test

import (
	"fmt"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

func TestLinksAreFoundAtAnyDepth(t *testing.T) {
	mill := map[string]any{"plan": map[string]any{
		"wheels": map[string]any{"big": map[string]any{"made": "oak", "drives": "small"}},
		"inside": []any{map[string]any{"name": "axle", "next": "shaft", "wheels": map[string]any{"small": map[string]any{"made": "iron", "drives": "none"}}}},
	}}
	for _, tt := range []struct {
		rule        registry.LinkRule
		names, want string
	}{
		{registry.LinkRule{At: "/drives", When: map[string][]string{"/made": {"oak"}}, In: "/plan", Map: "wheels"}, "[big small]", "/wheels/big/drives small;"},
		{registry.LinkRule{At: "/next", In: "/plan", Member: "name"}, "[axle]", "/inside/0/next shaft;"},
	} {
		names, _ := tt.rule.Names(mill)
		found := ""
		tt.rule.Links(mill["plan"], func(at jsonvalue.Pointer, name string) { found += string(at) + " " + name + ";" })
		if fmt.Sprint(names) != tt.names || found != tt.want {
			t.Errorf("%v has the names %v and the links %q", tt.rule, names, found)
		}
	}
	if _, ok := (&registry.LinkRule{In: "/plan"}).Names(map[string]any{}); ok {
		t.Error("there are names in what is not written")
	}
}
