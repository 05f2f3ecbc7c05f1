package render

import (
	"fmt"
	"io"

	"isc-sync/internal/operate"
)

// Operated writes the result as text. An answer that is a text of its own, such
// as a CSV header, is written alone and unchanged, so that it can be saved.
func (t Text) Operated(w io.Writer, r *operate.Result) error {
	if text, ok := r.Answer.(string); ok && r.Reason == "" {
		_, err := io.WriteString(w, text)
		return err
	}
	p := t.page()
	p.operated(r)
	_, err := w.Write(p.Bytes())
	return err
}

func (p *page) operated(r *operate.Result) {
	p.line("%s of source %s: %s", r.Operation, quote(r.Source.Name), p.strong(string(r.Outcome)))
	if r.Reason != "" {
		p.para("  reason: ", clean(r.Reason))
	}
	if r.Task == nil {
		p.tree("  ", r.Answer)
		return
	}
	p.line("  task: %s", clean(r.Task.ID))
	p.tree("  ", r.Task.Counts)
}

// operatedDocument is a result as JSON has it (product contract, section 3).
type operatedDocument struct {
	Source    string          `json:"source"`
	Operation string          `json:"operation"`
	Outcome   operate.Outcome `json:"outcome"`
	Reason    string          `json:"reason,omitempty"`
	Task      *taskDocument   `json:"task"`
	Answer    any             `json:"answer"`
}

type taskDocument struct {
	ID       string         `json:"id"`
	Status   string         `json:"completionStatus,omitempty"`
	Ended    string         `json:"completed,omitempty"`
	Messages []string       `json:"messages,omitempty"`
	Counts   map[string]any `json:"attributes,omitempty"`
}

func operatedDocumentOf(r *operate.Result) operatedDocument {
	doc := operatedDocument{Source: r.Source.Name, Operation: r.Operation, Outcome: r.Outcome, Reason: r.Reason, Answer: r.Answer}
	if t := r.Task; t != nil {
		doc.Task = &taskDocument{t.ID, t.Status, t.Completed, t.Messages, t.Counts}
	}
	return doc
}

// Operated writes the result with the tenant's answer.
func (JSON) Operated(w io.Writer, r *operate.Result) error {
	return writeJSON(w, encode(operatedDocumentOf(r)))
}

// Operated writes a heading and the JSON document.
func (Markdown) Operated(w io.Writer, r *operate.Result) error {
	lines := shownLines(string(encode(operatedDocumentOf(r))))
	_, err := fmt.Fprintf(w, "### isc-sync source %s: %s\n\n%s", r.Operation, r.Outcome, fence("json", lines))
	return err
}
