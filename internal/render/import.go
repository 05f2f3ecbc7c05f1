package render

import (
	"fmt"
	"io"

	"isc-sync/engine"
	"isc-sync/internal/jsonvalue"
)

// importedDocument is an import as JSON has it.
type importedDocument struct {
	FormatVersion int      `json:"formatVersion"`
	Directory     string   `json:"directory"`
	Files         []string `json:"files"`
	Objects       int      `json:"objects"`
	Documents     int      `json:"documents"`
	Unconverted   int      `json:"unconverted"`
	Variables     []string `json:"variables"`
	Suspected     []string `json:"suspected"`
	LeftOut       []string `json:"leftOut"`
	NotConverted  []string `json:"notConverted"`
}

// importedLists are the parts of an import that the user must know about.
func importedLists(i *engine.Imported) []titled {
	return []titled{
		{"Secrets became variables. Exports leave secrets out and only say which keys may have one. Remove the lines of those that do not exist, and set the variables of the others:", i.Variables},
		{"These look like secrets and became variables. If one is not a secret, write its value with !plain:", i.Suspected},
		{"Left out, because no document can hold it:", i.LeftOut},
		{"Not converted:", i.NotConverted},
	}
}

func importedLine(i *engine.Imported, dir string) string {
	line := fmt.Sprintf("Imported %s as %s in %s to %s.",
		Count(i.Objects-i.Unconverted, "object", "objects"), Count(i.Documents, "document", "documents"), Count(len(i.Files), "file", "files"), dir)
	if i.Unconverted > 0 {
		line += fmt.Sprintf(" %s not converted; the list above names what and why.", Count(i.Unconverted, "object was", "objects were"))
	}
	return line
}

// Imported lists the variables that the documents need, and what is missing.
func (t Text) Imported(w io.Writer, i *engine.Imported, dir string) error {
	return t.written(w, importedLists(i), importedLine(i, dir))
}

// Imported writes the import as lists.
func (Markdown) Imported(w io.Writer, i *engine.Imported, dir string) error {
	return writtenAsMarkdown(w, importedLists(i), importedLine(i, dir))
}

// Imported writes the names of the files and what the user must know.
func (JSON) Imported(w io.Writer, i *engine.Imported, dir string) error {
	return writeJSON(w, encode(importedDocument{
		FormatVersion: 1, Directory: dir, Files: jsonvalue.SortedKeys(i.Files), Objects: i.Objects, Documents: i.Documents, Unconverted: i.Unconverted,
		Variables: listed(i.Variables), Suspected: listed(i.Suspected), LeftOut: listed(i.LeftOut), NotConverted: listed(i.NotConverted),
	}))
}
