package since

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// mostNamed is how many of the documents that are left out a note names.
const mostNamed = 10

// NotCompared is a plan's note about the documents that are not among the chosen ones:
// how many, of which kinds, and the first of them. rev is the revision that has them
// unchanged.
func NotCompared(docs state.Documents, chosen []state.Key, rev string) []plan.Note {
	among := state.Keys{}
	for _, key := range chosen {
		among[key] = true
	}
	var names []string
	counts := map[string]int{}
	for _, doc := range docs {
		if !among[doc.Key] {
			names = append(names, string(doc.Key))
			counts[doc.Kind.Name]++
		}
	}
	if len(names) == 0 {
		return nil
	}
	slices.Sort(names)
	text := fmt.Sprintf("%s outside of what changed since %s: %s", kindsOf(counts), rev, state.FewOf(names, mostNamed))
	return []plan.Note{{Code: plan.NoteNotCompared, Text: text}}
}

func kindsOf(counts map[string]int) string {
	var parts []string
	for _, kind := range jsonvalue.SortedKeys(counts) {
		words := registry.Words(kind)
		if counts[kind] > 1 {
			words = registry.Plural(words)
		}
		parts = append(parts, fmt.Sprintf("%d %s", counts[kind], words))
	}
	return strings.Join(parts, ", ")
}
