package command

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// key reads a resource's key, as in Source/HR. Anything else is typed wrongly.
func (d *directory) key(flag, text string) (state.Key, error) {
	key := state.Key(text)
	kind := d.kinds.Find(key.Kind())
	if kind == nil || !kind.Declarable() {
		return "", usage(fmt.Sprintf("%s %q: unknown kind %q", flag, text, key.Kind()), d.kindHint(key.Kind()))
	}
	if parts := key.Parts(); len(parts) != len(kind.Identity) || slices.Contains(parts, "") {
		return "", usage(fmt.Sprintf("%s %q is not a key", flag, text), "write "+kind.KeyForm()+"; inside a name / is ~1")
	}
	return key, nil
}

func (d *directory) kindHint(name string) string {
	return cmp.Or(nearKind(d.kinds, name), "a key begins with a kind, as in Source/NAME; isc-sync kinds lists them")
}

// nearKind asks whether a kind was meant, "" if none is like it.
func nearKind(kinds *registry.Kinds, name string) string {
	var known []string
	for _, k := range kinds.All() {
		known = append(known, k.Name)
	}
	return suggest.DidYouMean(name, known)
}

const flagUpload = "--upload"

// uploads returns the declared files that the patterns of --upload cover: only
// files can be sent again.
func (d *directory) uploads(texts []string) ([]state.Key, error) {
	isFile := func(kind *registry.Kind) bool { return kind.Update.How == registry.UpdateByUpload }
	for _, text := range texts {
		if fit := state.FitGlob(d.kinds, text); len(fit.Kinds) > 0 && !slices.ContainsFunc(fit.Kinds, isFile) {
			return nil, usage(fmt.Sprintf("%s %q: a %s is not a file", flagUpload, text, fit.Kinds[0].Name), "isc-sync kinds lists what is uploaded")
		}
	}
	keys, err := d.chosen(flagUpload, texts)
	return slices.DeleteFunc(keys, func(key state.Key) bool { return !isFile(d.kinds.Find(key.Kind())) }), err
}

func (d *directory) isDeclared(key state.Key) bool { return d.declaredKeys()[key] }

// splitTarget divides KEY#/pointer, or is a KEY alone.
func (d *directory) splitTarget(flag, text string) (key string, at jsonvalue.Pointer, err error) {
	const example = "as in Source/HR#/connectorAttributes/host"
	before, after, found := state.SplitTarget(text)
	if !found && strings.Contains(before, "#") && !d.isDeclared(state.Key(before)) {
		return "", "", usage(fmt.Sprintf("%s %q: a pointer begins with /", flag, text), example)
	}
	if at, err = jsonvalue.ParsePointer(after); err != nil {
		return "", "", usage(fmt.Sprintf("%s %q: %v", flag, text, err), example)
	}
	return before, at, nil
}

// target reads KEY or KEY#/pointer.
func (d *directory) target(flag, text string) (plan.Target, error) {
	before, at, err := d.splitTarget(flag, text)
	if err != nil {
		return plan.Target{}, err
	}
	key, err := d.key(flag, before)
	if err != nil {
		return plan.Target{}, err
	}
	if !d.isDeclared(key) {
		return plan.Target{}, undeclared(flag, string(key), d.declaredKeys())
	}
	return plan.Target{Key: key, Pointer: at}, nil
}
