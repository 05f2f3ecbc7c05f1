package render

import (
	"io"
	"strings"

	"isc-sync/internal/kindpage"
)

//go:generate go test . -run TestTheKindPagesAreCurrent -update

// Kind writes what documents of one kind may contain.
func (t Text) Kind(w io.Writer, k kindpage.Page) error {
	p := t.page()
	p.line("%s", p.strong(k.Kind))
	p.para("    ", k.Description)
	p.line("")
	p.para("    key:          ", k.Key)
	for _, way := range written(k) {
		p.para("    "+padded(way[0]+":", len("API versions: ")), way[1])
	}
	for _, remark := range k.Remarks {
		p.para("    - ", remark)
	}
	p.fieldsOf("Beside kind", k.Beside)
	p.fieldsOf("Below spec", k.Fields)
	p.line("\n%s\n", p.strong("Example"))
	for line := range strings.Lines(k.Example) {
		p.line("    %s", strings.TrimRight(line, "\n"))
	}
	_, err := w.Write(p.Bytes())
	return err
}

// written returns how the objects of a kind are written and where they exist, each
// behind what it is.
func written(k kindpage.Page) [][2]string {
	return [][2]string{
		{"created by", k.Create}, {"changed by", k.Update}, {"deleted by", k.Delete},
		{"API versions", strings.Join(k.Versions, ", ")},
	}
}

func padded(s string, width int) string { return s + strings.Repeat(" ", max(width-len(s), 1)) }

func (p *page) fieldsOf(title string, fields []kindpage.Field) {
	if len(fields) == 0 {
		return
	}
	p.line("\n%s\n", p.strong(title))
	for _, f := range fields {
		p.styled("    ", f.Path+": "+f.Type+need(f), p.strong)
		p.para("        ", f.Description)
		for _, note := range f.Notes {
			p.para("        - ", note)
		}
	}
}

// need returns whether a field must be written, or else what applies without it.
func need(f kindpage.Field) string {
	switch {
	case f.Required:
		return "; required"
	case f.Default != "":
		return "; default " + f.Default
	}
	return ""
}

// Kind writes the page that docs/kinds has for the kind.
func (Markdown) Kind(w io.Writer, k kindpage.Page) error {
	var b strings.Builder
	b.WriteString("# " + k.Kind + "\n\n" + escaped(k.Description) + "\n\n")
	b.WriteString("- key: " + codeSpan(k.Key) + "\n")
	for _, way := range written(k) {
		b.WriteString("- " + way[0] + ": " + escaped(way[1]) + "\n")
	}
	for _, remark := range k.Remarks {
		b.WriteString("- " + escaped(remark) + "\n")
	}
	b.WriteString(fieldTable("Beside `kind`", k.Beside) + fieldTable("Below `spec`", k.Fields))
	b.WriteString("\n## Example\n\n" + fence("yaml", strings.Split(strings.TrimSuffix(k.Example, "\n"), "\n")))
	_, err := io.WriteString(w, b.String())
	return err
}

func fieldTable(title string, fields []kindpage.Field) string {
	if len(fields) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n## " + title + "\n\n| field | type | what it is |\n|---|---|---|\n")
	for _, f := range fields {
		text := escaped(f.Description)
		for _, note := range f.Notes {
			text += "<br>– " + escaped(note)
		}
		b.WriteString("| " + codeSpan(f.Path) + " | " + escaped(f.Type+need(f)) + " | " + text + " |\n")
	}
	return b.String()
}

// Kind writes the page as it is.
func (JSON) Kind(w io.Writer, k kindpage.Page) error {
	return writeJSON(w, encode(struct {
		FormatVersion int           `json:"formatVersion"`
		Kind          kindpage.Page `json:"kind"`
	}{1, k}))
}

// escaped returns text of the kinds, which is ours, so that it does not act as
// markup.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "<", `\<`, "[", `\[`).Replace(s)
}
