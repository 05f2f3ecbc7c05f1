package engine

import (
	"context"
	"maps"
	"slices"
	"strings"

	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// patternsOf are all patterns that decide what a run may touch.
func patternsOf(settings state.Settings, allow plan.Allow) state.Patterns {
	all := slices.Concat(settings.Guard.Protect, settings.Guard.Owns, settings.Guard.AllowDelete, settings.Guard.AllowCreate, allow.Delete, allow.Create)
	for _, r := range settings.Ignore {
		all = append(all, r.Key)
	}
	return all
}

// Known adds to known keys what the tenant has for the patterns: an object
// whose key is the text of one, and, where a pattern matches none of the known
// keys, all objects of the kinds that it is about.
func (e *Engine) Known(ctx context.Context, known state.Keys, patterns state.Patterns) (state.Keys, error) {
	all := maps.Clone(known)
	found, err := e.reader().Existing(ctx, e.spelledOut(patterns, known))
	if err != nil {
		return nil, err
	}
	maps.Copy(all, found)
	for _, kind := range e.topKinds(state.Unmatched(e.Kinds, patterns, all)) {
		keys, _, err := e.reader().TopKeys(ctx, kind)
		if err != nil {
			return nil, err
		}
		maps.Copy(all, keys)
	}
	return all, nil
}

// spelledOut are the keys that patterns would be, as far as they are not known:
// if the tenant has such an object, it alone is meant.
func (e *Engine) spelledOut(patterns state.Patterns, known state.Keys) []state.Key {
	var keys []state.Key
	for _, p := range patterns {
		key := state.Key(p.Text)
		kind := e.Kinds.Find(key.Kind())
		if kind == nil || !kind.Declarable() || !kind.In(e.Version) || known[key] || slices.Contains(keys, key) {
			continue
		}
		if parts := key.Parts(); len(parts) == len(kind.Identity) && !slices.ContainsFunc(parts, isOnlyWildcards) {
			keys = append(keys, key)
		}
	}
	return keys
}

// isOnlyWildcards reports whether a part of a key cannot be the name of one
// object: it is empty or matches any name.
func isOnlyWildcards(part string) bool { return strings.Trim(part, "*") == "" }

// topKinds are the top-level kinds of what patterns are about.
func (e *Engine) topKinds(patterns state.Patterns) []*registry.Kind {
	var kinds []*registry.Kind
	for _, p := range patterns {
		for _, kind := range state.FitGlob(e.Kinds, p.Text).Kinds {
			for _, above := range kind.Ancestors() {
				kind = above
			}
			if kind.In(e.Version) && kind.API.List != nil && p.HasWildcard() && !slices.Contains(kinds, kind) {
				kinds = append(kinds, kind)
			}
		}
	}
	return kinds
}
