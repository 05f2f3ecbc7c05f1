package state

import (
	"testing"

	"isc-sync/internal/jsonvalue"
)

func TestANameBesideAReferenceIsNeverSent(t *testing.T) {
	element := &Field{Types: []string{"object"}, Properties: []*Field{
		{Name: "gardener", Types: []string{"string"}},
		{Name: "gardenerName", Types: []string{"string"}, Names: "gardener"},
	}}
	tree := &Field{Types: []string{"object"}, Free: true, Properties: []*Field{
		{Name: "shifts", Types: []string{"array"}, Items: element},
	}}
	v, err := jsonvalue.Decode([]byte(`{"shifts": [{"gardener": "7", "gardenerName": "Ada"}, null], "gardenerName": "mine"}`))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"gardenerName":"mine","shifts":[{"gardener":"7"},null]}`
	if got := string(jsonvalue.Canonical(tree.WithoutNames(v))); got != want {
		t.Errorf("WithoutNames gives %s, want %s", got, want)
	}
}
