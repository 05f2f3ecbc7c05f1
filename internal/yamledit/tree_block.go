package yamledit

import "strings"

// BlockText is a scalar that begins with | or >.
type BlockText struct {
	// Style is | or >, Chomping "+", "-" or "". Indented: the indicator of how far the
	// text is indented is written.
	Style, Chomping string
	Indented        bool
	// Lines are without their indentation.
	Lines []string
}

// blockText reads a block scalar. value is what it says.
func blockText(text, value string) *BlockText {
	header, body, _ := strings.Cut(text, "\n")
	b := &BlockText{Style: header[:1]}
	for i := 1; i < len(header) && strings.IndexByte("+-123456789", header[i]) >= 0; i++ {
		if c := header[i : i+1]; c == "+" || c == "-" {
			b.Chomping = c
		} else {
			b.Indented = true
		}
	}
	lines := strings.Split(strings.ReplaceAll(body, "\r\n", "\n"), "\n")
	indent := max(firstIndent(lines)-firstIndent(strings.Split(value, "\n")), 0)
	for _, l := range lines {
		b.Lines = append(b.Lines, strings.TrimSuffix(l[min(indent, len(l)):], "\r"))
	}
	return b
}

// firstIndent is the indent of the first line that is not blank.
func firstIndent(lines []string) int {
	for _, l := range lines {
		if trimmed := strings.TrimLeft(l, " "); strings.TrimSpace(trimmed) != "" {
			return len(l) - len(trimmed)
		}
	}
	return 0
}
