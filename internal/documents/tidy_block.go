package documents

import (
	"strings"

	"isc-sync/internal/yamledit"
)

// blockScalar writes a literal or folded text as it is, or a text of several lines as
// a literal one.
func (p *tidyPrinter) blockScalar(v *yamledit.Part, comment string, column int) {
	text, isText := v.Value.(string)
	if b := v.Block; b != nil && !(b.Style == "|" && isText && fitsLiteral(text)) {
		p.rawBlock(b, comment, column)
		return
	}
	head := literalHead(text)
	p.text(" " + head + comment + "\n" + literalBody(text, column))
	p.open = strings.HasSuffix(head, "+")
}

func (p *tidyPrinter) rawBlock(b *yamledit.BlockText, comment string, column int) {
	indicator := ""
	if b.Indented {
		indicator = "2"
	}
	p.text(" " + b.Style + indicator + b.Chomping + comment + "\n")
	for _, l := range b.Lines {
		if l != "" {
			p.indent(column)
		}
		p.text(l + "\n")
	}
	p.open = b.Chomping == "+"
}
