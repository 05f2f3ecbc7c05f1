package render

import (
	"fmt"
	"strings"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// gapLines shows gaps with one reason in one line, with the first of the
// objects that have them.
func gapLines(gaps []state.Gap) []string {
	type reason struct{ what, kind, why string }
	groups := map[reason][]state.Gap{}
	var order []reason
	for _, g := range gaps {
		r := reason{g.What, g.Of.Kind(), general(state.Problem{Key: g.Of}, g.Why)}
		if groups[r] == nil {
			order = append(order, r)
		}
		groups[r] = append(groups[r], g)
	}
	lines := make([]string, len(order))
	for i, r := range order {
		lines[i] = gapLine(groups[r], r.why)
	}
	return lines
}

func gapLine(alike []state.Gap, why string) string {
	if len(alike) == 1 || alike[0].Of == "" {
		return alike[0].String()
	}
	names := make([]string, len(alike))
	for i, g := range alike {
		names[i] = strings.Join(g.Of.Parts(), "/")
	}
	counted := fmt.Sprintf("%d %s (%s)", len(alike), plural(alike[0].Of.Kind()), state.Few(names))
	return strings.Join(nonEmpty(alike[0].What, counted, why), ": ")
}

// plural is what several objects of a kind are called.
func plural(kind string) string { return registry.Plural(registry.Words(kind)) }

// gapTexts returns each gap by itself.
func gapTexts(gaps []state.Gap) []string {
	texts := make([]string, len(gaps))
	for i, g := range gaps {
		texts[i] = g.String()
	}
	return texts
}
