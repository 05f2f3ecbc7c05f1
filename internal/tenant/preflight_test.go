package tenant

import (
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func TestAListOfUsesOfAllTypesSaysWhatUsesAnObject(t *testing.T) {
	rule := &registry.Preflight{Refuse: []jsonvalue.Pointer{""}, Item: "/of"}
	var h state.Dependents
	kinds, _ := tenanttest.MadeUp(t)
	r := &Reader{Kinds: kinds}
	body := `[{"of": {"type": "FARM", "id": "f1", "name": "North"}}, {"of": {"type": "OLD_MILL", "id": "m1", "name": "North"}, "as": "Owner"}, {"of": {"type": "PRESS", "id": "p1"}}]`
	if err := r.addDependents(&h, rule, decoded(t, body)); err != nil {
		t.Fatal(err)
	}
	want := []state.Dependent{{ID: "f1", Text: "Farm/North uses it"}, {ID: "m1", Text: `the old mill "North" uses it`}, {ID: "p1", Text: `the press "p1" uses it`}}
	if !slices.Equal(h.Refuse, want) || h.Unread != "" {
		t.Errorf("got %q, %q", h.Refuse, h.Unread)
	}
	if err := r.addDependents(&h, rule, map[string]any{}); err == nil {
		t.Error("an object was taken for a list")
	}
	rows := &registry.Preflight{Refuse: []jsonvalue.Pointer{""}}
	if err := r.addDependents(&h, rows, decoded(t, `[{"id": "u1", "name": "Autumn"}]`)); err != nil || !slices.Equal(h.Refuse, []state.Dependent{{ID: "u1", Text: `the object "Autumn" uses it`}}) {
		t.Errorf("rows that are users themselves: %q, %v", h.Refuse, err)
	}
	if err := r.addDependents(&h, &registry.Preflight{}, []any{}); err == nil {
		t.Error("a list was taken for an object")
	}
}

func TestThingsAreCalledByWords(t *testing.T) {
	tests := []struct{ member, want string }{
		{"identityProfiles", "identity profile"},
		{"dependentCustomTransforms", "custom transform"},
		{"dependentApps", "app"},
		{"missingDependents", "dependent"},
		{"sourceAttributes", "source attribute"},
		{"sourceIds", "source"},
		{"s", ""},
		{"", "object"},
	}
	for _, tt := range tests {
		t.Run(tt.member, func(t *testing.T) {
			if got := thing(tt.member); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAnObjectMayItselfSayWhatUsesIt(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	badge := kinds.Find("Badge")
	tests := []struct{ name, object, want string }{
		{"somebody wears it", `{"wearerIds": ["w1", "w2"]}`, `the wearer "w1" uses it; the wearer "w2" uses it`},
		{"nobody does", `{"wearerIds": []}`, ""},
		{"it does not say", `{}`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := &state.Object{Kind: badge, Key: "Badge/x", ID: "1", Value: decoded(t, tt.object).(map[string]any)}
			found, err := (&Reader{}).Dependents(t.Context(), []*state.Object{o}) // without a client: nothing is read
			if err != nil {
				t.Fatal(err)
			}
			if got := textsOf(found["Badge/x"].Refuse); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func decoded(t *testing.T, text string) any {
	t.Helper()
	v, err := jsonvalue.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func textsOf(found []state.Dependent) string {
	var texts []string
	for _, d := range found {
		texts = append(texts, d.Text)
	}
	return strings.Join(texts, "; ")
}
