package registry

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

func TestWhatIsSentWholeHasNoNullThatSaysNothing(t *testing.T) {
	text := func(name string) *Field { return &Field{Name: name, Types: []string{"string", "null"}} }
	element := &Field{Types: []string{"object"}, Required: []string{"value"}, Properties: []*Field{text("value"), text("filter")}}
	tree := &Field{Types: []string{"object"}, Properties: []*Field{
		text("name"),
		{Name: "list", Types: []string{"array"}, Items: element},
		{Name: "map", Types: []string{"object"}, Free: true},
		{Name: "owner", Types: []string{"object", "null"}, Ref: &RefRule{Form: RefObject}},
	}}
	v, err := jsonvalue.Decode([]byte(`{"name": null, "list": [{"value": null, "filter": null}, null], "map": {"a": null}, "owner": {"id": "1", "name": null}, "new": null}`))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"list":[{"value":null},null],"map":{"a":null},"new":null,"owner":{"id":"1","name":null}}`
	if got := string(jsonvalue.Canonical(tree.WithoutNulls(v))); got != want {
		t.Errorf("WithoutNulls gives %s, want %s", got, want)
	}
}
