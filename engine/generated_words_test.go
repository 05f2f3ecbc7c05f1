package engine_test

import (
	"testing"

	"isc-sync/internal/tenanttest/drawn"
	"isc-sync/state/registry"
)

// notGenerated are words of fields that no generated document has, and why.
var notGenerated = map[string]string{
	"Field.x-elements": ofServer, "Field.x-derived": ofServer, "DerivedRule.key": ofServer, "DerivedRule.list": ofServer,
	"Field.x-shown-by": secrets, "Field.x-hint": secrets,
}

const (
	ofServer = "a generated tenant has only what its documents create, and nothing that these lists come from"
	secrets  = "the tenant shows nothing that an export could compare"
)

// TestTheGeneratedTenantHasEveryWord fails for a word that some field has which
// documents may write, and that no generated document shows.
func TestTheGeneratedTenantHasEveryWord(t *testing.T) {
	g := generate(t, registry.DefaultVersion, 8, othersIn(contentOf(t, emptied(t))))
	had, has := map[string]bool{}, map[string]bool{}
	for _, k := range g.Kinds.All() {
		for _, doc := range g.Made[k.Name] {
			drawn.WordsIn(k.Spec, doc["spec"], func(word string) { had[word] = true })
		}
		if k.In(g.Version) {
			writableWords(k.Spec, map[*registry.Field]bool{}, func(word string) { has[word] = true })
		}
	}
	for word := range has {
		if !had[word] && notGenerated[word] == "" {
			t.Errorf("no generated document has a field with the word %s", word)
		}
	}
	for word := range notGenerated {
		if had[word] || !has[word] {
			t.Errorf("%s is no exception", word)
		}
	}
}

// writableWords visits the words of fields that documents may write.
func writableWords(f *registry.Field, seen map[*registry.Field]bool, visit func(string)) {
	if f == nil || seen[f] || f.ReadOnly {
		return
	}
	seen[f] = true
	drawn.Words(f, visit)
	writableWords(f.Items, seen, visit)
	for _, p := range f.Properties {
		writableWords(p, seen, visit)
	}
}
