package render

import (
	"cmp"
	"io"
	"strings"

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
		doc := kindDocument{
			Name: k.Name, Description: k.Description, Versions: k.Versions,
			Create: createWord(k), Update: string(k.Update.How), Delete: cmp.Or(string(k.Delete.How), string(registry.DeleteNever)),
		}
		for _, f := range k.Identity {
			doc.Identity = append(doc.Identity, f.Name)
		}
		docs[i] = doc
	}
	return docs
}

func createWord(k *registry.Kind) string {
	switch {
	case k.Create.OrAdopt && k.Create.How == registry.CreateNever:
		return "with its parent"
	case k.Create.OrAdopt:
		return string(k.Create.How) + " or with its parent"
	}
	return string(k.Create.How)
}

// Kinds writes each kind with the fields beside `kind`, how it is written, and
// which API versions have it.
func (t Text) Kinds(w io.Writer, kinds []*registry.Kind) error {
	p := t.page()
	for _, doc := range kindDocuments(kinds) {
		p.line("%s", p.strong(doc.Name))
		p.para("    ", doc.Description)
		p.para("    beside kind:  ", strings.Join(doc.Identity, ", "))
		p.para("    written by:   ", "create "+doc.Create+", update "+doc.Update+", delete "+doc.Delete)
		p.para("    API versions: ", strings.Join(doc.Versions, ", "))
		p.line("")
	}
	p.para("", "kinds --schema KIND prints the document schema of one of them for an editor.")
	_, err := w.Write(p.Bytes())
	return err
}

// Kinds writes a table.
func (Markdown) Kinds(w io.Writer, kinds []*registry.Kind) error {
	r := &sizeBudget{limit: maxComment}
	r.fits("| kind | beside `kind` | create | update | delete | API versions |\n|---|---|---|---|---|---|\n", 0)
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
