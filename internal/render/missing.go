package render

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/state"
)

// missing is an object that does not exist, and the references that need it.
type missing struct {
	key      state.Key
	hints    []string
	problems state.Problems
}

type missingDocument struct {
	Key state.Key `json:"key"`
	// Hints have the candidates.
	Hints  []string `json:"hints"`
	Places int      `json:"places"`
}

// manyMissing is from how many objects on, and manyPlaces from how many references on, a
// list is easier to read.
const (
	manyMissing = 3
	manyPlaces  = 5
)

// splitMissing takes the references to what does not exist out of the problems, as one
// list by object. A few are problems as any other.
func splitMissing(problems state.Problems) (list []missing, others state.Problems) {
	for _, p := range problems {
		if p.Missing == "" {
			others = append(others, p)
			continue
		}
		i := slices.IndexFunc(list, func(m missing) bool { return m.key == p.Missing })
		if i < 0 {
			list = append(list, missing{key: p.Missing})
			i = len(list) - 1
		}
		list[i].problems = append(list[i].problems, p)
		if p.Hint != "" && !slices.Contains(list[i].hints, p.Hint) {
			list[i].hints = append(list[i].hints, p.Hint)
		}
	}
	if len(list) < manyMissing && len(problems)-len(others) < manyPlaces {
		return nil, problems
	}
	slices.SortFunc(list, func(a, b missing) int { return strings.Compare(string(a.key), string(b.key)) })
	return list, others
}

func missingHeadline(list []missing) string {
	places := 0
	for _, m := range list {
		places += len(m.problems)
	}
	return fmt.Sprintf("%s that %s to are missing, and nothing creates them", Count(len(list), "object", "objects"), Count(places, "place refers", "places refer"))
}

// missing writes what references need and the tenant does not have: each object with
// what may be meant, and the places that name it.
func (p *page) missing(list []missing) {
	if len(list) == 0 {
		return
	}
	p.line("%s: %s:", p.danger("error"), missingHeadline(list))
	for _, m := range list {
		p.line("  %s", p.strong(clean(string(m.key))))
		for _, hint := range m.hints {
			p.hint("    hint: ", hint)
		}
		for _, place := range (repeated{problems: m.problems}).places() {
			p.line("      %s", clean(place))
		}
	}
}

func missingItems(list []missing) []string {
	if len(list) == 0 {
		return nil
	}
	items := []string{"- " + missingHeadline(list) + ":\n"}
	for _, m := range list {
		var b strings.Builder
		fmt.Fprintf(&b, "  - %s: %s\n", codeSpan(cut(string(m.key), maxCell)), prose(cut(strings.Join(m.hints, "; "), maxCell)))
		for _, place := range (repeated{problems: m.problems}).places() {
			fmt.Fprintf(&b, "    - %s\n", codeSpan(cut(place, maxCell)))
		}
		items = append(items, b.String())
	}
	return items
}
