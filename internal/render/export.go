package render

import (
	"fmt"
	"io"
	"strings"

	"isc-sync/engine"
	"isc-sync/internal/jsonvalue"
)

// exportedDocument is an export as JSON has it.
type exportedDocument struct {
	FormatVersion int      `json:"formatVersion"`
	Directory     string   `json:"directory"`
	Files         []string `json:"files"`
	Documents     int      `json:"documents"`
	Requests      int      `json:"requests"`
	Variables     []string `json:"variables"`
	Suspected     []string `json:"suspected"`
	NotRead       []string `json:"notRead"`
	PassedOver    []string `json:"passedOver"`
	LeftOut       []string `json:"leftOut"`
	Lacking       []string `json:"lacking"`
}

// titled is a list with its heading.
type titled struct {
	title string
	items []string
}

// passedOverTitle is above objects that were not read.
const passedOverTitle = "Not read, because there are too many:"

// exportedLists are the parts of an export that the user must know about.
func exportedLists(e *engine.Exported) []titled {
	return []titled{
		{"Secrets became variables. Set them before creating objects or sending secrets again:", e.Variables},
		{"These look like secrets and became variables. If one is not a secret, write its value with !plain:", e.Suspected},
		{"Not read:", gapLines(e.NotRead)},
		{passedOverTitle, e.PassedOver},
		{"Left out, because no document can hold it:", e.LeftOut},
		{"Kinds that this API version does not have:", e.Lacking},
	}
}

// Exported lists the variables that the documents need, and what is missing.
func (t Text) Exported(w io.Writer, e *engine.Exported, dir string) error {
	return t.written(w, exportedLists(e), exportedLine(e, dir))
}

// written writes lists and the line that ends them.
func (t Text) written(w io.Writer, lists []titled, line string) error {
	p := t.page()
	for _, l := range lists {
		if len(l.items) == 0 {
			continue
		}
		p.line("%s", l.title)
		for _, item := range l.items {
			p.copyable(clean(item))
		}
		p.line("")
	}
	p.line("%s", p.strong(clean(line)))
	_, err := w.Write(p.Bytes())
	return err
}

// copyable writes one entry of a list. A name is never broken, so that it can be
// copied.
func (p *page) copyable(item string) {
	if strings.Contains(item, " ") {
		p.para("  ", item)
		return
	}
	p.line("  %s", item)
}

func exportedLine(e *engine.Exported, dir string) string {
	return fmt.Sprintf("Exported %s in %s to %s.",
		Count(e.Objects, "document", "documents"), Count(len(e.Files), "file", "files"), dir)
}

// Exported writes the export as lists.
func (Markdown) Exported(w io.Writer, e *engine.Exported, dir string) error {
	return writtenAsMarkdown(w, exportedLists(e), exportedLine(e, dir))
}

// writtenAsMarkdown writes a line and lists below it.
func writtenAsMarkdown(w io.Writer, lists []titled, line string) error {
	r := &sizeBudget{limit: maxComment}
	r.fits("### isc-sync: "+prose(line)+"\n", 0)
	r.lists(lists, maxComment/3)
	_, err := io.WriteString(w, r.String())
	return err
}

// lists writes each list that is not empty under its title, as far as a share of the
// comment holds its items.
func (r *sizeBudget) lists(lists []titled, share int) {
	for _, l := range lists {
		if len(l.items) == 0 {
			continue
		}
		items := make([]string, len(l.items))
		for i, item := range l.items {
			items[i] = "- " + codeSpan(cut(item, maxCell)) + "\n"
		}
		r.fits("\n"+l.title+"\n\n", 0)
		r.all(share, items, "entries")
	}
}

// Exported writes the names of the files and what the user must know.
func (JSON) Exported(w io.Writer, e *engine.Exported, dir string) error {
	return writeJSON(w, encode(exportedDocument{
		FormatVersion: 1, Directory: dir, Files: jsonvalue.SortedKeys(e.Files), Documents: e.Objects, Requests: e.Requests,
		Variables: listed(e.Variables), Suspected: listed(e.Suspected), NotRead: gapTexts(e.NotRead), PassedOver: listed(e.PassedOver), LeftOut: listed(e.LeftOut), Lacking: listed(e.Lacking),
	}))
}

// listed makes [] of no list.
func listed(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}
