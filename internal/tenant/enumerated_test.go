package tenant_test

import (
	"net/url"
	"slices"
	"testing"

	"isc-sync/internal/tenant"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// sundials are at two of the three places. The one in the tower was never set: it has
// nothing but defaults.
func sundials() *strict {
	return &strict{lists: map[string]*strictList{"/sundials": {rows: []map[string]any{
		{"id": "garden", "motto": "Carpe diem"},
		{"id": "tower", "summerTime": false, "motto": nil},
	}}}}
}

// A list that the API does not have is read member by member, each once.
func TestAnEnumeratedListIsReadByItsMembers(t *testing.T) {
	ways := map[string]func(*testing.T, *tenant.Reader) (*tenant.Snapshot, error){
		"an export": func(t *testing.T, r *tenant.Reader) (*tenant.Snapshot, error) {
			return r.Everything(t.Context(), []*registry.Kind{r.Kinds.Find("Sundial")}, nil)
		},
		"a plan": func(t *testing.T, r *tenant.Reader) (*tenant.Snapshot, error) {
			docs := state.Documents{{Key: state.NewKey("Sundial", "yard"), Kind: r.Kinds.Find("Sundial"), Identity: []string{"yard"}, Spec: map[string]any{}}}
			s, err := r.Declared(t.Context(), docs)
			if err != nil {
				return nil, err
			}
			if err := r.Undeclared(t.Context(), s, docs); err != nil {
				return nil, err
			}
			others, err := r.Others(t.Context(), s, docs, false)
			if len(others) != 1 || others[0].Count != 1 {
				t.Errorf("others: %v", others)
			}
			return s, err
		},
	}
	for name, read := range ways {
		s := sundials()
		snapshot, err := read(t, guildReader(t, s))
		if err != nil {
			t.Fatal(err)
		}
		var asked []string
		for _, request := range s.asked {
			at, _ := url.Parse(request)
			asked = append(asked, at.Path)
		}
		slices.Sort(asked)
		if want := []string{"/sundials/garden", "/sundials/tower", "/sundials/yard"}; !slices.Equal(asked, want) {
			t.Errorf("%s asked %q, want %q", name, asked, want)
		}
		garden := snapshot.Live.Find("Sundial/garden")
		if garden == nil || garden.Address != "garden" || len(snapshot.Live.All()) != 1 {
			t.Errorf("%s read %v", name, snapshot.Live.Keys())
		}
	}
}

// Rows that have a second part in their name are read by both. A room that is locked has
// none.
func TestAnEnumeratedListAsksForTheSecondPartOfANameInTheQuery(t *testing.T) {
	s := &strict{lists: map[string]*strictList{
		"/hourglasses/kitchen": {status: 400},
		"/hourglasses/study":   {status: 404},
	}}
	r := guildReader(t, s)
	docs := state.Documents{{Key: state.NewKey("Hourglass", "study", "salt"), Kind: r.Kinds.Find("Hourglass"), Identity: []string{"study", "salt"}, Spec: map[string]any{}}}
	snapshot, err := r.Declared(t.Context(), docs)
	if err != nil || len(snapshot.Live.All()) > 0 {
		t.Fatal(snapshot, err)
	}
	slices.Sort(s.asked)
	if want := []string{"/hourglasses/kitchen?filling=sand", "/hourglasses/study?filling=salt", "/hourglasses/study?filling=sand"}; !slices.Equal(s.asked, want) {
		t.Errorf("asked %q, want %q", s.asked, want)
	}
}
