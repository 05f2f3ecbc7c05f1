package render

import (
	"fmt"
	"io"

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
	NotRead       []string `json:"notRead"`
	LeftOut       []string `json:"leftOut"`
}

// titled is a list with its heading.
type titled struct {
	title string
	items []string
}

// exportedLists are the parts of an export that a person has to know of.
func exportedLists(e *engine.Exported) []titled {
	return []titled{
		{"Variables that hold the secrets; set them where they have to be sent:", e.Variables},
		{"Not read:", e.NotRead},
		{"Left out, because no document can hold it:", e.LeftOut},
	}
}

// Exported lists the variables that the documents need, and what is missing.
func (t Text) Exported(w io.Writer, e *engine.Exported, dir string) error {
	p := t.page()
	for _, l := range exportedLists(e) {
		if len(l.items) == 0 {
			continue
		}
		p.line("%s", l.title)
		for _, item := range l.items {
			p.para("  ", clean(item))
		}
		p.line("")
	}
	p.line("%s", p.strong(clean(exportedLine(e, dir))))
	_, err := w.Write(p.Bytes())
	return err
}

func exportedLine(e *engine.Exported, dir string) string {
	return fmt.Sprintf("Exported %s in %s to %s.",
		Count(e.Objects, "document", "documents"), Count(len(e.Files), "file", "files"), dir)
}

// Exported writes the export as lists.
func (Markdown) Exported(w io.Writer, e *engine.Exported, dir string) error {
	r := &room{limit: maxComment}
	r.fits("### isc-sync: "+prose(exportedLine(e, dir))+"\n", 0)
	for _, l := range exportedLists(e) {
		if len(l.items) == 0 {
			continue
		}
		items := make([]string, len(l.items))
		for i, item := range l.items {
			items[i] = "- " + codeSpan(cut(item, maxCell)) + "\n"
		}
		r.fits("\n"+l.title+"\n\n", 0)
		r.all(maxComment/3, items, "entries")
	}
	_, err := io.WriteString(w, r.String())
	return err
}

// Exported writes the names of the files and what a person has to know.
func (JSON) Exported(w io.Writer, e *engine.Exported, dir string) error {
	return writeJSON(w, encode(exportedDocument{
		FormatVersion: 1, Directory: dir, Files: jsonvalue.SortedKeys(e.Files), Documents: e.Objects, Requests: e.Requests,
		Variables: listed(e.Variables), NotRead: listed(e.NotRead), LeftOut: listed(e.LeftOut),
	}))
}

// listed makes [] of no list.
func listed(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}
