package render

import (
	"fmt"
	"strings"
)

// groups are the blocks of a comment by kind.
type groups struct {
	kinds []string
	texts map[string]*strings.Builder
	used  int
	// missing counts the resources that found no room, and brief those that found none for
	// their values.
	missing, brief int
}

// groupsOf writes the blocks below headings of their kinds, in at most limit bytes.
// In the order of the plan, which has what is dangerous first, a block is shown
// whole, named in one line, or counted.
func groupsOf(blocks []*block, limit int) string {
	g := &groups{texts: map[string]*strings.Builder{}}
	limit -= len(leftOut(1<<30)) + len(inBrief(1<<30))
	forWhole := limit * 2 / 3
	for _, b := range blocks {
		full := detail(b)
		switch {
		case full != "" && g.add(b.Kind, full+"\n", forWhole):
		case g.add(b.Kind, short(b), limit):
			if full != "" {
				g.brief += len(b.all)
			}
		default:
			g.missing += len(b.all)
		}
	}
	return g.String()
}

// add writes a text below the heading of its kind, if there is room.
func (g *groups) add(kind, text string, limit int) bool {
	begun := g.texts[kind]
	if begun == nil {
		begun = &strings.Builder{}
		fmt.Fprintf(begun, "\n#### %s\n\n", prose(cut(kind, maxCell)))
	}
	size := len(text)
	if g.texts[kind] == nil {
		size += begun.Len()
	}
	if g.used+size > limit {
		return false
	}
	if g.texts[kind] == nil {
		g.texts[kind] = begun
		g.kinds = append(g.kinds, kind)
	}
	begun.WriteString(text)
	g.used += size
	return true
}

// String puts the kinds together.
func (g *groups) String() string {
	var s strings.Builder
	for _, kind := range g.kinds {
		s.WriteString(strings.TrimRight(g.texts[kind].String(), "\n") + "\n")
	}
	if g.brief > 0 {
		s.WriteString(inBrief(g.brief))
	}
	if g.missing > 0 {
		s.WriteString(leftOut(g.missing))
	}
	return s.String()
}

func inBrief(n int) string {
	return fmt.Sprintf("\n%s shown without values, which are too long for a comment: `isc-sync plan` and `isc-sync show` have them all.\n", Count(n, "resource is", "resources are"))
}

func leftOut(n int) string {
	return fmt.Sprintf("\n%s left out to stay within the size limit: `isc-sync plan` shows everything.\n", Count(n, "resource was", "resources were"))
}
