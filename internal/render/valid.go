package render

import (
	"fmt"
	"io"
	"strings"

	"isc-sync/state"
)

// Valid writes the warnings and counts what was checked.
func (t Text) Valid(w io.Writer, documents, files int, warnings state.Problems) error {
	p := t.page()
	for _, line := range warningLines(warnings) {
		p.line("%s", line)
	}
	p.line("%s", validLine(documents, files))
	_, err := w.Write(p.Bytes())
	return err
}

// Valid writes the warnings and counts what was checked.
func (Markdown) Valid(w io.Writer, documents, files int, warnings state.Problems) error {
	var out strings.Builder
	fmt.Fprintf(&out, "### isc-sync: %s\n", strings.TrimSuffix(validLine(documents, files), "."))
	for _, line := range warningLines(warnings) {
		fmt.Fprintf(&out, "- %s\n", prose(line))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// Valid writes an empty list of problems, and the warnings.
func (JSON) Valid(w io.Writer, _, _ int, warnings state.Problems) error {
	doc := problemsDocumentOf(nil)
	doc.Warnings = problemsDocumentOf(warnings).Problems
	return writeJSON(w, encode(doc))
}

func validLine(documents, files int) string {
	return fmt.Sprintf("No problems in %s of %s.", Count(documents, "document", "documents"), Count(files, "file", "files"))
}

// warningLines writes one line for each warning: place, resource and text.
func warningLines(warnings state.Problems) []string {
	lines := make([]string, len(warnings))
	for i, w := range warnings {
		lines[i] = "warning: " + clean(strings.ReplaceAll(w.Error(), "\n", " "))
	}
	return lines
}
