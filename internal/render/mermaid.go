package render

import (
	"fmt"
	"strings"
	"unicode"

	"isc-sync/planner/plan"
)

// maxNodeLabel is how many columns of a label a drawing shows.
const maxNodeLabel = 50

// mermaid returns the graph in the language of Mermaid.
func (g *graph) mermaid() []string {
	lines := []string{"flowchart LR"}
	for i, n := range g.nodes {
		sign, class := signOf(n.action), ""
		switch {
		case n.danger:
			sign, class = signDanger+sign, ":::danger"
		case n.action == plan.Create:
			class = ":::create"
		}
		lines = append(lines, fmt.Sprintf(`  n%d["%s"]%s`, i, mermaidText(cut(sign+" "+n.label, maxNodeLabel)), class))
	}
	for _, e := range g.edges {
		lines = append(lines, fmt.Sprintf("  n%d --> n%d", e[0], e[1]))
	}
	return append(lines, "  classDef danger stroke:#cf222e,stroke-width:3px", "  classDef create stroke:#1a7f37")
}

// mermaidText returns a text in which only letters, digits and harmless signs are
// as they are; everything else is written as its number.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r > unicode.MaxASCII || unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" /._-", r) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "#%d;", r)
	}
	return b.String()
}
