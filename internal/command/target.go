package command

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/planner"
	"isc-sync/state"
)

// key reads a resource's key, as in Source/HR. What is no key is typed wrongly;
// what no document declares is an error like any other in documents.
func (d *directory) key(flag, text string) (state.Key, error) {
	key := state.Key(text)
	kind := d.kinds.Find(key.Kind())
	if kind == nil || kind.Lookup != nil {
		return "", usage(fmt.Sprintf("%s %q: unknown kind %q", flag, text, key.Kind()), d.kindHint(key.Kind()))
	}
	if parts := key.Parts(); len(parts) != len(kind.Identity) || slices.Contains(parts, "") {
		return "", usage(fmt.Sprintf("%s %q is no key", flag, text), "write "+kind.KeyForm()+"; inside a name / is ~1")
	}
	return key, nil
}

func (d *directory) kindHint(name string) string {
	return cmp.Or(nearKind(d.kinds, name), "a key begins with a kind, as in Source/NAME; isc-sync kinds lists them")
}

// nearKind asks whether a kind was meant, "" where none is like it.
func nearKind(kinds *state.Kinds, name string) string {
	var known []string
	for _, k := range kinds.All() {
		known = append(known, k.Name)
	}
	return suggest.DidYouMean(name, known)
}

func (d *directory) keys(flag string, texts []string) ([]state.Key, error) {
	keys := make([]state.Key, len(texts))
	for i, text := range texts {
		var err error
		if keys[i], err = d.key(flag, text); err != nil {
			return nil, err
		}
	}
	return keys, nil
}

// uploads reads the keys of --upload: only files can be sent again.
func (d *directory) uploads(texts []string) ([]state.Key, error) {
	const flag = "--upload"
	keys, err := d.keys(flag, texts)
	for i, key := range keys {
		if err == nil && d.kinds.Find(key.Kind()).Update.How != state.UpdateByUpload {
			err = usage(fmt.Sprintf("%s %q: no %s is a file", flag, texts[i], key.Kind()), "isc-sync kinds lists what is uploaded")
		}
	}
	return keys, err
}

// declared checks that documents are about the keys, or about something below
// them.
func (d *directory) declared(flag string, keys ...state.Key) error {
	for _, key := range keys {
		if d.isDeclared(key) {
			continue
		}
		known := make([]string, len(d.Documents))
		for i, doc := range d.Documents {
			known[i] = string(doc.Key)
		}
		return hinted(fmt.Errorf("%s %s: no document declares it", flag, key), suggest.DidYouMean(string(key), known))
	}
	return nil
}

func (d *directory) isDeclared(key state.Key) bool {
	for _, doc := range d.Documents {
		if doc.Key == key || doc.ParentKey() == key {
			return true
		}
	}
	return false
}

// target reads KEY or KEY#/pointer.
func (d *directory) target(flag, text string) (planner.Target, error) {
	before, after, found := state.SplitTarget(text)
	key, err := d.key(flag, before)
	if err != nil {
		return planner.Target{}, err
	}
	if !found && strings.Contains(before, "#") && !d.isDeclared(key) {
		return planner.Target{}, usage(fmt.Sprintf("%s %q: a pointer begins with /", flag, text), "as in Source/HR#/connectorAttributes/host")
	}
	at, err := jsonvalue.ParsePointer(after)
	if err != nil {
		return planner.Target{}, usage(fmt.Sprintf("%s %q: %v", flag, text, err), "as in Source/HR#/connectorAttributes/host")
	}
	return planner.Target{Key: key, Pointer: at}, d.declared(flag, key)
}

func (d *directory) targets(flag string, texts []string) ([]planner.Target, error) {
	targets := make([]planner.Target, len(texts))
	for i, text := range texts {
		var err error
		if targets[i], err = d.target(flag, text); err != nil {
			return nil, err
		}
	}
	return targets, nil
}
