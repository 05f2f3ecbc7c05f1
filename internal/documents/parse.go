package documents

import (
	"bytes"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"isc-sync/internal/yamltree"
)

// parse reads one document. It returns nil for one without content.
func parse(c chunk) (*node, *flaw) {
	root, err := yamltree.Decode(c.text)
	if err != nil {
		return nil, syntaxFlaw(c, err)
	}
	if root == nil {
		return nil, nil
	}
	n := &node{}
	converter{above: c.above, targets: map[*yamltree.Node]*node{}}.convert(root, n)
	return n, nil
}

// converter makes nodes of ours of the library's.
type converter struct {
	above int
	// targets are the nodes that aliases may refer to.
	targets map[*yamltree.Node]*node
}

func (c converter) convert(y *yamltree.Node, n *node) {
	*n = node{text: y.Value, line: int32(y.Line + c.above), column: int32(y.Column)}
	if y.Anchor != "" {
		n.rarely().anchored = true
		c.targets[y] = n // before its content: an alias may stand inside its own anchor
	}
	switch y.Kind {
	case yamltree.Mapping:
		n.kind = mappingNode
	case yamltree.Sequence:
		n.kind = sequenceNode
	case yamltree.Alias:
		n.kind, n.rarely().target = aliasNode, c.targets[y.Alias]
	default:
		n.plain = y.Style&(yamltree.SingleQuoted|yamltree.DoubleQuoted|yamltree.Literal|yamltree.Folded) == 0
	}
	if y.Style&yamltree.Tagged != 0 {
		n.rarely().tag = y.ShortTag()
	}
	if len(y.Content) > 0 {
		n.items = make([]node, len(y.Content))
	}
	for i, item := range y.Content {
		c.convert(item, &n.items[i])
	}
}

var yamlError = regexp.MustCompile(`(?s)^yaml: (?:line (\d+): )?(.*)$`)

// syntaxFlaw returns where a document stops being YAML. The library names the
// line only roughly or not at all, so this looks for the shortest beginning of
// the text with the same error.
func syntaxFlaw(c chunk, err error) *flaw {
	text, near := splitError(err)
	lines := bytes.SplitAfter(c.text, []byte("\n"))
	if i := slices.IndexFunc(lines, isConflictMarker); i >= 0 {
		return &flaw{line: c.above + i + 1, column: 1, text: "a merge conflict is not resolved",
			hint: "keep one side, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"}
	}
	low := min(max(near-1, 0), len(lines)-1)
	found := low + sort.Search(len(lines)-1-low, func(i int) bool {
		_, err := yamltree.Decode(bytes.Join(lines[:low+i+1], nil))
		if err == nil {
			return false
		}
		same, _ := splitError(err)
		return same == text
	})
	line := lines[found]
	indent := line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
	return &flaw{line: c.above + found + 1, column: len(indent) + 1, text: "not YAML: " + text, hint: syntaxHint(text, indent)}
}

// isConflictMarker reports whether a line is one with which Git marks a side of
// a conflict.
func isConflictMarker(line []byte) bool {
	return bytes.HasPrefix(line, []byte("<<<<<<< ")) || bytes.HasPrefix(line, []byte(">>>>>>> "))
}

func splitError(err error) (text string, line int) {
	m := yamlError.FindStringSubmatch(err.Error())
	if m == nil {
		return err.Error(), 0
	}
	line, _ = strconv.Atoi(m[1]) // no number is line 0: unknown
	return m[2], line
}

func syntaxHint(text string, indent []byte) string {
	switch {
	case bytes.IndexByte(indent, '\t') >= 0:
		return "indent with spaces, not with tabs"
	case strings.HasPrefix(text, "mapping values are not allowed"):
		return "put a text that holds a colon in quotes, and check the indentation"
	case strings.HasPrefix(text, "unknown anchor"):
		return "an anchor must stand before its alias, in the same document"
	case strings.Contains(text, "unexpected end of stream"):
		return "a quote or bracket is never closed"
	case strings.Contains(text, "incompatible YAML document"):
		return "remove the %YAML line: no version need be named"
	case strings.Contains(text, "unknown escape character"):
		return `in double quotes a backslash is \\, and / and other characters are written as they are (\/ is JSON's); single quotes take everything as it is`
	case strings.Contains(text, "invalid Unicode character escape"):
		return `write the character as it is, or as \U and eight digits; JSON's two halves, as in \ud83d\ude00, are \U0001F600 in YAML`
	case strings.Contains(text, "exceeded max depth"):
		return "documents may nest 1,000 levels deep"
	}
	return ""
}
