package render

import (
	"fmt"
	"io"
	"strings"

	"isc-sync/state"
)

// Valid is a directory without mistakes.
type Valid struct {
	Documents, Files int
	// Environments are those that were checked, if they were all checked.
	Environments []string
	Warnings     state.Problems
}

// Valid writes the warnings and counts what was checked.
func (t Text) Valid(w io.Writer, v Valid) error {
	p := t.page()
	for _, line := range warningLines(v.Warnings) {
		p.line("%s", line)
	}
	p.line("%s", v.line())
	_, err := w.Write(p.Bytes())
	return err
}

// Valid writes the warnings and counts what was checked.
func (Markdown) Valid(w io.Writer, v Valid) error {
	var out strings.Builder
	fmt.Fprintf(&out, "### isc-sync: %s\n", strings.TrimSuffix(v.line(), "."))
	for _, line := range warningLines(v.Warnings) {
		fmt.Fprintf(&out, "- %s\n", prose(line))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// Valid writes an empty list of problems, and the warnings.
func (JSON) Valid(w io.Writer, v Valid) error {
	doc := problemsDocumentOf(nil)
	doc.Warnings = problemsDocumentOf(v.Warnings).Problems
	return writeJSON(w, encode(doc))
}

func (v Valid) line() string {
	line := fmt.Sprintf("No problems in %s of %s", Count(v.Documents, "document", "documents"), Count(v.Files, "file", "files"))
	if len(v.Environments) > 0 {
		line += ", in each environment: " + clean(strings.Join(v.Environments, ", "))
	}
	return line + "."
}

// warningLines writes one line for each warning: place, resource and text.
func warningLines(warnings state.Problems) []string {
	lines := make([]string, len(warnings))
	for i, w := range warnings {
		lines[i] = "warning: " + clean(strings.ReplaceAll(w.Error(), "\n", " "))
	}
	return lines
}
