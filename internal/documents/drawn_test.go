package documents

import (
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenanttest"
	"isc-sync/internal/tenanttest/drawn"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// drawer makes documents of the kinds that the program ships or that are made up.
type drawer struct {
	*drawn.Generator
	schemas fs.FS
}

func drawers(t testing.TB) []drawer {
	made, madeSchemas := tenanttest.MadeUp(t)
	out := []drawer{{&drawn.Generator{Kinds: kinds(t)}, schemas.FS}, {&drawn.Generator{Kinds: made}, madeSchemas}}
	for _, d := range out {
		d.Version = registry.DefaultVersion
		d.Name()
	}
	return out
}

// kinds are those of which the version has objects.
func (d drawer) kinds() []*registry.Kind {
	return slices.DeleteFunc(d.Kinds.All(), func(k *registry.Kind) bool { return !k.In(d.Version) || !k.Declarable() || k.IsUpload() })
}

// document draws a document, or one as it is after an edit.
func (d drawer) document(k *registry.Kind, source drawn.Source) Exported {
	draw := d.Of(k, 0, source)
	spec := draw.Spec()
	if source.IntN(2) == 0 {
		spec = draw.Edit(spec)
	}
	identity := d.Identity(k, 0)
	return Exported{Document: &state.Document{
		Key: state.NewKey(k.Name, identity...), Kind: k, Identity: identity, Spec: drawn.Planned(spec).(map[string]any),
	}}
}

// files writes a document.
func (d drawer) files(t rapid.TB, e Exported) map[string]string {
	written, err := Files([]Exported{e}, d.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for name, data := range written {
		texts[name] = string(data)
	}
	return texts
}

// readsBack writes a document and reads it. It reports whether the document is without
// problems; then it must say the same, and be written in the same way again.
func (d drawer) readsBack(t rapid.TB, e Exported) bool {
	t.Helper()
	texts := d.files(t, e)
	set, err := load(tree(texts), d.Kinds, d.schemas, Options{})
	if err != nil {
		wantPlaces(t, err)
		return false
	}
	got := set.Documents[0]
	said := maps.Clone(got.Spec)
	delete(said, e.Kind.About) // what the identity says
	if got.Key != e.Key || !jsonvalue.Equal(said, e.Spec) {
		t.Fatalf("%s reads back as %s %s, from\n%s", jsonvalue.Canonical(e.Spec), got.Key, jsonvalue.Canonical(got.Spec), texts)
	}
	again := *got
	again.Spec = said
	for name, text := range d.files(t, Exported{Document: &again}) {
		if text != texts[name] {
			t.Fatalf("written again:\n%s\nfirst:\n%s", text, texts[name])
		}
	}
	return true
}

func wantPlaces(t rapid.TB, err error) {
	problems, ok := state.AsProblems(err)
	if !ok || len(problems) == 0 {
		t.Fatalf("%v is no list of problems", err)
	}
	for _, p := range problems {
		if p.File == "" || p.Text == "" {
			t.Errorf("a problem without a place: %+v", p)
		}
	}
}

type decisions struct{ *rapid.T }

func (d decisions) IntN(n int) int { return rapid.IntRange(0, n-1).Draw(d.T, "decision") }

// TestDrawnDocumentsReadBack writes documents of any kind, and damages some.
func TestDrawnDocumentsReadBack(t *testing.T) {
	t.Parallel()
	ofKind := map[string]drawer{}
	var names []string
	for _, d := range drawers(t) {
		for _, k := range d.kinds() {
			ofKind[k.Name], names = d, append(names, k.Name)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(names).Draw(t, "kind")
		d := ofKind[name]
		e := d.document(d.Kinds.Find(name), decisions{t})
		if !d.readsBack(t, e) {
			return
		}
		texts := d.files(t, e)
		for file, text := range texts {
			texts[file] = damaged(t, text)
		}
		if _, err := load(tree(texts), d.Kinds, d.schemas, Options{}); err != nil {
			wantPlaces(t, err)
		}
	})
}

// damaged is a text without one of its lines, with one twice or with one indented.
func damaged(t *rapid.T, text string) string {
	lines := strings.SplitAfter(text, "\n")
	i := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
	switch rapid.IntRange(0, 2).Draw(t, "damage") {
	case 0:
		lines = slices.Delete(lines, i, i+1)
	case 1:
		lines = slices.Insert(lines, i, lines[i])
	default:
		lines[i] = "  " + lines[i]
	}
	return strings.Join(lines, "")
}

// TestDrawnDocumentsOfEveryKindAreValid fails for a kind whose drawn documents all have
// problems: what is wanted of its values is then in no word of the registry.
func TestDrawnDocumentsOfEveryKindAreValid(t *testing.T) {
	t.Parallel()
	for _, d := range drawers(t) {
		for _, k := range d.kinds() {
			valid := 0
			for seed := range uint64(12) {
				if d.readsBack(t, d.document(k, rand.New(rand.NewPCG(seed, 0)))) {
					valid++
				}
			}
			if valid == 0 {
				e := d.document(k, rand.New(rand.NewPCG(0, 0)))
				_, err := load(tree(d.files(t, e)), d.Kinds, d.schemas, Options{})
				t.Errorf("no drawn document of %s is valid: %v", k.Name, err)
			}
		}
	}
}
