package tenant_test

import (
	"net/url"
	"slices"
	"testing"

	"isc-sync/state"
)

// What a missing object is created from is asked for by one request for all, and of
// what is there, or goes, by none.
func TestDefaultsAreReadOfWhatIsMissing(t *testing.T) {
	list := func(rows ...map[string]any) *strictList {
		return &strictList{size: 50, marker: "offset", count: true, ops: map[string][]string{"show": {"in"}}, most: 2, rows: rows}
	}
	s := &strict{lists: map[string]*strictList{
		"/posters":                list(map[string]any{"id": "p1", "show": "Faust", "language": "de"}),
		"/posters-of-the-printer": list(map[string]any{"show": "Hamlet", "language": "en", "title": "Hamlet"}, map[string]any{"show": "Faust", "language": "de"}),
	}}
	r := guildReader(t, s)
	doc := func(show, language string, absent bool) *state.Document {
		return &state.Document{Key: state.NewKey("Poster", show, language), Kind: r.Kinds.Find("Poster"), Identity: []string{show, language}, Spec: map[string]any{}, Absent: absent}
	}
	docs := state.Documents{doc("Hamlet", "en", false), doc("Hamlet", "fr", false), doc("Faust", "de", false), doc("Faust", "en", true)}
	snapshot, err := r.Declared(t.Context(), docs)
	if err != nil {
		t.Fatal(err)
	}
	var asked []string
	for _, request := range s.asked {
		at, _ := url.Parse(request)
		asked = append(asked, at.Path+" "+at.Query().Get("filters"))
	}
	if want := []string{`/posters show in ("Faust","Hamlet")`, `/posters-of-the-printer show in ("Hamlet")`}; !slices.Equal(asked, want) {
		t.Errorf("asked %q, want %q", asked, want)
	}
	kind := r.Kinds.Find("Poster")
	if o, _ := snapshot.Live.DefaultFor(kind, "Poster/Hamlet/en"); o == nil || o.Value["title"] != "Hamlet" {
		t.Errorf("the default is %v", o)
	}
	if o, others := snapshot.Live.DefaultFor(kind, "Poster/Hamlet/fr"); o != nil || !slices.Equal(others, []state.Key{"Poster/Hamlet/en"}) {
		t.Errorf("the default is %v, the others are %v", o, others)
	}
	s.lists["/posters-of-the-printer"].status = 403
	if snapshot, err = r.Declared(t.Context(), docs); err != nil || !snapshot.Live.DefaultsUnread("Poster").Happened() {
		t.Errorf("what cannot be read is not marked: %v", err)
	}
}
