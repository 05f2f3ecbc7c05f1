package tenant_test

import (
	"net/url"
	"slices"
	"testing"

	"isc-sync/internal/tenant"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// stickers are on two farms and two gardeners, one of whom left, and on something that
// documents do not know.
func stickers() *strict {
	on := func(sort, id string, words ...any) map[string]any {
		return map[string]any{"target": map[string]any{"type": sort, "id": id, "name": "as shown"}, "words": words, "target.id": id}
	}
	in := map[string][]string{"id": {"in"}, "name": {"in"}, "nick": {"in"}}
	return &strict{lists: map[string]*strictList{
		"/stickers": {size: 50, marker: "offset", count: true, most: 50, ops: map[string][]string{"target.id": {"in"}}, rows: []map[string]any{
			on("FARM", "f1", "BIG"), on("FARM", "f2"), on("GARDENER", "g1", "KIND"), on("GARDENER", "g9", "GONE"), on("CLOUD", "c1", "WET"),
		}},
		"/farms":     {size: 50, marker: "offset", count: true, most: 50, ops: in, sorters: []string{"name"}, rows: []map[string]any{{"id": "f1", "name": "Vale"}, {"id": "f2", "name": "Moor"}}},
		"/gardeners": {size: 50, marker: "offset", count: true, most: 50, ops: in, rows: []map[string]any{{"id": "g1", "nick": "ann", "name": "Ann Ode"}, {"id": "g2", "nick": "bob", "name": "Bob"}}},
	}}
}

func calledOf(s *tenant.Snapshot, kind string) (keys []string) {
	for _, o := range s.Live.All() {
		if o.Kind.Name == kind {
			keys = append(keys, string(o.Key)+" "+o.ID)
		}
	}
	return keys
}

// What is about others is asked for by the ids of those whose names documents write, and
// has the documents' keys.
func TestWhatIsAboutOthersIsReadByTheirIDs(t *testing.T) {
	s := stickers()
	r := guildReader(t, s)
	var docs state.Documents
	for _, identity := range [][]string{{"FARM", "Moor"}, {"FARM", "None"}, {"FARM", "Vale"}, {"GARDENER", "ann"}} {
		kind := r.Kinds.Find("Sticker")
		doc := &state.Document{Key: state.NewKey("Sticker", identity...), Kind: kind, Identity: identity, Spec: map[string]any{}}
		doc.NameAbout()
		docs = append(docs, doc)
	}
	docs[3].Absent = true
	snapshot, err := r.Declared(t.Context(), docs)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := calledOf(snapshot, "Sticker"), []string{"Sticker/FARM/Vale f1", "Sticker/GARDENER/ann g1"}; !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
	var asked []string
	for _, request := range s.asked {
		if at, _ := url.Parse(request); at.Path == "/stickers" {
			asked = append(asked, at.Query().Get("filters"))
		}
	}
	if want := []string{`target.id in ("f1","f2","g1")`}; !slices.Equal(asked, want) {
		t.Errorf("asked %q, want %q", asked, want)
	}
}

// An export calls them by the names of the others, and counts those that have none.
func TestWhatIsAboutOthersIsCalledByTheirNames(t *testing.T) {
	r := guildReader(t, stickers())
	kinds := []*registry.Kind{r.Kinds.Find("Sticker"), r.Kinds.Find("Farm")}
	snapshot, err := r.Everything(t.Context(), kinds, func(key state.Key) bool { return key.Kind() == "Sticker" })
	if err != nil {
		t.Fatal(err)
	}
	if got, want := calledOf(snapshot, "Sticker"), []string{"Sticker/FARM/Vale f1", "Sticker/GARDENER/ann g1"}; !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
	if n := snapshot.Live.Nameless()["Sticker"]; n != 2 {
		t.Errorf("%d have no name, want 2", n)
	}
}
