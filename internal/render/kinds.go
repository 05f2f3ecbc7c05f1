package render

import (
	"cmp"
	"io"
	"strings"

	"isc-sync/internal/kindpage"
	"isc-sync/state/registry"
)

// kindDocument is a kind as JSON has it.
type kindDocument struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Identity    []string `json:"identity"`
	Create      string   `json:"create"`
	Update      string   `json:"update"`
	Delete      string   `json:"delete"`
	Versions    []string `json:"versions"`
}

func kindDocuments(kinds []*registry.Kind) []kindDocument {
	docs := make([]kindDocument, len(kinds))
	for i, k := range kinds {
		ways := kindpage.WaysOf(k)
		doc := kindDocument{
			Name: k.Name, Description: k.Description, Versions: k.Versions, Identity: []string{},
			Create: ways.Create, Update: ways.Update, Delete: ways.Delete,
		}
		for _, f := range k.Identity {
			doc.Identity = append(doc.Identity, f.Name)
		}
		docs[i] = doc
	}
	return docs
}

// Kinds writes each kind with the fields beside `kind`, how it is written, and
// which API versions have it.
func (t Text) Kinds(w io.Writer, kinds []*registry.Kind) error {
	p := t.page()
	for _, doc := range kindDocuments(kinds) {
		p.line("%s", p.strong(doc.Name))
		p.para("    ", doc.Description)
		p.para("    beside kind:  ", cmp.Or(strings.Join(doc.Identity, ", "), "nothing"))
		p.para("    creation:     ", doc.Create)
		p.para("    change:       ", doc.Update)
		p.para("    deletion:     ", doc.Delete)
		p.para("    API versions: ", strings.Join(doc.Versions, ", "))
		p.line("")
	}
	p.para("", "kinds KIND explains one of them, and kinds --schema KIND prints its document schema for an editor.")
	_, err := w.Write(p.Bytes())
	return err
}

// Kinds writes a table.
func (Markdown) Kinds(w io.Writer, kinds []*registry.Kind) error {
	r := &sizeBudget{limit: maxComment}
	r.fits("| kind | beside `kind` | creation | change | deletion | API versions |\n|---|---|---|---|---|---|\n", 0)
	for _, d := range kindDocuments(kinds) {
		cells := []string{d.Name, strings.Join(d.Identity, ", "), d.Create, d.Update, d.Delete, strings.Join(d.Versions, ", ")}
		r.fits("| "+strings.Join(cells, " | ")+" |\n", 0)
	}
	_, err := io.WriteString(w, r.String())
	return err
}

// Kinds writes the kinds as a list.
func (JSON) Kinds(w io.Writer, kinds []*registry.Kind) error {
	return writeJSON(w, encode(struct {
		FormatVersion int            `json:"formatVersion"`
		Kinds         []kindDocument `json:"kinds"`
	}{1, kindDocuments(kinds)}))
}
