package documents

import (
	"math/rand/v2"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/schemas"
	"isc-sync/state"
)

// FuzzValue reads any text as YAML; what can be read must read the same after
// it was written.
func FuzzValue(f *testing.F) {
	for _, text := range nasty {
		f.Add(text)
		f.Add("a: " + text)
	}
	for _, text := range []string{"a: &x {b: *x}", "a: &x {<<: *x}", "{<<: [{a: 1}, {b: 2}], a: 3}", "? |\n a\n: b", "!env A", "- !plain {a: 1}", "? [a]\n: b"} {
		f.Add(text)
	}
	d := declare(f, "Source", nil, "A")
	f.Fuzz(func(t *testing.T, text string) {
		value, tags, ok := readAny(text)
		if !ok {
			return
		}
		document := *d.Document
		document.Spec = map[string]any{"v": value}
		document.Tags = map[jsonvalue.Pointer]state.Tag{}
		for at, tag := range tags {
			document.Tags["/v"+at] = tag
		}
		written, err := Format(Exported{Document: &document}, "a.yaml")
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if got, _ := readBack(t, string(written)); !jsonvalue.Equal(got["v"], value) {
			t.Fatalf("%q is %#v, but after writing %#v:\n%s", text, value, got["v"], written)
		}
	})
}

// readAny reads a text of one document; ok is false where it has a problem.
func readAny(text string) (value any, tags map[jsonvalue.Pointer]state.Tag, ok bool) {
	data, bad := readable([]byte(text))
	if bad != nil || len(chunks(data)) != 1 {
		return nil, nil, false
	}
	root, bad := parse(chunks(data)[0])
	if bad != nil || root == nil {
		return nil, nil, false
	}
	w := newWalker("a.yaml", root, &budget{limits: Limits{Values: 10_000, Depth: 100}.orDefault()}, &tagReader{files: &textFiles{fsys: tree(nil), budget: &budget{limits: Limits{}.orDefault()}, known: map[string]string{}}})
	value = w.value(root)
	return value, w.found, len(w.problems) == 0
}

// FuzzLoad loads any two files: it must end, with documents or with problems
// that have a place.
func FuzzLoad(f *testing.F) {
	f.Add("kind: Source\nname: A\nspec: {features: [X], owner: a, connectorAttributes: {k: 1}}\n", "ignore: ['Source/*#/a']")
	f.Add("kind: Source\nname: A\nensure: absent\n", "guard: {owns: ['*']}")
	f.Add("kind: Schema\nsource: A\nname: x\nspec: {attributes: [{name: [a]}, 5, null]}\n", "vars: {a: 1}")
	f.Add("kind: Source\nname: A\nspec: {connectorAttributes: {password: !var a}, features: {}, owner: []}\n", "vars: {a: [1]}\nenvironments: {}")
	ks := kinds(f)
	shipped := drawers(f)[0]
	for i, k := range shipped.kinds() {
		written, err := Files([]Exported{shipped.document(k, rand.New(rand.NewPCG(uint64(i), 0)))}, ks)
		if err != nil {
			f.Fatal(err)
		}
		for _, text := range written {
			f.Add(string(text), "")
		}
	}
	f.Fuzz(func(t *testing.T, file, settings string) {
		files := tree(map[string]string{"a.yaml": file, SettingsFile: settings})
		set, err := load(files, ks, schemas.FS, Options{Limits: Limits{Values: 10_000, Depth: 100}})
		if err == nil {
			for _, d := range set.Documents {
				if d.Key == "" || d.Line == 0 {
					t.Errorf("document %q stands nowhere: %v", d.Key, d.Position)
				}
			}
			return
		}
		problems, ok := state.AsProblems(err)
		if !ok || len(problems) == 0 {
			t.Fatalf("%v is no list of problems", err)
		}
		for _, p := range problems {
			if p.File == "" || p.Text == "" {
				t.Errorf("a problem without a place: %+v", p)
			}
		}
	})
}
