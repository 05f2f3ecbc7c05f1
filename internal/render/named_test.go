package render

import (
	"testing"

	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func TestNamesAreShownInPlaceOfIDs(t *testing.T) {
	spec := &registry.Field{Properties: []*registry.Field{{Name: "owner", Ref: &registry.RefRule{Form: registry.RefObject}}}}
	group := map[string]plan.Name{"g1": {Name: "Reviewers"}}
	person := map[string]plan.Name{"p1": {Name: "user.03", Display: "Zoë Müller"}}
	owner := map[string]any{"owner": map[string]any{"id": "p1", "name": "Zoë Müller", "emailAddress": "zoe@acme.example"}}
	tests := []struct {
		name  string
		value any
		names map[string]plan.Name
		want  string
	}{
		{"no names", []any{"g1", true, nil}, nil, `["g1", true, null]`},
		{"an id in a list", []any{"g1", true, nil}, group, `["Reviewers", true, null]`},
		{"a member", map[string]any{"approverId": "g1"}, group, `{approverId: "Reviewers"}`},
		{"a key", map[string]any{"g1": "half"}, group, `{Reviewers: "half"}`},
		{"a reference without name", map[string]any{"id": "g1", "type": "GROUP"}, group, `"Reviewers"`},
		{"an object with the id of another", map[string]any{"id": "g1", "size": "L"}, group, `{id: "Reviewers", size: "L"}`},
		{"a person", "p1", person, `user.03 (Zoë Müller)`},
		{"a reference with more than the usual members", owner, person, `{owner: user.03 (Zoë Müller)}`},
		{"the same where nothing else is known", owner, nil, `{owner: "Zoë Müller"}`},
		{"a name that two objects have", []any{"g1", "g2"}, map[string]plan.Name{"g1": {Name: "A"}, "g2": {Name: "A"}}, `["g1" (A), "g2" (A)]`},
		{"a name that does not print", "g2", map[string]plan.Name{"g2": {Name: "a\x1b[0m"}}, `"a\u001b[0m"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n := namerOf(&plan.Change{Legend: plan.Legend{Names: tt.names}})
			if got := inline(n.named(spec, tt.value)); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

func TestTextsOfFilesComeFromTheLegend(t *testing.T) {
	n := namerOf(&plan.Change{Legend: plan.Legend{Files: map[string]string{"1f": "one\ntwo\n"}}})
	if text, _ := textOf(n.named(nil, state.File{Path: "a.txt", SHA256: "1f"})); text != "one\ntwo\n" {
		t.Errorf("%q", text)
	}
}
