package yamledit

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamltree"
)

// ErrCannot is the error of Edit if the text cannot be made to say what it should.
var ErrCannot = errors.New("the YAML cannot be edited in place")

// mostRounds bounds how often a text is edited: a changed anchor changes its aliases,
// which are then edited themselves.
const mostRounds = 8

// Edit returns the text of a document, changed so that it has the value that is wanted.
// The bytes of everything that it has already stay. A text that needs no change is
// returned as it is. The last line of a text gets an end if a value needs one.
func Edit(text []byte, want any, w Writer) ([]byte, error) {
	out, err := edit(text, want, w)
	if err != nil && len(text) > 0 && text[len(text)-1] != '\n' {
		f := file{text: text}
		return edit(slices.Concat(text, []byte(f.lineEnds("\n"))), want, w)
	}
	return out, err
}

func edit(text []byte, want any, w Writer) ([]byte, error) {
	now := moved(text, want, w)
	for range mostRounds {
		f, err := parse(now)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrCannot, err)
		}
		if f.root == nil {
			return nil, fmt.Errorf("%w: the document is empty", ErrCannot)
		}
		e := editor{file: f, writer: w, freed: map[*node]bool{}}
		if have, err := valueOf(f.root.Node); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrCannot, err)
		} else if jsonvalue.Equal(have, want) {
			return now, nil
		}
		now = e.edited(want)
	}
	return nil, ErrCannot
}

// editor collects the changes of one round.
type editor struct {
	*file
	writer  Writer
	splices []splice
	// gone are the nodes whose text the splices remove, freed the aliases of what
	// is anchored in them: these are written out.
	gone  []*node
	freed map[*node]bool
	// wanted is what the nodes that were come across must say.
	wanted map[*yamltree.Node]any
}

// splice replaces a part of the text.
type splice struct {
	start, end int
	text       string
}

// edited is the text after the round.
func (e *editor) edited(want any) []byte {
	for {
		e.splices, e.gone, e.wanted = nil, nil, map[*yamltree.Node]any{}
		e.edit(spot{node: e.root, column: -1, behind: e.root.start}, want)
		if !e.free() {
			return e.spliced(0, len(e.text), e.splices)
		}
	}
}

// free finds aliases that would lose their anchors, and reports whether there are
// new ones.
func (e *editor) free() (found bool) {
	for _, alias := range aliases(e.root) {
		target := e.nodes[alias.Alias]
		if target == nil || e.freed[alias] || e.isGone(alias) || !e.isGone(target) {
			continue
		}
		e.freed[alias], found = true, true
	}
	return found
}

func aliases(n *node) (all []*node) {
	if n.Alias != nil {
		return []*node{n}
	}
	for _, item := range n.items {
		all = append(all, aliases(item)...)
	}
	return all
}

func (e *editor) isGone(n *node) bool {
	return slices.ContainsFunc(e.gone, func(g *node) bool { return g.start <= n.start && n.end <= g.end })
}

// holdsFreed reports whether a value has an alias that must be written out.
func (e *editor) holdsFreed(n *node) bool {
	return e.freed[n] || slices.ContainsFunc(n.items, e.holdsFreed)
}

func (e *editor) splice(start, end int, text string) {
	e.splices = append(e.splices, splice{start, end, text})
}

// spliced is a part of the text with changes made in it.
func (f *file) spliced(start, end int, splices []splice) []byte {
	slices.SortStableFunc(splices, func(a, b splice) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return a.end - b.end
	})
	var out bytes.Buffer
	at := start
	for _, s := range splices {
		out.Write(f.text[at:max(at, s.start)])
		out.WriteString(f.lineEnds(s.text))
		at = max(at, s.end)
	}
	out.Write(f.text[at:end])
	return out.Bytes()
}

// lineEnds gives new lines the line ends of the text.
func (f *file) lineEnds(text string) string {
	if bytes.Contains(f.text, []byte("\r\n")) {
		return strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// spot is a value and its place: the collection that it is in.
type spot struct {
	*node
	at jsonvalue.Pointer
	// column is the indent of the collection, of lines; flow if it has brackets.
	column int
	flow   bool
	// behind is the place behind the colon or the dash.
	behind int
	// element of a list
	element bool
}

// saysAfterwards reports whether a node has the wanted value, and will have it when what
// its aliases refer to has changed.
func (e *editor) saysAfterwards(n *node, want any) bool {
	if n.Kind == yamltree.Alias {
		return e.willSay(n.Alias, want)
	}
	have, _ := valueOf(n.Node)
	return jsonvalue.Equal(have, want) && !slices.ContainsFunc(aliases(n), func(alias *node) bool {
		now, _ := valueOf(alias.Alias)
		return !e.willSay(alias.Alias, now)
	})
}

// willSay reports whether a node from elsewhere has the wanted value after this round.
func (e *editor) willSay(y *yamltree.Node, want any) bool {
	will, edited := e.wanted[y]
	if !edited {
		will, _ = valueOf(y)
	}
	return jsonvalue.Equal(will, want)
}

// edit makes a value say what is wanted.
func (e *editor) edit(s spot, want any) {
	e.wanted[s.Node] = want
	if e.saysAfterwards(s.node, want) && !e.holdsFreed(s.node) {
		return
	}
	if s.Alias == nil {
		switch want := want.(type) {
		case map[string]any:
			if s.isMapping() && e.mapping(s, want) {
				return
			}
		case []any:
			if s.isSequence() && e.sequence(s, want) {
				return
			}
		}
	}
	e.replace(s, want)
}
