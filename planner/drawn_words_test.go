package planner_test

import (
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenanttest/drawn"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// notPlanned are words that no plan can have to do with, and why.
var notPlanned = map[string]string{
	"Kind.listedIn": uploads, "ListedIn.pointer": uploads, "ListedIn.separator": uploads,
	"LookupBy.list": lookUps, "LookupBy.contains": lookUps, "Lookup.unique": lookUps, "Endpoint.total": lookUps,
	"Field.x-names":      "a document cannot write the field, and it is never sent",
	"Endpoint.pathBy":    "it is about other API versions",
	"CountRule.versions": "it is about the reading before a deletion",
	"Field.x-position":   "elements are numbered in the body of a PUT, which a plan shows as edits",
}

const (
	uploads = "what is uploaded has no content that can be compared"
	lookUps = "objects of the kinds that have it are only looked up"
)

// TestPlansOfDrawnKindsHaveEveryWord fails for a word of the registry that is on no
// field that a drawn case changes, and on no kind: a new word needs a kind that shows it
// and, if its values are special, a generator.
func TestPlansOfDrawnKindsHaveEveryWord(t *testing.T) {
	t.Parallel()
	had := map[string]bool{}
	for name, p := range poolsOfAllKinds(t) {
		k, planned := p.Kinds.Find(name), 0
		for seed := range uint64(14) {
			for _, made := range p.drawnCase(t, k, randomly(seed)).follow() {
				planned++
				touched(k, made, had)
			}
		}
		if planned == 0 {
			t.Errorf("no drawn document of %s can be planned", name)
		}
	}
	known := map[string]bool{}
	drawn.AllWords(func(word string) {
		reason := notPlanned[word]
		switch {
		case known[word]:
		case had[word] && reason != "":
			t.Errorf("%s is planned, although it should not be: %s", word, reason)
		case !had[word] && reason == "":
			t.Errorf("no case that package drawn draws has to do with the word %s", word)
		}
		known[word] = true
	})
	for word := range notPlanned {
		if !known[word] {
			t.Errorf("%s is no word of the registry", word)
		}
	}
}

// touched notes the words of the kind of each change, and of the fields that change.
func touched(k *registry.Kind, p *plan.Plan, had map[string]bool) {
	note := func(word string) { had[word] = true }
	for _, c := range p.Changes {
		drawn.Words(k, note)
		for _, f := range c.Fields {
			around(k.Spec, f.Pointer, note)
		}
		for _, s := range c.Steps {
			if list, isList := s.Body.([]any); isList && k.Root != "" {
				drawn.WordsIn(k.Spec.At(k.Root), list, note)
				continue
			}
			drawn.WordsIn(k.Spec, s.Body, note)
			for _, op := range s.Patch {
				around(k.Spec, op.Path, note)
				drawn.WordsIn(k.Spec.At(op.Path), op.Value, note)
			}
		}
	}
}

// around notes the words of the fields on the way to a place.
func around(f *registry.Field, at jsonvalue.Pointer, note func(string)) {
	tokens := at.Tokens()
	for i := range tokens {
		here := jsonvalue.Pointer("")
		for _, token := range tokens[:i+1] {
			here = here.Append(token)
		}
		drawn.Words(f.At(here), note)
	}
	drawn.Words(f, note)
}
