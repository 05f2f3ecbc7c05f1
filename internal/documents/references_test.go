package documents_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isc-sync/internal/documents"
	"isc-sync/internal/tenanttest"
)

// loadMadeUp loads one document of a made-up kind.
func loadMadeUp(t *testing.T, text string) error {
	t.Helper()
	kinds, schemas := tenanttest.MadeUp(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "d.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := documents.Load(dir, kinds, schemas, documents.Options{})
	return err
}

func TestReferencesAreCheckedInEveryForm(t *testing.T) {
	tests := []struct{ name, spec, want string }{
		{"levels as many as there are", "{rule: {is: ANY, rules: [{is: ALL, rules: [{is: FROM, farmId: North}]}]}}", ""},
		{"a reference that a part of a whole lacks", "{rule: {is: ANY, rules: [{is: FROM}]}}", `d.yaml:3:32: Basket/b#/rule/rules/0: is FROM needs farmId`},
		{"a level more", "{rule: {is: ANY, rules: [{is: ALL, rules: [{is: ALL, rules: []}]}]}}", `d.yaml:3:60: Basket/b#/rule/rules/0/rules/0/rules: conditions nest more than 3 levels deep`},
		{"a name of parts", "{farm: North, fruits: [{sort: apple, label: Gala}, {id: x}], gifts: [{farm: {id: f1}, sort: a, label: b}]}", ""},
		{"a part that another field has may be written", "{farm: North, fruits: [{farm: North, sort: a, label: b}, {farm: {id: f1}, sort: a, label: c}]}", ""},
		{"but not with another value", "{farm: South, fruits: [{farm: North, sort: a, label: b}]}", `d.yaml:3:37: Basket/b#/fruits/0/farm: the farm is "North" here, and "South" in /farm`},
		{"nor alone", "{fruits: [{farm: North, label: b}]}", "a reference is {sort: …, label: …} or {id: …}"},
		{"a text for a name of parts", "{gifts: [Gala]}", "a reference is {farm: …, sort: …, label: …} or {id: …}, not a string"},
		{"a part too few", "{gifts: [{sort: a, label: b}]}", "a reference is {farm: …, sort: …, label: …} or {id: …}"},
		{"a part too many", "{gifts: [{farm: N, sort: a, label: b, size: c}]}", "a reference is {farm: …, sort: …, label: …} or {id: …}"},
		{"a part that is no text", "{gifts: [{farm: N, sort: 3, label: b}]}", "a reference is {farm: …, sort: …, label: …} or {id: …}"},
		{"the kind beside the name", "{owners: [ann, {type: TEAM, name: P}, {type: TEAM, id: t}, {type: GARDENER, name: ann}]}", ""},
		{"a kind that nobody is of", "{owners: [{type: TEEM, name: P}]}", "no kind of object is called TEEM here"},
		{"a kind without a name", "{owners: [{type: TEAM}]}", "a reference is {type: TEAM, name: …} or {id: …}"},
		{"keys of a map", "{shares: {North: half, \"{id: f9}\": none}}", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := loadMadeUp(t, "kind: Basket\nname: b\nspec: "+tt.spec+"\n")
			if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}
