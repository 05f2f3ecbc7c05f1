package tenant_test

import (
	"net/url"
	"slices"
	"testing"

	"isc-sync/state"
)

// What a sparse list lacks is read at its own path, and nothing else is.
func TestWhatASparseListLacksIsReadByItself(t *testing.T) {
	s := &strict{lists: map[string]*strictList{
		"/shutters": {size: 50, marker: "offset", count: true, ops: map[string][]string{"window": {"in"}}, most: 2, rows: []map[string]any{
			{"window": "north", "place": "up"},
		}},
		"/shutters/south": {rows: nil, status: 404},
	}}
	r := guildReader(t, s)
	var docs state.Documents
	for _, window := range []string{"north", "south"} {
		docs = append(docs, &state.Document{Key: state.NewKey("Shutter", window), Kind: r.Kinds.Find("Shutter"), Identity: []string{window}, Spec: map[string]any{}})
	}
	snapshot, err := r.Declared(t.Context(), docs)
	if err != nil {
		t.Fatal(err)
	}
	var asked []string
	for _, request := range s.asked {
		at, _ := url.Parse(request)
		asked = append(asked, at.Path+" "+at.Query().Get("filters"))
	}
	if want := []string{`/shutters window in ("north","south")`, "/shutters/south "}; !slices.Equal(asked, want) {
		t.Errorf("asked %q, want %q", asked, want)
	}
	if snapshot.Live.Find("Shutter/north") == nil || snapshot.Live.Find("Shutter/south") != nil {
		t.Errorf("read %v", snapshot.Live.Keys())
	}
}
