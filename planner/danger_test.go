package planner

import (
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// TestTheLossOfAValueIsAChange shows that what harms if it changes also harms if
// it is cleared, unless a rule of its own says what that does.
func TestTheLossOfAValueIsAChange(t *testing.T) {
	change := registry.DangerRule{When: registry.DangerChange, Why: "changed"}
	remove := registry.DangerRule{When: registry.DangerRemove, Why: "removed"}
	gain := registry.DangerRule{When: registry.DangerGain, Why: "gained"}
	born := registry.DangerRule{When: registry.DangerGain, Created: true, Why: "born"}
	none, some := jsonvalue.Optional{}, jsonvalue.Present([]any{"a"})
	tests := []struct {
		name          string
		rules         []registry.DangerRule
		created       bool
		before, after jsonvalue.Optional
		want          string
	}{
		{"another value", []registry.DangerRule{change, remove}, false, some, jsonvalue.Present([]any{"b"}), "changed"},
		{"none any more", []registry.DangerRule{change}, false, some, none, "changed"},
		{"none any more, with its own rule", []registry.DangerRule{change, remove}, false, some, none, "removed"},
		{"none before", []registry.DangerRule{change, gain}, false, none, some, "gained"},
		{"a new object", []registry.DangerRule{change, gain}, true, none, some, ""},
		{"a new object, with its own rule", []registry.DangerRule{change, born}, true, none, some, "born"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			w := dangerFinder{created: tt.created, visit: func(_ jsonvalue.Pointer, _, why string) { got += why }}
			w.compare(&registry.Field{Danger: tt.rules}, tt.before, tt.after, "")
			if got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

// TestAPlaceInAKeyedListIsCalledByTheKey wants the place of an element by its index, and
// a label with its key, also for one that is gone.
func TestAPlaceInAKeyedListIsCalledByTheKey(t *testing.T) {
	harmed := &registry.Field{Name: "isMulti", Danger: []registry.DangerRule{{When: registry.DangerChange, Why: "harm"}}}
	list := &registry.Field{
		Name: "attributes", List: registry.Keyed, KeyFields: []string{"name", "type"},
		Items: &registry.Field{Properties: []*registry.Field{{Name: "name"}, {Name: "type"}, harmed}},
	}
	of := func(elements ...any) jsonvalue.Optional {
		return jsonvalue.Present(map[string]any{"attributes": elements})
	}
	a := func(name string, multi bool) any { return map[string]any{"name": name, "type": "T", "isMulti": multi} }
	for want, after := range map[string]jsonvalue.Optional{
		"/attributes/0/isMulti is /attributes[memberOf (T)]/isMulti": of(a("memberOf", false), a("cn", false)),
		"/attributes/1/isMulti is /attributes[memberOf (T)]/isMulti": of(a("cn", false)),
	} {
		got := ""
		w := dangerFinder{visit: func(at jsonvalue.Pointer, label, _ string) { got += string(at) + " is " + label }}
		w.compare(&registry.Field{Properties: []*registry.Field{list}}, of(a("cn", false), a("memberOf", true)), after, "")
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
