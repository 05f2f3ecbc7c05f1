package command

import (
	"fmt"

	"isc-sync/internal/suggest"
	"isc-sync/state"
)

// patterns reads patterns of keys. One that no key can ever match was typed
// wrongly.
func (d *directory) patterns(flag string, texts []string) (state.Patterns, error) {
	for _, text := range texts {
		fit := state.FitGlob(d.kinds, text)
		if len(fit.Kinds) == 0 {
			return nil, usage(fmt.Sprintf("%s %q: unknown kind %q", flag, text, fit.Kind), d.kindHint(fit.Kind))
		}
		if !fit.Any {
			return nil, usage(fmt.Sprintf("%s %q cannot be a key", flag, text), "write "+fit.Kinds[0].KeyForm()+", or * for everything; inside a name / is ~1")
		}
	}
	return state.PatternsOf(texts...), nil
}

// declaredKeys are the keys of the documents, and of what they belong to.
func (d *directory) declaredKeys() state.Keys {
	keys := state.Keys{}
	for _, doc := range d.Documents {
		keys[doc.Key] = true
		for _, key := range doc.Ancestors() {
			keys[key] = true
		}
	}
	return keys
}

// matching returns the declared keys that a pattern covers; none is an error.
func (d *directory) matching(flag, text string) ([]state.Key, error) {
	patterns, err := d.patterns(flag, []string{text})
	if err != nil {
		return nil, err
	}
	known := d.declaredKeys()
	keys := known.Matching(patterns.Among(known)[0])
	if len(keys) == 0 {
		return nil, undeclared(flag, text, known)
	}
	return keys, nil
}

func undeclared(flag, text string, known state.Keys) error {
	return hinted(fmt.Errorf("%s %s: no document declares it", flag, text), suggest.DidYouMean(text, known.Texts()))
}

// chosen returns the declared keys that the patterns cover, each once. Each
// pattern must cover some.
func (d *directory) chosen(flag string, texts []string) ([]state.Key, error) {
	var keys []state.Key
	seen := state.Keys{}
	for _, text := range texts {
		found, err := d.matching(flag, text)
		if err != nil {
			return nil, err
		}
		for _, key := range found {
			if !seen[key] {
				seen[key] = true
				keys = append(keys, key)
			}
		}
	}
	return keys, nil
}

// misread refuses a text that was read as a glob although it is the key of an
// object: of one that the tenant has and no document declares.
func (d *directory) misread(flag string, texts []string, known state.Keys) error {
	declared := d.declaredKeys()
	for _, text := range texts {
		if key := state.Key(text); known[key] && !declared[key] {
			return undeclared(flag, text, declared)
		}
	}
	return nil
}
