package render

import (
	"fmt"
	"io"
	"strings"

	"isc-sync/internal/documents"
	"isc-sync/state"
)

// Formatting is what became of the files of a directory.
type Formatting struct {
	Files []documents.Tidied
	// Base is the path to the directory, before the names of its files.
	Base string
	// Check: nothing was written.
	Check    bool
	Problems state.Problems
}

type formattedFile struct {
	Path string `json:"path"`
}

type formattedDocument struct {
	FormatVersion int             `json:"formatVersion"`
	Check         bool            `json:"check"`
	Files         []formattedFile `json:"files"`
	Unchanged     int             `json:"unchanged"`
	Problems      any             `json:"problems"`
}

// changed are the files that are, or would be, written.
func (f Formatting) changed() (names []string) {
	for _, t := range f.Files {
		if t.Changed() {
			names = append(names, t.File)
		}
	}
	return names
}

// Changes is how many files are, or would be, written.
func (f Formatting) Changes() int { return len(f.changed()) }

// Line is a summary in one sentence.
func (f Formatting) Line() string {
	n := len(f.changed())
	switch {
	case n == 0 && len(f.Problems) > 0:
		return "No other file changes."
	case n == 0:
		return fmt.Sprintf("No changes: %s formatted.", Count(len(f.Files), "file is", "files are"))
	case f.Check:
		return Count(n, "file is", "files are") + " not formatted."
	}
	return "Formatted " + Count(n, "file", "files") + "."
}

// Formatted lists the files by name, so that other programs can read the list.
func (t Text) Formatted(w io.Writer, f Formatting) error {
	for _, name := range f.changed() {
		if _, err := fmt.Fprintln(w, clean(f.Base+name)); err != nil {
			return err
		}
	}
	return nil
}

// Formatted lists the files and the problems.
func (Markdown) Formatted(w io.Writer, f Formatting) error {
	var out strings.Builder
	fmt.Fprintf(&out, "### isc-sync: %s\n", strings.TrimSuffix(f.Line(), "."))
	for _, name := range f.changed() {
		fmt.Fprintf(&out, "- %s\n", codeSpan(f.Base+name))
	}
	for _, p := range f.Problems.Sorted() {
		fmt.Fprintf(&out, "- %s\n", prose(strings.ReplaceAll(p.Error(), "\n", " ")))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// Formatted writes the files and the problems.
func (JSON) Formatted(w io.Writer, f Formatting) error {
	doc := formattedDocument{FormatVersion: 1, Check: f.Check, Files: []formattedFile{}, Problems: problemsDocumentOf(f.Problems).Problems}
	for _, name := range f.changed() {
		doc.Files = append(doc.Files, formattedFile{name})
	}
	doc.Unchanged = len(f.Files) - len(doc.Files)
	return writeJSON(w, encode(doc))
}
